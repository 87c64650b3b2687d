import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { ChangeProgramTermsInput } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { assessEnrolments } from './assessEnrolments.ts'
import { getOwnProgram, programChanged, programEdited, today, touchProgram } from './getProgram.ts'
import { readLadder } from './ladderInput.ts'
import { programPolicy } from './programs.policy.ts'

const dayMs = 86_400_000

/** The next version of what a program asks and gives. Those in it are judged by it from its day on; at once when that is today. */
export async function changeProgramTerms(ctx: RequestContext, input: ChangeProgramTermsInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  const tiers = readLadder(input.tiers)
  const note = optionalText('note', input.note, 1000)
  const effectiveOn = readEffectiveOn(ctx, input.effectiveOn)
  return await ctx.write(async tx => {
    const program = await getOwnProgram(tx, viewer, input.programId)
    if (program.version !== input.expectedVersion) return programChanged(ctx, program.id)
    const { last } = await tx
      .selectFrom('program_terms')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('program_id', '=', program.id)
      .executeTakeFirstOrThrow()
    const number = Number(last) + 1
    await tx
      .insertInto('program_terms')
      .values({
        id: newId(),
        org_id: viewer.organizationId,
        program_id: program.id,
        number,
        effective_on: effectiveOn,
        note,
        tiers: JSON.stringify(tiers),
        member_id: viewer.memberId,
      })
      .execute()
    await audit(tx, ctx.identity, {
      action: 'program.termsChanged',
      recordType: 'PROGRAM',
      recordId: program.id,
      details: { number, effectiveOn },
    })
    await touchProgram(ctx, tx, program.id, {})
    await assessEnrolments(tx, ctx.identity, { programId: program.id })
    return programEdited(program.id)
  })
}

/** Today at the earliest. Where it is still yesterday, today's day has not begun: it counts as today. */
function readEffectiveOn(ctx: RequestContext, day: string): string {
  const first = today(ctx)
  if (day >= first) {
    if (Date.parse(day) - Date.parse(first) <= 1100 * dayMs) return day
    throw badInput('effectiveOn', {
      en: 'Choose a day within the next three years.',
      ja: '適用日は 3 年以内の日付を指定してください。',
    })
  }
  if (Date.parse(first) - Date.parse(day) <= dayMs) return first
  throw badInput('effectiveOn', {
    en: 'Terms cannot hold from a day that is over. Choose today or later.',
    ja: '過去の日付からは適用できません。本日以降の日付を指定してください。',
  })
}
