import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { ChangeTwoPersonRuleInput } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { protectionChanged, rowsOf } from './changeReadingBudget.ts'
import { protectionPolicy } from './protection.policy.ts'

/** From how many rows on nobody exports alone. */
export async function changeTwoPersonRule(ctx: RequestContext, input: ChangeTwoPersonRuleInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, protectionPolicy.watchOver)
  const { expectedVersion } = input
  const exportRows = rowsOf('exportRows', input.exportRows, 1)
  return await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.set_two_person_rule(${exportRows}, ${expectedVersion}) as outcome`.execute(tx)
    if (rows[0]?.outcome !== 'SET') return protectionChanged(ctx)
    await audit(tx, ctx.identity, {
      action: 'twoPersonRule.changed',
      recordType: 'ORGANIZATION',
      recordId: viewer.organizationId,
      details: { exportRows },
    })
    return {
      __typename: 'TwoPersonRuleSet' as const,
      rule: { exportRows, version: expectedVersion + 1 },
    }
  })
}
