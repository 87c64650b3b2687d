import { sql } from 'kysely'
import { requireActivePartnership } from '../partnerships/index.ts'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, badInput } from '../platform/errors.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { announceEnrolment, assessEnrolments } from './assessEnrolments.ts'
import { enrolmentChanged, enrolmentEdited, getEnrolment } from './getEnrolment.ts'
import { programPolicy } from './programs.policy.ts'

/** Who may bring an enrolment from where to where; the database holds the same. */
const ways = {
  ACTIVE: { INVITED: 'partner', APPLIED: 'owner' },
  DECLINED: { INVITED: 'partner', APPLIED: 'owner' },
  WITHDRAWN: { INVITED: 'owner', APPLIED: 'partner' },
  ENDED: { ACTIVE: 'either' },
} as const satisfies Record<string, Record<string, 'partner' | 'owner' | 'either'>>

interface Decision {
  id: string
  expectedVersion: number
  status: keyof typeof ways
  reason?: string | null
}

/** One side's decision on an enrolment, unless someone was faster. */
export async function decideEnrolment(ctx: RequestContext, decision: Decision) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  const answer = optionalText('reason', decision.reason, 1000)
  return await ctx.write(async tx => {
    const enrolment = await getEnrolment(tx, decision.id)
    if (enrolment.version !== decision.expectedVersion) return enrolmentChanged(ctx, enrolment.id)
    const from: Record<string, string> = ways[decision.status]
    const side = from[enrolment.status]
    if (!side) throw alreadyDecided()
    const isOwner = enrolment.org_id === viewer.organizationId
    if (side !== 'either' && (side === 'owner') !== isOwner) throw othersDecision()
    if (decision.status === 'ACTIVE') await requireActivePartnership(tx, enrolment.partnership_id)
    await tx
      .updateTable('program_enrolment')
      .set({ status: decision.status, answer, version: sql<number>`version + 1` })
      .where('id', '=', enrolment.id)
      .execute()
    await audit(tx, ctx.identity, {
      action: `program.enrolment.${decision.status.toLowerCase()}`,
      recordType: 'PROGRAM_ENROLMENT',
      recordId: enrolment.id,
      details: { from: enrolment.status },
    })
    await assessEnrolments(tx, ctx.identity, { enrolmentId: enrolment.id })
    await announceEnrolment(tx, ctx.identity, enrolment.id, enrolment.partnership_id)
    return enrolmentEdited(enrolment.id)
  })
}

const alreadyDecided = () =>
  badInput('id', {
    en: 'This is decided already. Reload the page to see where it stands.',
    ja: 'すでに決定済みです。ページを再読み込みして状況を確認してください。',
  })

const othersDecision = () =>
  new AppError('FORBIDDEN', {
    en: 'The other firm decides this.',
    ja: 'この操作は相手企業が行います。',
  })
