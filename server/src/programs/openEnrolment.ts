import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import type { Transaction } from '../platform/db/database.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { announceEnrolment, assessEnrolments } from './assessEnrolments.ts'
import { programNotFound } from './getProgram.ts'

interface Opening {
  id: string
  programId: string
  ownerId: string
  partnerId: string
  partnershipId: string
  message: string | null
}

/** The first consent of two. The database says whose it is: the firm of the program invites, the other applies. */
export async function openEnrolment(ctx: RequestContext, action: string, opening: Opening) {
  const opened = await ctx
    .write(async tx => {
      const standing = await findOpen(tx, opening)
      if (standing) return standing
      await tx
        .insertInto('program_enrolment')
        .values({
          id: opening.id,
          program_id: opening.programId,
          org_id: opening.ownerId,
          partner_org_id: opening.partnerId,
          partnership_id: opening.partnershipId,
          message: opening.message,
        })
        .execute()
      await audit(tx, ctx.identity, {
        action,
        recordType: 'PROGRAM_ENROLMENT',
        recordId: opening.id,
        details: { programId: opening.programId, partnerId: opening.partnerId },
      })
      await assessEnrolments(tx, ctx.identity, { enrolmentId: opening.id })
      await announceEnrolment(tx, ctx.identity, opening.id, opening.partnershipId)
      return opening.id
    })
    .catch(async (error: unknown) => {
      if (violatedConstraint(error) === null) throw error
      // Two asked at once: the other was faster. An id that is another firm's finds nothing.
      const standing = await ctx.query(tx => findOpen(tx, opening))
      if (!standing) throw programNotFound()
      return standing
    })
  const enrolment = new RecordRef('ProgramEnrolment', opened)
  if (opened === opening.id) return { __typename: 'EnrolmentOpened' as const, enrolment }
  return {
    __typename: 'EnrolmentAlreadyOpened' as const,
    message:
      ctx.language === 'ja'
        ? 'この会社はすでに参加中か、招待または申請の回答待ちです。'
        : 'This firm is in the program already, or an invitation or application is open.',
    enrolment,
  }
}

async function findOpen(tx: Transaction, opening: Opening): Promise<string | null> {
  const found = await tx
    .selectFrom('program_enrolment')
    .select('id')
    .where('program_id', '=', opening.programId)
    .where('partner_org_id', '=', opening.partnerId)
    .where('status', 'in', ['INVITED', 'APPLIED', 'ACTIVE'])
    .executeTakeFirst()
  return found?.id ?? null
}
