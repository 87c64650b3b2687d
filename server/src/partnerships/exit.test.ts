import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { becomePartners, share } from '../../../test/support/grantsWorld.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { agreeToGrant } from '../grants/agreeToGrant.ts'
import { newId } from '../platform/ids.ts'
import { receiveFile } from '../platform/files/receiveFile.ts'
import { addPartnershipContact } from './addPartnershipContact.ts'
import { chooseForExit } from './chooseForExit.ts'
import { planExit } from './planExit.ts'
import { proposeDocument } from './proposeDocument.ts'
import { runDueExits } from './runDueExits.ts'
import { bytesOf, download, readExit, unpack } from './testSupport.ts'
import { withdrawExit } from './withdrawExit.ts'

let app: TestApp
let home: string
let partnershipId: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-exit-'))
})
beforeEach(async () => {
  app = await startTestApp({ env: { home } })
  partnershipId = app.partnershipWith('kenji')
})
afterAll(() => rm(home, { recursive: true, force: true }))

const exitOf = (person: PersonName) => readExit(app, person, partnershipId)

const contactsOf = async (person: PersonName) => {
  const query = 'query ($id: ID!) { partnership(id: $id) { contacts { id } } }'
  const { data } = await app.graphql(person, query, { id: partnershipId })
  return (data?.['partnership'] as { contacts: unknown[] } | null)?.contacts
}

const plan = (
  coolingOffDays: number,
  by: PersonName = 'aiko',
  choices: Parameters<typeof planExit>[1]['choices'] = [],
) => planExit(app.as(by), { partnershipId, coolingOffDays, reason: 'Other plans', choices })

const seen = async (person: PersonName, type: 'deal' | 'account' | 'room' | 'interchange', id: string) =>
  (await app.graphql(person, `query ($id: ID!) { ${type}(id: $id) { id } }`, { id })).data?.[type]

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)

