import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/ids.ts'
import { startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { logDealActivity } from './logDealActivity.ts'

describe('what happened last on a deal', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })

  const last = async (dealId: string) => {
    const { data } = await app.graphql(
      'aiko',
      'query ($id: ID!) { deal(id: $id) { lastActivity { id kind body author { name } } activities(first: 1) { nodes { id kind body author { name } } } } }',
      { id: dealId },
    )
    const deal = data?.['deal'] as { lastActivity: unknown; activities: { nodes: unknown[] } }
    return { shown: deal.lastActivity, newest: deal.activities.nodes[0] }
  }
  const log = (dealId: string, body: string) =>
    logDealActivity(app.as('kenji'), { dealId, kind: 'NOTE', body, clientId: newId() })

  it('is the newest of its activities, quotes and all', async () => {
    const deal = await app.make.deal()
    await log(deal.id, 'first')
    await log(deal.id, 'said "yes"\n\\ 縁 \t</script>')
    const { shown, newest } = await last(deal.id)
    expect(shown).toEqual(newest)
    expect(shown).toMatchObject({ kind: 'NOTE', body: 'said "yes"\n\\ 縁 \t</script>' })
  })

  it('cannot be written by hand', async () => {
    const deal = await app.make.deal()
    await log(deal.id, 'true')
    await app
      .as('kenji')
      .write(tx =>
        sql`update deal set last_activity_body = 'forged', last_activity_kind = 'CALL' where id = ${deal.id}`.execute(
          tx,
        ),
      )
    expect((await last(deal.id)).shown).toMatchObject({ kind: 'NOTE', body: 'true' })
  })

  it('is never that of another deal', async () => {
    const [mine, other] = [await app.make.deal(), await app.make.deal()]
    await log(other.id, 'elsewhere')
    await expect(
      app
        .as('kenji')
        .write(tx =>
          sql`update deal set last_activity_id = (select last_activity_id from deal where id = ${other.id}) where id = ${mine.id}`.execute(
            tx,
          ),
        ),
    ).rejects.toThrow(/its own deal/)
  })
})
