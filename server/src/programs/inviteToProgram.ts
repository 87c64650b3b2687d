import { partnershipReadOnly, requireActivePartnership } from '../partnerships/index.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, badInput } from '../platform/errors.ts'
import type { InviteToProgramInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getOwnProgram, requireClientId } from './getProgram.ts'
import { openEnrolment } from './openEnrolment.ts'
import { programPolicy } from './programs.policy.ts'

/** Asks a partner into a program; it is in when it accepts. */
export async function inviteToProgram(ctx: RequestContext, input: InviteToProgramInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  requireClientId(input.id)
  const message = optionalText('message', input.message, 2000)
  const isActive = await ctx.write(async tx => {
    await getOwnProgram(tx, viewer, input.programId)
    try {
      await requireActivePartnership(tx, input.partnershipId)
    } catch (error) {
      if (error instanceof AppError && error.code === 'FORBIDDEN') return false
      throw error
    }
    const partner = await tx
      .selectFrom('partnership_party')
      .select('org_id')
      .where('partnership_id', '=', input.partnershipId)
      .where('org_id', '=', input.partnerId)
      .where('org_id', '<>', viewer.organizationId)
      .where('consented_at', 'is not', null)
      .executeTakeFirst()
    if (!partner) throw notAPartner()
    return true
  })
  if (!isActive) {
    return {
      __typename: 'PartnershipNotActive' as const,
      message: partnershipReadOnly().texts[ctx.language],
      partnership: new RecordRef('Partnership', input.partnershipId),
    }
  }
  return await openEnrolment(ctx, 'program.invited', {
    id: input.id,
    programId: input.programId,
    ownerId: viewer.organizationId,
    partnerId: input.partnerId,
    partnershipId: input.partnershipId,
    message,
  })
}

const notAPartner = () =>
  badInput('partnerId', {
    en: 'This firm is not a partner in this partnership. Choose one that is.',
    ja: 'この会社は、このパートナーシップの参加企業ではありません。参加企業を選択してください。',
  })
