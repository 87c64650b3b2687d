import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
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
  home = await mkdtemp(join(tmpdir(), 'enishi-document-border-'))
  app = await startTestApp({ env: { home } })
})
afterAll(() => rm(home, { recursive: true, force: true }))

const pathOf = async (person: PersonName, id: string) =>
  (await readDocument(app, person, id))?.versions[0]?.file.path ?? ''

describe('the border around a document', () => {
  it('does not exist for other firms: not to read, sign, close, remind of or propose into; nor its file', async () => {
    const { id, versionId, sha256 } = await propose(app)
    const path = await pathOf('kenji', id)
    expect((await app.fetch(path, { as: 'kenji' })).status).toBe(200)
    for (const person of ['marta', 'stranger'] as const) {
      const ctx = app.as(person)
      expect(await readDocument(app, person, id)).toBeNull()
      const fileId = await upload(app, person, 'Intruder')
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

  it('cannot be written past its functions, not even by the firm’s own statement', async () => {
    const { versionId, sha256, id } = await propose(app)
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
    const { id, versionId, sha256 } = await propose(app)
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
    expect(await readDocument(app, 'kenji', id)).toMatchObject({ proposed: { viewerCanSign: false } })
    expect((await app.fetch(path, { as: 'kenji' })).status).toBe(200)
    await become('ENDED')
    for (const person of ['aiko', 'kenji'] as const)
      expect((await app.fetch(path, { as: person })).status).toBe(404)
    const late = { documentId: id, fileId: await upload(app, 'aiko', `Late ${newId()}`) }
    await expect(proposeDocumentVersion(app.as('aiko'), late)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
