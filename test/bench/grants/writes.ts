import { setTimeout } from 'node:timers/promises'
import { revokeGrant } from '@enishi/server/src/grants/revokeGrant.ts'
import { shareFilter } from '@enishi/server/src/grants/shareFilter.ts'
import { shareRecord } from '@enishi/server/src/grants/shareRecord.ts'
import { createContext } from '@enishi/server/src/platform/context.ts'
import type { ContextSource } from '@enishi/server/src/platform/context.ts'
import type pg from 'pg'
import { median } from '../table.ts'
import type { Firm } from './reads.ts'

interface World {
  source: ContextSource
  owner: pg.Client
  /** A second connection of the owner's, which writes while a filter is filled. */
  writer: pg.Client
  giver: Firm
  receiver: Firm
  partnershipId: string
}

/** One record granted and taken back, through the product's own commands. */
export async function measureOne({
  source,
  writer,
  giver,
  partnershipId,
}: World): Promise<Record<string, number>> {
  const times = { grant: [] as number[], revoke: [] as number[], commit: [] as number[] }
  for (const recordId of giver.own.slice(0, 120)) {
    const writing = performance.now()
    await writer.query('update account set version = version + 1 where id = $1', [recordId])
    times.commit.push(performance.now() - writing)
    const start = performance.now()
    const result = await shareRecord(createContext(source, giver.identity, 'en'), {
      recordType: 'ACCOUNT',
      recordId,
      partnershipId,
      fields: ['city'],
      verbs: ['READ'],
    })
    if (result.__typename !== 'RecordShared') continue
    times.grant.push(performance.now() - start)
    const revoking = performance.now()
    await revokeGrant(createContext(source, giver.identity, 'en'), result.grant.id)
    times.revoke.push(performance.now() - revoking)
  }
  return {
    /** One row changed by the owner, for the disk and the load of the machine. */
    commitMs: median(times.commit.slice(20)),
    grantMs: median(times.grant.slice(20)),
    revokeMs: median(times.revoke.slice(20)),
  }
}

/** A filter over all of a firm's accounts: until the last is entered, what others wait meanwhile, and until none is seen. */
export async function measureFilter(world: World): Promise<Record<string, number>> {
  const { source, owner, giver, receiver, partnershipId } = world
  const start = performance.now()
  const result = await shareFilter(createContext(source, giver.identity, 'en'), {
    recordType: 'ACCOUNT',
    filter: [{ field: 'country', op: 'IN', values: ['JP', 'DE', 'US'] }],
    partnershipId,
    fields: ['country', 'city'],
    verbs: ['READ'],
  })
  if (result.__typename !== 'FilterShared') throw new Error(result.message)
  const answeredMs = performance.now() - start
  const grantId = result.grant.id
  const filled = (async () => {
    while (!(await isFilled(owner, grantId))) await setTimeout(20)
    return performance.now() - start
  })()
  const during = await writeUntil(world, filled)
  const filterMs = await filled
  const records = await count(source, receiver)
  const revoking = performance.now()
  await revokeGrant(createContext(source, giver.identity, 'en'), grantId)
  if ((await count(source, receiver)) !== 0) throw new Error('Something is seen after the revocation.')
  const filterRevokeMs = performance.now() - revoking
  // The longest of as long a time, with nothing filled and nothing left to sweep.
  while (await isSweeping(owner)) await setTimeout(50)
  const alone = await writeUntil(world, setTimeout(filterMs))
  return {
    filterAnsweredMs: answeredMs,
    filterSeconds: filterMs / 1000,
    filterRecords: records,
    filterRevokeMs,
    writeAloneMs: alone.median,
    writeFillingMs: during.median,
    longestWriteAloneMs: alone.longest,
    longestLockMs: during.longest,
  }
}

async function isFilled(owner: pg.Client, grantId: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    'select 1 from grant_filling where grant_id = $1 and finished_at is not null',
    [grantId],
  )
  return rowCount === 1
}

const isSweeping = async (owner: pg.Client) =>
  (await owner.query('select 1 from private.leaving_grant limit 1')).rowCount === 1

/** Others change the same firm's accounts all the while: how long their writes take. */
async function writeUntil({ writer, giver }: World, until: Promise<unknown>) {
  let isOver = false
  void until.finally(() => (isOver = true))
  const times: number[] = []
  for (let n = 0; !isOver; n++) {
    const start = performance.now()
    await writer.query('update account set notes = $2, version = version + 1 where id = $1', [
      giver.own[(n * 7919) % giver.own.length],
      `Note ${n}`,
    ])
    times.push(performance.now() - start)
    await setTimeout(2)
  }
  return { median: median(times), longest: Math.max(...times) }
}

async function count(source: ContextSource, { identity, organizationId }: Firm): Promise<number> {
  const statement = {
    name: 'bench filter count',
    text: `select count(*) from visibility v where v.org_id = $1 and v.record_type = 'ACCOUNT'`,
    values: [organizationId],
  }
  const [rows] = await source.db.read(identity, [statement])
  return Number(rows?.[0]?.[0])
}
