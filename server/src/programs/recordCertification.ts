import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { MutationRecordCertificationArgs } from '../platform/graphql/generated/resolvers.ts'
import { optionalText, requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { announceEnrolment, assessEnrolments } from './assessEnrolments.ts'
import { enrolmentNotFound, getOwnEnrolment } from './getEnrolment.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { requireClientId } from './getProgram.ts'
import { programPolicy } from './programs.policy.ts'
import { notInProgram } from './setTier.ts'

/** Notes a certification of a partner's people. Sent twice, it is one. */
export async function recordCertification(
  ctx: RequestContext,
  { enrolmentId, id, input }: MutationRecordCertificationArgs,
) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  requireClientId(id)
  const values = {
    name: requiredText('name', input.name, 120),
    holder: optionalText('holder', input.holder, 120),
    obtained_on: input.obtainedOn ?? null,
    expires_on: input.expiresOn ?? null,
  }
  if (values.obtained_on && values.expires_on && values.expires_on < values.obtained_on) {
    throw badInput('expiresOn', {
      en: 'It expires before it is obtained. Choose a later day.',
      ja: '有効期限が取得日より前です。取得日以降の日付を選んでください。',
    })
  }
  return await ctx.write(async tx => {
    const enrolment = await getOwnEnrolment(tx, viewer.organizationId, enrolmentId)
    if (enrolment.status !== 'ACTIVE') throw notInProgram()
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('program_certification')
      .values({
        id,
        org_id: viewer.organizationId,
        partner_org_id: enrolment.partner_org_id,
        enrolment_id: enrolment.id,
        member_id: viewer.memberId,
        ...values,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) {
      const first = await tx
        .selectFrom('program_certification')
        .select('enrolment_id')
        .where('id', '=', id)
        .executeTakeFirst()
      if (first?.enrolment_id !== enrolment.id) throw enrolmentNotFound()
      return edited(enrolment.id)
    }
    await audit(tx, ctx.identity, {
      action: 'program.certificationRecorded',
      recordType: 'PROGRAM_ENROLMENT',
      recordId: enrolment.id,
      details: { name: values.name, expiresOn: values.expires_on },
    })
    await assessEnrolments(tx, ctx.identity, { enrolmentId: enrolment.id })
    await announceEnrolment(tx, ctx.identity, enrolment.id, enrolment.partnership_id)
    return edited(enrolment.id)
  })
}

const edited = (id: string) => ({ enrolment: new RecordRef('ProgramEnrolment', id) })
