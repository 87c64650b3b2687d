import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { ChangeReadingBudgetInput } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { protectionPolicy } from './protection.policy.ts'

/** How many rows a role reads in lists and exports in a day. */
export async function changeReadingBudget(ctx: RequestContext, input: ChangeReadingBudgetInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, protectionPolicy.watchOver)
  const { role, expectedVersion } = input
  const readRows = rowsOf('readRows', input.readRows, 0)
  const exportRows = rowsOf('exportRows', input.exportRows, 0)
  return await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.set_reading_budget(${role}, ${readRows}, ${exportRows}, ${expectedVersion}) as outcome`.execute(
      tx,
    )
    if (rows[0]?.outcome !== 'SET') return protectionChanged(ctx)
    await audit(tx, ctx.identity, {
      action: 'budget.changed',
      recordType: 'ORGANIZATION',
      recordId: viewer.organizationId,
      details: { role, readRows, exportRows },
    })
    await announce(tx, ctx.identity, { topic: 'reading.budgetChanged', recordId: viewer.organizationId })
    return {
      __typename: 'ReadingBudgetSet' as const,
      budget: { role, readRows, exportRows, version: expectedVersion + 1 },
    }
  })
}

/** @throws AppError BAD_INPUT naming the field */
export function rowsOf(field: string, value: number, least: number): number {
  if (value >= least && value <= 10_000_000) return value
  throw badInput(field, {
    en: `Write a number from ${least} to 10,000,000.`,
    ja: `${least} から 10,000,000 までの数を入力してください。`,
  })
}

export const protectionChanged = (ctx: RequestContext) => ({
  __typename: 'ProtectionChanged' as const,
  message:
    ctx.language === 'ja'
      ? '別の管理者が先に変更しました。内容を確認してからやり直してください。'
      : 'Another administrator changed this first. Look at it, then decide again.',
})
