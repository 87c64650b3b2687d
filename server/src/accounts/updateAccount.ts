import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, badInput, forbidden } from '../platform/errors.ts'
import type { UpdateAccountInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { readAccountValues } from './accountValues.ts'
import { accountChanged, accountNotFound, getAccount } from './getAccount.ts'

type Values = ReturnType<typeof readAccountValues>
type Visible = Awaited<ReturnType<typeof getAccount>>

/** The whole set of editable values; what is left out is emptied. Of another firm's account only the fields that its grant names change. */
export async function updateAccount(ctx: RequestContext, input: UpdateAccountInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.edit)
  const values = readAccountValues(input.values)
  const isUpdated = await ctx.write(async tx => {
    const account = await getAccount(tx, input.accountId)
    if (account.grant_id) return updateShared(tx, ctx, account, values, input)
    if (account.archived_at) throw archived()
    const updated = await tx
      .updateTable('account')
      .set({ ...values, updated_at: sql<Date>`now()`, version: input.expectedVersion + 1 })
      .where('id', '=', input.accountId)
      .where('version', '=', input.expectedVersion)
      .where('archived_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!updated) return false
    await audit(tx, ctx.identity, {
      action: 'account.updated',
      recordType: 'ACCOUNT',
      recordId: input.accountId,
      details: {
        fields: columns.filter(({ column }) => values[column] !== account[column]).map(({ field }) => field),
      },
    })
    await announce(tx, ctx.identity, { topic: 'account.updated', recordId: input.accountId })
    return true
  })
  if (!isUpdated) return accountChanged(ctx, input.accountId)
  return { __typename: 'AccountUpdated' as const, account: new RecordRef('Account', input.accountId) }
}

const columns = [
  { field: 'name', column: 'name' },
  { field: 'website', column: 'website' },
  { field: 'industry', column: 'industry' },
  { field: 'phone', column: 'phone' },
  { field: 'country', column: 'country' },
  { field: 'city', column: 'city' },
  { field: 'address', column: 'address' },
  { field: 'employees', column: 'employees' },
  { field: 'annualRevenue', column: 'annual_revenue_minor' },
  { field: 'annualRevenue', column: 'annual_revenue_currency' },
  { field: 'notes', column: 'notes' },
] as const

async function updateShared(
  tx: Transaction,
  ctx: RequestContext,
  account: Visible,
  values: Values,
  input: UpdateAccountInput,
) {
  if (!account.verbs?.includes('EDIT')) throw forbidden()
  // Through one grant it may only be read what another lets it change.
  const granted = (field: string) => account.editable_fields?.includes(field) ?? false
  const refused = columns.find(
    ({ field, column }) => (field === 'notes' || !granted(field)) && values[column] !== null,
  )
  if (refused) throw notShared(refused.field)
  const changes = Object.fromEntries(
    columns.flatMap(({ field, column }) => {
      if (field === 'notes' || field === 'annualRevenue' || !granted(field)) return []
      return [[field, values[column]]]
    }),
  )
  if (granted('annualRevenue')) {
    Object.assign(changes, {
      annualRevenue: { minor: values.annual_revenue_minor, currency: values.annual_revenue_currency },
    })
  }
  const { rows } = await sql<{ outcome: string }>`
    select private.edit_shared_account(${input.accountId}::uuid, ${input.expectedVersion}, ${JSON.stringify(changes)}::jsonb) as outcome`.execute(
    tx,
  )
  const outcome = rows[0]?.outcome
  if (outcome === 'NOT_FOUND') throw accountNotFound()
  if (outcome === 'FORBIDDEN') throw forbidden()
  if (outcome !== 'EDITED') return false
  await audit(tx, ctx.identity, {
    action: 'account.updated',
    recordType: 'ACCOUNT',
    recordId: input.accountId,
    details: { fields: Object.keys(changes), grantId: account.grant_id },
  })
  await announce(tx, ctx.identity, { topic: 'account.updated', recordId: input.accountId })
  return true
}

const notShared = (field: string) =>
  field === 'notes'
    ? badInput('notes', {
        en: 'Notes belong to the firm that owns the account and are never shared.',
        ja: 'メモは取引先を所有する会社のもので、共有されません。',
      })
    : badInput(field, {
        en: `The owner did not share the field ${field} with your firm, so it cannot be changed.`,
        ja: `項目 ${field} は所有者から共有されていないため、変更できません。`,
      })

const archived = () =>
  new AppError('CONFLICT', {
    en: 'This account is archived. Restore it to change it.',
    ja: 'この取引先はアーカイブされています。変更するには先に復元してください。',
  })
