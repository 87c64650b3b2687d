import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import type { ExitChoiceInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { exitClosed, exitPlanned, readExitChoices } from './exitChoices.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** What this firm wants of the joint records when the planned end takes effect. */
export async function chooseForExit(ctx: RequestContext, exitId: string, given: readonly ExitChoiceInput[]) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  const choices = readExitChoices(ctx, given)
  return await ctx.write(async tx => {
    const { partnershipId } = await getExit(tx, exitId)
    const { rows } = await sql<{ outcome: string }>`
      select private.choose_for_exit(${exitId}, ${JSON.stringify(choices)}::jsonb) as outcome`.execute(tx)
    if (rows[0]?.outcome === 'NOT_FOUND') throw exitNotFound()
    if (rows[0]?.outcome !== 'CHOSEN') return exitClosed(ctx, partnershipId)
    await noteExit(ctx, tx, partnershipId, { exitId, choices: choices.length })
    return exitPlanned(exitId, partnershipId)
  })
}

/** @throws AppError NOT_FOUND, also for strangers. */
export async function getExit(tx: Transaction, exitId: string) {
  if (!isId(exitId)) throw exitNotFound()
  const exit = await tx
    .selectFrom('partnership_exit')
    .select('partnership_id as partnershipId')
    .where('id', '=', exitId)
    .executeTakeFirst()
  if (!exit) throw exitNotFound()
  return exit
}

export async function noteExit(
  ctx: RequestContext,
  tx: Transaction,
  partnershipId: string,
  details: Record<string, unknown>,
): Promise<void> {
  await audit(tx, ctx.identity, {
    action: 'partnership.exit',
    recordType: 'PARTNERSHIP',
    recordId: partnershipId,
    details,
  })
  await announce(tx, ctx.identity, { topic: 'partnership.exit', recordId: partnershipId, partnershipId })
}

export const exitNotFound = () => notFound({ en: 'The planned end', ja: '終了の計画' })
