import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { declineDocument } from './declineDocument.ts'
import { propose, readDocument, upload } from './documentTestSupport.ts'
import { proposeDocument } from './proposeDocument.ts'
import { proposeDocumentVersion } from './proposeDocumentVersion.ts'
import { remindSigners } from './remindSigners.ts'
import { signDocument } from './signDocument.ts'
import { withdrawDocument } from './withdrawDocument.ts'

let app: TestApp
let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-documents-'))
  app = await startTestApp({ env: { home } })
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('a document', () => {
  it('is in force once every firm signed the same bytes, and names who did', async () => {
    const { id, versionId, sha256 } = await propose(app)
    expect(await readDocument(app, 'kenji', id)).toMatchObject({
      title: 'Reseller agreement',
      viewerCanPropose: false,
      inForce: null,
      proposed: {
        status: 'PROPOSED',
        awaiting: [{ name: 'Aurora Systems' }, { name: 'Sakura Trading' }],
        viewerCanSign: true,
        viewerCanDecline: true,
        viewerCanWithdraw: false,
      },
    })
    expect(await signDocument(app.as('aiko'), versionId, sha256)).toMatchObject({ isInForce: false })
    expect(await signDocument(app.as('aiko'), versionId, sha256)).toMatchObject({ isInForce: false })
    expect(await readDocument(app, 'aiko', id)).toMatchObject({
      proposed: { viewerCanSign: false, awaiting: [{ name: 'Sakura Trading' }], viewerCanRemind: true },
    })
    expect(await signDocument(app.as('kenji'), versionId, sha256)).toMatchObject({ isInForce: true })
    expect(await readDocument(app, 'aiko', id)).toMatchObject({
      proposed: null,
      viewerCanPropose: true,
      inForce: {
        status: 'IN_FORCE',
        awaiting: [],
        signatures: [
          { name: 'Aiko Sato', sha256, organization: { name: 'Aurora Systems' } },
          { name: 'Kenji Tanaka', sha256, organization: { name: 'Sakura Trading' } },
        ],
      },
    })
  })

  it('takes a newer version only when that one is signed by all too', async () => {
    const { id, versionId, sha256 } = await propose(app)
    for (const person of ['aiko', 'kenji'] as const) await signDocument(app.as(person), versionId, sha256)
    const fileId = await upload(app, 'kenji', 'Second version')
    const newer = await proposeDocumentVersion(app.as('kenji'), {
      documentId: id,
      fileId,
      note: 'New prices',
    })
    expect(newer).toMatchObject({ __typename: 'DocumentProposed' })
    const again = { documentId: id, fileId: await upload(app, 'aiko', 'Third version') }
    expect(await proposeDocumentVersion(app.as('aiko'), again)).toMatchObject({
      __typename: 'DocumentProposalOpen',
    })
    const proposed = (await readDocument(app, 'aiko', id))?.proposed
    expect(await readDocument(app, 'aiko', id)).toMatchObject({
      inForce: { no: 1 },
      proposed: { no: 2, note: 'New prices' },
    })
    for (const person of ['kenji', 'aiko'] as const)
      await signDocument(app.as(person), proposed?.id ?? '', proposed?.file.sha256 ?? '')
    expect(await readDocument(app, 'aiko', id)).toMatchObject({
      inForce: { no: 2 },
      versions: [
        { no: 2, status: 'IN_FORCE' },
        { no: 1, status: 'SUPERSEDED' },
      ],
    })
  })

  it('is withdrawn by the firm that proposed it and declined by the other; what is closed takes no signature', async () => {
    const first = await propose(app)
    await expect(declineDocument(app.as('aiko'), first.versionId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(withdrawDocument(app.as('kenji'), first.versionId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await readDocument(app, 'kenji', first.id)).toMatchObject({ proposed: { status: 'PROPOSED' } })
    await withdrawDocument(app.as('aiko'), first.versionId)
    const second = await propose(app)
    await declineDocument(app.as('kenji'), second.versionId)
    for (const { versionId, sha256 } of [first, second]) {
      expect(await signDocument(app.as('kenji'), versionId, sha256)).toMatchObject({
        __typename: 'DocumentProposalClosed',
      })
    }
    expect(await readDocument(app, 'aiko', first.id)).toMatchObject({ versions: [{ status: 'WITHDRAWN' }] })
    expect(await readDocument(app, 'aiko', second.id)).toMatchObject({ versions: [{ status: 'DECLINED' }] })
  })

  it('signed and withdrawn at the same moment ends as one of both, for everybody', async () => {
    const { id, versionId, sha256 } = await propose(app)
    await signDocument(app.as('aiko'), versionId, sha256)
    const results = await Promise.all([
      signDocument(app.as('kenji'), versionId, sha256),
      withdrawDocument(app.as('aiko'), versionId),
    ])
    const closed = results.filter(result => result.__typename === 'DocumentProposalClosed')
    expect(closed).toHaveLength(1)
    const status = (await readDocument(app, 'kenji', id))?.versions[0]?.status
    expect(status).toBe(results[0].__typename === 'DocumentSigned' ? 'IN_FORCE' : 'WITHDRAWN')
  })

  it('is signed for the very bytes that were read, by whom the firm lets sign', async () => {
    const { versionId, sha256 } = await propose(app)
    for (const wrong of ['', 'x', sha256.toUpperCase(), '0'.repeat(64)]) {
      await expect(signDocument(app.as('kenji'), versionId, wrong)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        field: 'sha256',
      })
    }
    const seller = app.as('kenji', { roles: ['SELLER'] })
    await expect(signDocument(seller, versionId, sha256)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(remindSigners(seller, versionId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('needs a title, and a waiting file of the proposing firm that nothing else hangs on', async () => {
    const fileId = await upload(app, 'aiko', 'Mine')
    const input = { partnershipId: app.partnershipWith('kenji'), kind: 'NDA', title: 'NDA', fileId } as const
    await expect(proposeDocument(app.as('aiko'), { ...input, title: ' ' })).rejects.toMatchObject({
      field: 'title',
    })
    await expect(proposeDocument(app.as('kenji'), input)).rejects.toMatchObject({ field: 'fileId' })
    await expect(proposeDocument(app.as('aiko'), { ...input, fileId: 'nonsense' })).rejects.toMatchObject({
      field: 'fileId',
    })
    const results = await Promise.allSettled([1, 2].map(() => proposeDocument(app.as('aiko'), input)))
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('reminds those whose signature is missing, once a day, in their language', async () => {
    const { versionId } = await propose(app)
    expect(await remindSigners(app.as('aiko'), versionId)).toEqual({ count: 1 })
    expect(await remindSigners(app.as('aiko'), versionId)).toEqual({ count: 0 })
    const mails = await withClient(app.ownerUrl, async client => {
      const sent = await client.query<{ recipient: string; subject: string }>(
        'select recipient, subject from outgoing_mail where cause like $1 order by created_at',
        [`document:${versionId}%`],
      )
      return sent.rows
    })
    expect(mails).toEqual([
      {
        recipient: 'kenji@sakura.example',
        subject: 'Aurora Systems が文書「Reseller agreement」を提案しました',
      },
      {
        recipient: 'kenji@sakura.example',
        subject: '【再送】「Reseller agreement」への署名をお待ちしています',
      },
    ])
  })
})
