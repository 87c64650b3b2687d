import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { announceEnrolment, assessEnrolments } from './assessEnrolments.ts'
import { getOwnEnrolment } from './getEnrolment.ts'
import { programPolicy } from './programs.policy.ts'

/** Takes back what was recorded by mistake; what has lapsed may stay, it counts no more. */
export async function removeCertification(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  if (!isId(id)) throw certificationNotFound()
  return await ctx.write(async tx => {
    const removed = await tx
      .deleteFrom('program_certification')
      .where('id', '=', id)
      .where('org_id', '=', viewer.organizationId)
      .returning(['enrolment_id', 'name', 'holder', 'obtained_on', 'expires_on'])
      .executeTakeFirst()
    if (!removed) throw certificationNotFound()
    const enrolment = await getOwnEnrolment(tx, viewer.organizationId, removed.enrolment_id)
    await audit(tx, ctx.identity, {
      action: 'program.certificationRemoved',
      recordType: 'PROGRAM_ENROLMENT',
      recordId: enrolment.id,
      details: removed,
    })
    await assessEnrolments(tx, ctx.identity, { enrolmentId: enrolment.id })
    await announceEnrolment(tx, ctx.identity, enrolment.id, enrolment.partnership_id)
    return { enrolment: new RecordRef('ProgramEnrolment', enrolment.id) }
  })
}

const certificationNotFound = () => notFound({ en: 'The certification', ja: '認定資格' })
