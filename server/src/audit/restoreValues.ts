import { updateAccount } from '../accounts/index.ts'
import { editDeal } from '../deals/index.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { RestoreValuesInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { auditPolicy } from './audit.policy.ts'
import { dealMemberOrNull } from './dealMember.ts'

/** An account's editable values as they were before a change, set again by a change of their own. */
export async function restoreAccountValues(ctx: RequestContext, input: RestoreValuesInput) {
  const { recordId, was } = await getVersion(ctx, 'ACCOUNT', input.versionId)
  return updateAccount(ctx, {
    accountId: recordId,
    expectedVersion: input.expectedVersion,
    values: {
      name: text(was['name']) ?? '',
      website: text(was['website']),
      industry: text(was['industry']),
      phone: text(was['phone']),
      country: text(was['country']),
      city: text(was['city']),
      address: text(was['address']),
      employees: number(was['employees']),
      annualRevenue: money(was['annual_revenue_minor'], was['annual_revenue_currency']),
      notes: text(was['notes']),
    },
  })
}

/** The same of a deal. Its stage moves by itself; an owner who left stays away. */
export async function restoreDealValues(ctx: RequestContext, input: RestoreValuesInput) {
  const { recordId, was } = await getVersion(ctx, 'DEAL', input.versionId)
  return editDeal(ctx, {
    dealId: recordId,
    expectedVersion: input.expectedVersion,
    title: text(was['title']) ?? '',
    amount: money(was['amount_minor'], was['amount_currency']),
    closeDate: text(was['close_date']),
    probability: number(was['probability']),
    ownerId: await dealMemberOrNull(ctx, recordId, text(was['owner_member_id'])),
  })
}

async function getVersion(ctx: RequestContext, recordType: 'ACCOUNT' | 'DEAL', versionId: string) {
  authorize(requireViewer(ctx.identity), auditPolicy.restore)
  const version = isId(versionId)
    ? await ctx.query(tx =>
        tx
          .selectFrom('record_history')
          .select(['record_id', 'before'])
          .where('id', '=', versionId)
          .where('record_type', '=', recordType)
          .where('is_deletion', '=', false)
          .executeTakeFirst(),
      )
    : undefined
  if (!version) throw notFound({ en: 'The version', ja: 'この版' })
  return { recordId: version.record_id, was: isRecord(version.before) ? version.before : {} }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const money = (minor: unknown, currency: unknown) =>
  typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null
