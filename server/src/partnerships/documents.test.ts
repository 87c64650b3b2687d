import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { receiveFile } from '../platform/files/receiveFile.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
import { declineDocument } from './declineDocument.ts'
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

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

const upload = async (by: PersonName, text: string, name = 'agreement.txt') =>
  (await receiveFile(app.as(by), name, bytesOf(text))).fileId

let count = 0
async function propose(by: PersonName = 'aiko', text = `Agreement ${++count}`) {
  const result = await proposeDocument(app.as(by), {
    partnershipId: app.partnershipWith('kenji'),
    kind: 'AGREEMENT',
    title: 'Reseller agreement',
    fileId: await upload(by, text),
  })
  const seen = await document(by, result.document.id)
  if (!seen?.proposed) throw new Error('Nothing was proposed.')
  return { id: seen.id, versionId: seen.proposed.id, sha256: seen.proposed.file.sha256 }
}

interface Version {
  id: string
  no: number
  status: string
  file: { sha256: string; path: string }
}
interface Document {
  id: string
  inForce: Version | null
  proposed: Version | null
  versions: Version[]
}

async function document(person: PersonName, id: string): Promise<Document | null> {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnershipDocument(id: $id) { id title kind viewerCanPropose
      inForce { ...V } proposed { ...V } versions { ...V } } }
     fragment V on DocumentVersion { id no status note file { name sha256 path byteSize mediaType }
      signatures { name sha256 organization { name } } awaiting { name } viewerCanSign viewerCanWithdraw viewerCanDecline viewerCanRemind }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['partnershipDocument'] as Document | null
}

const pathOf = async (person: PersonName, id: string) =>
  (await document(person, id))?.versions[0]?.file.path ?? ''