describe('an exit', () => {
  it('at once closes grants and joint records, and gives each firm its archive and a certificate of it', async () => {
    const account = await app.make.sharedAccount({ name: 'Grantedfirm', notes: 'Ownsecret' })
    const deal = await app.make.deal({ accountId: account.id, title: 'Jointdeal' })
    const { fileId } = await receiveFile(app.as('aiko'), 'terms.txt', bytesOf('The terms'))
    await proposeDocument(app.as('aiko'), { partnershipId, kind: 'NDA', title: 'Paper', fileId })
    await addPartnershipContact(app.as('kenji'), {
      id: newId(),
      partnershipId,
      memberId: app.memberId('kenji'),
      input: { role: 'SALES', phone: '+81 3 5555' },
    })
    const interchangeId = newId()
    await withClient(app.ownerUrl, client =>
      client.query(
        `insert into interchange (id, org_id, partnership_id, content, sha256, byte_size) values ($1, $2, $3, 'UNB', sha256('UNB'), 3)`,
        [interchangeId, app.organizationId('aiko'), partnershipId],
      ),
    )
    expect(await seen('kenji', 'interchange', interchangeId)).toEqual({ id: interchangeId })
    expect(await plan(0)).toMatchObject({ __typename: 'ExitPlanned' })
    expect(await seen('kenji', 'interchange', interchangeId)).toBeNull()
    expect(await seen('aiko', 'interchange', interchangeId)).toEqual({ id: interchangeId })
    for (const person of ['aiko', 'kenji'] as const) {
      expect(await seen(person, 'deal', deal.id)).toBeNull()
      const exit = await exitOf(person)
      expect(exit).toMatchObject({ status: 'DONE', grantsClosed: 1 })
      const { archivePath, certificatePath, certificatePagePath, sha256 } = exit?.archive ?? {}
      const { status, bytes } = await download(app, person, archivePath ?? '')
      expect(status).toBe(200)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const files = await unpack(bytes)
      expect(files.get('rows/deal/000001.jsonl')).toContain('Jointdeal')
      expect([...files.values()]).toContain('The terms')
      expect(files.get('rows/partnership_contact/000001.jsonl')).toContain('+81 3 5555')
      expect(await contactsOf(person)).toEqual([])
      const whole = [...files.values()].join('')
      if (person === 'aiko') expect(whole).toContain('Ownsecret')
      else expect(whole).not.toMatch(/Ownsecret|Grantedfirm/)
      expect(JSON.parse((await download(app, person, certificatePath ?? '')).bytes.toString())).toMatchObject(
        {
          format: 'enishi-exit-certificate',
          firms: ['Aurora Systems', 'Sakura Trading'],
          grantsClosed: 1,
          archive: { sha256 },
          records: expect.arrayContaining([expect.objectContaining({ recordType: 'DEAL', count: 1 })]),
        },
      )
      expect((await download(app, person, certificatePagePath ?? '')).bytes.toString()).toContain(sha256)
    }
    expect(await seen('kenji', 'account', account.id)).toBeNull()
    expect(await seen('aiko', 'account', account.id)).toEqual({ id: account.id })
    const [ours, theirs] = [await exitOf('aiko'), await exitOf('kenji')]
    expect(ours?.archive?.sha256).not.toBe(theirs?.archive?.sha256)
    for (const person of ['kenji', 'marta', 'stranger'] as const)
      expect((await download(app, person, ours?.archive?.archivePath ?? '')).status).toBe(404)
    expect((await download(app, undefined, ours?.archive?.archivePath ?? '')).status).toBe(401)
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_archive set expires_at = now() - interval '1 second'`),
    )
    expect((await download(app, 'aiko', ours?.archive?.archivePath ?? '')).status).toBe(404)
  })

  it('leaves each firm what it retains, for its reason, until its day', async () => {
    const deal = await app.make.deal()
    const room = await app.make.room()
    await plan(0, 'kenji', [
      { recordType: 'DEAL', choice: 'RETAIN', reason: 'Tax law', retainUntil: tomorrow },
    ])
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
    expect(await seen('aiko', 'deal', deal.id)).toBeNull()
    expect(await seen('kenji', 'room', room.id)).toBeNull()
    const move = { dealId: deal.id, stage: 'WON', expectedVersion: 1 } as const
    await expect(moveDeal(app.as('kenji'), move)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_exit_choice set retain_until = current_date - 1`),
    )
    await runDueExits(app.app.source)
    expect(await seen('kenji', 'deal', deal.id)).toBeNull()
  })

  it('with a cooling-off period lets the other firm choose, its own firm withdraw, and takes effect at its time', async () => {
    const deal = await app.make.deal()
    await plan(30)
    const exit = await exitOf('kenji')
    expect(exit).toMatchObject({ status: 'PLANNED', viewerCanChoose: true, viewerCanWithdraw: false })
    expect(await plan(0, 'kenji')).toMatchObject({ __typename: 'ExitClosed' })
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
    expect(await withdrawExit(app.as('kenji'), exit?.id ?? '')).toMatchObject({ __typename: 'ExitClosed' })
    await withdrawExit(app.as('aiko'), exit?.id ?? '')
    expect(await exitOf('aiko')).toBeNull()
    await plan(30)
    const again = await exitOf('kenji')
    const retain = [{ recordType: 'DEAL', choice: 'RETAIN' as const, reason: 'Audit', retainUntil: tomorrow }]
    await chooseForExit(app.as('kenji'), again?.id ?? '', retain)
    expect(await runDueExits(app.app.source)).toBe(0)
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_exit set effective_at = now() where status = 'PLANNED'`),
    )
    expect(await runDueExits(app.app.source)).toBe(1)
    expect(await exitOf('aiko')).toMatchObject({ status: 'DONE' })
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
    expect(await seen('aiko', 'deal', deal.id)).toBeNull()
    expect(await chooseForExit(app.as('kenji'), again?.id ?? '', [])).toMatchObject({
      __typename: 'ExitClosed',
    })
  })

  it('that broke off after closing goes on to the archives, once, also when two look at the same time', async () => {
    await app.make.deal()
    await plan(30)
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_exit set effective_at = now(), status = 'ENDING', ended_at = now()`),
    )
    const source = app.app.source
    const counts = await Promise.all([runDueExits(source), runDueExits(source)])
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await exitOf('kenji')).toMatchObject({ status: 'DONE', archive: { byteSize: expect.any(Number) } })
  })

  it('closes for good: no other record under the same id lets a firm back in, and what it showed outside is taken back', async () => {
    const deal = await app.make.deal()
    const elsewhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
    const grantId = await share(app, 'kenji', {
      recordType: 'DEAL',
      recordId: deal.id,
      partnershipId: elsewhere,
      fields: ['stage'],
      verbs: ['READ'],
    })
    await agreeToGrant(app.as('aiko'), grantId, true)
    const reached = () =>
      app
        .as('stranger')
        .query(tx =>
          tx.selectFrom('visibility').select('record_id').where('record_id', '=', deal.id).execute(),
        )
    expect(await reached()).toHaveLength(1)
    await plan(0)
    expect(await reached()).toEqual([])
    const grant = await app
      .as('kenji')
      .query(tx =>
        tx.selectFrom('record_grant').select('status').where('id', '=', grantId).executeTakeFirst(),
      )
    expect(grant).toEqual({ status: 'REVOKED' })
    for (const person of ['kenji', 'stranger'] as const) {
      const wedge = app
        .as(person)
        .write(tx =>
          tx
            .insertInto('campaign')
            .values({ id: deal.id, partnership_id: elsewhere, name: 'Wedge' })
            .execute(),
        )
      await expect(wedge).rejects.toMatchObject({ code: '42501' })
      expect(await seen(person, 'deal', deal.id)).toBeNull()
    }
  })

  it('is refused to strangers, to roles that may not, and without what a choice needs', async () => {
    for (const person of ['marta', 'stranger'] as const)
      await expect(plan(0, person)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const seller = planExit(app.as('aiko', { roles: ['SELLER'] }), {
      partnershipId,
      coolingOffDays: 0,
      choices: [],
    })
    await expect(seller).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const days of [-1, 366]) await expect(plan(days)).rejects.toMatchObject({ field: 'coolingOffDays' })
    for (const wrong of [
      [{ recordType: 'PARTNERSHIP', choice: 'RETURN' as const }],
      [{ recordType: 'DEAL', choice: 'RETAIN' as const }],
      [{ recordType: 'DEAL', choice: 'RETAIN' as const, reason: 'x', retainUntil: '2020-01-01' }],
      [
        { recordType: 'DEAL', choice: 'RETURN' as const },
        { recordType: 'DEAL', choice: 'RETURN' as const },
      ],
    ])
      await expect(plan(30, 'aiko', wrong)).rejects.toMatchObject({ field: 'choices' })
    await plan(30)
    const exit = await exitOf('aiko')
    for (const person of ['marta', 'stranger'] as const) {
      await expect(withdrawExit(app.as(person), exit?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(chooseForExit(app.as(person), exit?.id ?? '', [])).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
  })
})
