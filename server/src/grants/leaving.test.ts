import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { share, sharedFilter } from '../../../test/support/grantsWorld.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { changeGrant } from './changeGrant.ts'
import { revokeGrant } from './revokeGrant.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const reached = (grantId: string) =>
  withClient(app.ownerUrl, async client => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from visibility where grant_id = $1',
      [grantId],
    )
    return rows[0]?.n
  })

/** In the background: soon, or within half a minute where another database of the same server is being written. */
async function untilNothingIsReached(grantId: string) {
  for (let tries = 0; tries < 800 && (await reached(grantId)) !== 0; tries++) await setTimeout(50)
  expect(await reached(grantId)).toBe(0)
}

const filterOn = async (city: string) => {
  await app.make.account({ city })
  return sharedFilter(app, { filter: [{ field: 'city', op: 'IN', values: [city] }] })
}

describe('a grant that is over', { timeout: 90_000 }, () => {
  it('leaves no row behind: of one record at once, of a filter soon', async () => {
    const { id: recordId } = await app.make.account()
    const one = await share(app, 'aiko', {
      recordId,
      partnershipId: app.partnershipWith('kenji'),
      fields: [],
      verbs: ['READ'],
    })
    const many = await filterOn('Leaving')
    expect([await reached(one), await reached(many)]).toEqual([1, 1])
    await revokeGrant(app.as('aiko'), one)
    expect(await reached(one)).toBe(0)
    await revokeGrant(app.as('aiko'), many)
    await untilNothingIsReached(many)
  })

  it('leaves none when time ended it either', async () => {
    const grantId = await filterOn('Ending')
    expect(await reached(grantId)).toBe(1)
    const result = await changeGrant(app.as('aiko'), {
      grantId,
      fields: ['city'],
      verbs: ['READ'],
      expiresAt: new Date(Date.now() + 1000).toISOString(),
      expectedVersion: 1,
    })
    expect(result.__typename).toBe('GrantEdited')
    await untilNothingIsReached(grantId)
  })

  it('is not swept for good while somebody still writes who saw it open', async () => {
    const grantId = await filterOn('Late')
    await withClient(app.ownerUrl, async writer => {
      await writer.query('begin')
      await writer.query(
        `insert into account (id, org_id, name, city) values (gen_random_uuid(), $1, 'Late', 'Late')`,
        [app.organizationId('aiko')],
      )
      await revokeGrant(app.as('aiko'), grantId)
      await untilNothingIsReached(grantId)
      await writer.query('commit')
    })
    await untilNothingIsReached(grantId)
  })
})