describe('a document', () => {
  it('is in force once every firm signed the same bytes, and names who did', async () => {
    const { id, versionId, sha256 } = await propose()
    expect(await document('kenji', id)).toMatchObject({
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
    expect(await document('aiko', id)).toMatchObject({
      proposed: { viewerCanSign: false, awaiting: [{ name: 'Sakura Trading' }], viewerCanRemind: true },
    })
    expect(await signDocument(app.as('kenji'), versionId, sha256)).toMatchObject({ isInForce: true })
    expect(await document('aiko', id)).toMatchObject({
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
    const { id, versionId, sha256 } = await propose()
    for (const person of ['aiko', 'kenji'] as const) await signDocument(app.as(person), versionId, sha256)
    const fileId = await upload('kenji', 'Second version')
    const newer = await proposeDocumentVersion(app.as('kenji'), {
      documentId: id,
      fileId,
      note: 'New prices',
    })
    expect(newer).toMatchObject({ __typename: 'DocumentProposed' })
    const again = { documentId: id, fileId: await upload('aiko', 'Third version') }
    expect(await proposeDocumentVersion(app.as('aiko'), again)).toMatchObject({
      __typename: 'DocumentProposalOpen',
    })
    const proposed = (await document('aiko', id))?.proposed
    expect(await document('aiko', id)).toMatchObject({
      inForce: { no: 1 },
      proposed: { no: 2, note: 'New prices' },
    })
    for (const person of ['kenji', 'aiko'] as const)
      await signDocument(app.as(person), proposed?.id ?? '', proposed?.file.sha256 ?? '')
    expect(await document('aiko', id)).toMatchObject({
      inForce: { no: 2 },
      versions: [
        { no: 2, status: 'IN_FORCE' },
        { no: 1, status: 'SUPERSEDED' },
      ],
    })
  })

  it('is withdrawn by the firm that proposed it and declined by the other; what is closed takes no signature', async () => {
    const first = await propose()
    await expect(declineDocument(app.as('aiko'), first.versionId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(withdrawDocument(app.as('kenji'), first.versionId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await document('kenji', first.id)).toMatchObject({ proposed: { status: 'PROPOSED' } })
    await withdrawDocument(app.as('aiko'), first.versionId)
    const second = await propose()
    await declineDocument(app.as('kenji'), second.versionId)
    for (const { versionId, sha256 } of [first, second]) {
      expect(await signDocument(app.as('kenji'), versionId, sha256)).toMatchObject({
        __typename: 'DocumentProposalClosed',
      })
    }
    expect(await document('aiko', first.id)).toMatchObject({ versions: [{ status: 'WITHDRAWN' }] })
    expect(await document('aiko', second.id)).toMatchObject({ versions: [{ status: 'DECLINED' }] })
  })

  it('signed and withdrawn at the same moment ends as one of both, for everybody', async () => {
    const { id, versionId, sha256 } = await propose()
    await signDocument(app.as('aiko'), versionId, sha256)
    const results = await Promise.all([
      signDocument(app.as('kenji'), versionId, sha256),
      withdrawDocument(app.as('aiko'), versionId),
    ])
    const closed = results.filter(result => result.__typename === 'DocumentProposalClosed')
    expect(closed).toHaveLength(1)
    const status = (await document('kenji', id))?.versions[0]?.status
    expect(status).toBe(results[0].__typename === 'DocumentSigned' ? 'IN_FORCE' : 'WITHDRAWN')
  })

  it('is signed for the very bytes that were read, by whom the firm lets sign', async () => {
    const { versionId, sha256 } = await propose()
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
    const fileId = await upload('aiko', 'Mine')
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

  it('does not exist for other firms: not to read, sign, close, remind of or propose into; nor its file', async () => {
    const { id, versionId, sha256 } = await propose()
    const path = await pathOf('kenji', id)
    expect((await app.fetch(path, { as: 'kenji' })).status).toBe(200)
    for (const person of ['marta', 'stranger'] as const) {
      const ctx = app.as(person)
      expect(await document(person, id)).toBeNull()
      const fileId = await upload(person, 'Intruder')
      const attempts = await Promise.allSettled([
        signDocument(ctx, versionId, sha256),
        withdrawDocument(ctx, versionId),
        declineDocument(ctx, versionId),
        remindSigners(ctx, versionId),
        proposeDocumentVersion(ctx, { documentId: id, fileId }),
        proposeDocument(ctx, {
          partnershipId: app.partnershipWith('kenji'),
          kind: 'OTHER',
          title: 'Intruder',
          fileId,
        }),
      ])
      for (const attempt of attempts) expect(attempt).toMatchObject({ reason: { code: 'NOT_FOUND' } })
      expect((await app.fetch(path, { as: person })).status).toBe(404)
    }
    await expect(signDocument(app.as('kenji'), 'nonsense', sha256)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('reminds those whose signature is missing, once a day, in their language', async () => {
    const { versionId } = await propose()
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

  it('cannot be written past its functions, not even by the firm’s own statement', async () => {
    const { versionId, sha256, id } = await propose()
    for (const statement of [
      `update document_version set status = 'IN_FORCE' where id = '${versionId}'`,
      `insert into document_signature (version_id, document_id, org_id, member_id, name, sha256)
        values ('${versionId}', '${id}', '${app.organizationId('kenji')}', '${app.memberId('kenji')}', 'Kenji', '\\x${sha256}')`,
      `update file set sha256 = sha256 where record_id = '${id}'`,
      `delete from document_signature`,
    ]) {
      const attempt = app.as('aiko').write(async tx => {
        const { sql } = await import('kysely')
        return await sql.raw(statement).execute(tx)
      })
      await expect(attempt, statement).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('and its file wait while the partnership is suspended, and close when it ends', async () => {
    const { id, versionId, sha256 } = await propose()
    const path = await pathOf('kenji', id)
    const become = async (status: 'SUSPENDED' | 'ENDED') => {
      const partnershipId = app.partnershipWith('kenji')
      const { version } = await app
        .as('aiko')
        .query(tx =>
          tx
            .selectFrom('partnership')
            .select('version')
            .where('id', '=', partnershipId)
            .executeTakeFirstOrThrow(),
        )
      await changePartnershipStatus(app.as('aiko'), { partnershipId, status, expectedVersion: version })
    }
    await become('SUSPENDED')
    await expect(signDocument(app.as('kenji'), versionId, sha256)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await document('kenji', id)).toMatchObject({ proposed: { viewerCanSign: false } })
    expect((await app.fetch(path, { as: 'kenji' })).status).toBe(200)
    await become('ENDED')
    for (const person of ['aiko', 'kenji'] as const)
      expect((await app.fetch(path, { as: person })).status).toBe(404)
    const late = { documentId: id, fileId: await upload('aiko', `Late ${newId()}`) }
    await expect(proposeDocumentVersion(app.as('aiko'), late)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
