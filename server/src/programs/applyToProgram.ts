import type { RequestContext } from '../platform/context.ts'
import type { ApplyToProgramInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { programNotFound, requireClientId } from './getProgram.ts'
import { openEnrolment } from './openEnrolment.ts'
import { programPolicy } from './programs.policy.ts'

/** Asks to be in a partner's program that takes applications; the firm of the program decides. */
export async function applyToProgram(ctx: RequestContext, input: ApplyToProgramInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  requireClientId(input.id)
  const { programId } = input
  if (!isId(programId)) throw programNotFound()
  const message = optionalText('message', input.message, 2000)
  const program = await ctx.query(tx =>
    tx
      .selectFrom('program')
      .innerJoin('partnership_party as owner', 'owner.org_id', 'program.org_id')
      .innerJoin('partnership', 'partnership.id', 'owner.partnership_id')
      .innerJoin('partnership_party as mine', 'mine.partnership_id', 'owner.partnership_id')
      .select(['program.org_id', 'owner.partnership_id'])
      .where('program.id', '=', programId)
      .where('program.org_id', '<>', viewer.organizationId)
      .where('mine.org_id', '=', viewer.organizationId)
      .where('partnership.status', '=', 'ACTIVE')
      .where(eb =>
        eb.or([
          eb('program.is_open', '=', true),
          // Who is asked already hears that, instead of being told there is no such program.
          eb.exists(
            eb
              .selectFrom('program_enrolment as open')
              .select('open.id')
              .whereRef('open.program_id', '=', 'program.id')
              .where('open.partner_org_id', '=', viewer.organizationId)
              .where('open.status', 'in', ['INVITED', 'APPLIED', 'ACTIVE']),
          ),
        ]),
      )
      .orderBy('partnership.created_at')
      .executeTakeFirst(),
  )
  if (!program) throw programNotFound()
  return await openEnrolment(ctx, 'program.applied', {
    id: input.id,
    programId,
    ownerId: program.org_id,
    partnerId: viewer.organizationId,
    partnershipId: program.partnership_id,
    message,
  })
}
