import { afterAll, afterEach, beforeAll } from 'vitest'
import type * as Y from 'yjs'
import type { Person } from './liveServer.ts'
import { openPlan } from './planClient.ts'
import type { PlanClient } from './planClient.ts'
import { openWorld, startCampaign } from './world.ts'
import type { World } from './world.ts'

/** The firms of the file's tests, from its first test on. */
export let world: World
/** Who has a plan open in the present test; all of them leave after it. */
export const open: PlanClient[] = []

/** Called once at the top of a test file: a live server for its tests. */
export function liveWorld(): void {
  beforeAll(async () => {
    world = await openWorld()
  }, 60_000)
  afterAll(() => world?.server.close())
  afterEach(() => {
    for (const client of open.splice(0)) client.close()
  })
}

export function join(
  person: Person,
  planId: string,
  more: { doc?: Y.Doc; name?: string; token?: string; port?: number } = {},
): PlanClient {
  const client = openPlan({ port: world.server.port, cookie: person.cookie, planId, ...more })
  open.push(client)
  return client
}

/** A new plan that a person of each firm has open. */
export async function both() {
  const { planId } = await startCampaign(world)
  const aiko = join(world.aiko, planId)
  const ben = join(world.ben, planId)
  await Promise.all([aiko.synced(), ben.synced()])
  return { planId, aiko, ben }
}

/** The plan's log. */
export const rowsOf = async (planId: string) =>
  (
    await world.server.sql.query(
      'select seq, bytes, member_id from plan_update where plan_id = $1 order by seq',
      [planId],
    )
  ).rows
