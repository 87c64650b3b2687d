import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { planExit } from '../partnerships/planExit.ts'
import { withdrawExit } from '../partnerships/withdrawExit.ts'
import { checkPartnershipLedger } from './checkPartnershipLedger.ts'
import { readEntries } from './testSupport.ts'

let app: TestApp
let home: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-exit-entries-'))
  app = await startTestApp({ env: { home } })
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('the ledger of an exit', () => {
  it('holds the plan, what each firm chose, both archives by their hashes, and the end', async () => {
    const partnershipId = app.partnershipWith('marta')
    const plan = async (coolingOffDays: number) => {
      const result = await planExit(app.as('aiko'), {
        partnershipId,
        coolingOffDays,
        reason: 'Ms. Mori left',
        choices: [
          { recordType: 'DEAL', choice: 'RETAIN', reason: 'Tax law', retainUntil: '2031-01-01' },
          { recordType: 'ROOM', choice: 'RETURN' },
        ],
      })
      if (result.__typename !== 'ExitPlanned') throw new Error(result.message)
      return result.exit.id
    }
    const calledOff = await plan(30)
    await withdrawExit(app.as('aiko'), calledOff)
    const exitId = await plan(0)
    const entriesOf = (recordId: string) =>
      readEntries(app, 'marta', { partnershipId, recordType: 'EXIT', recordId })
    expect((await entriesOf(calledOff)).map(({ kind }) => kind)).toEqual(['exit.planned', 'exit.withdrawn'])
    const entries = await entriesOf(exitId)
    expect(entries.map(({ kind }) => kind)).toEqual([
      'exit.planned',
      'exit.begun',
      'exit.archived',
      'exit.archived',
      'exit.done',
    ])
    expect(entries[0]?.words).toMatchObject({ reason: 'Ms. Mori left' })
    expect(entries[1]?.payload.choices).toEqual([
      {
        organizationId: app.organizationId('aiko'),
        recordType: 'DEAL',
        choice: 'RETAIN',
        retainUntil: '2031-01-01',
      },
      {
        organizationId: app.organizationId('aiko'),
        recordType: 'ROOM',
        choice: 'RETURN',
        retainUntil: null,
      },
    ])
    expect(JSON.stringify(entries.map(({ payload }) => payload))).not.toMatch(/Mori|Tax law/)
    const archives = await withClient(
      app.ownerUrl,
      async client =>
        (
          await client.query<{ org_id: string; sha256: string }>(
            `select org_id, encode(sha256, 'hex') as sha256 from partnership_archive where exit_id = $1`,
            [exitId],
          )
        ).rows,
    )
    const entered = entries.slice(2, 4).map(({ payload }) => ({
      org_id: payload.organizationId,
      sha256: payload.sha256,
    }))
    expect(entered).toHaveLength(2)
    expect(entered).toEqual(expect.arrayContaining(archives))
    expect(await checkPartnershipLedger(app.as('aiko'), partnershipId)).toMatchObject({ fault: null })
  })
})
