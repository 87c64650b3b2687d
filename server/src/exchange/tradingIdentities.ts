import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { AddTradingIdentityInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { exchangePolicy } from './exchange.policy.ts'

/** Says by which identifier a firm of the partnership is named in envelopes. */
export async function addTradingIdentity(ctx: RequestContext, input: AddTradingIdentityInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, exchangePolicy.manage)
  const { partnershipId, organizationId } = input
  const identifier = requiredText('identifier', input.identifier, 35)
  const qualifier = input.qualifier.trim()
  if (!/^[\x20-\x7e]{0,4}$/.test(qualifier)) {
    throw badInput('qualifier', {
      en: 'A qualifier has at most four letters or digits, e.g. ZZ, 01 or 14.',
      ja: '修飾子は ZZ、01、14 のような4文字以内の英数字です。',
    })
  }
  return ctx.write(async tx => {
    const party =
      isId(partnershipId) && isId(organizationId)
        ? await tx
            .selectFrom('partnership_party')
            .select('org_id')
            .where('partnership_id', '=', partnershipId)
            .where('org_id', '=', organizationId)
            .executeTakeFirst()
        : undefined
    if (!party) throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
    const { rows } = await sql<{ free: boolean }>`
      select private.identifier_is_free(${qualifier}, ${identifier}, ${organizationId}::uuid) as free`.execute(
      tx,
    )
    if (!rows[0]?.free) {
      return {
        __typename: 'IdentifierTaken',
        message:
          ctx.language === 'ja'
            ? `識別子 ${identifier} は別の会社が使用しています。番号を確認してください。`
            : `Another firm uses ${identifier} already. Check the identifier.`,
      }
    }
    await tx
      .insertInto('trading_identity')
      .values({ id: newId(), partnership_id: partnershipId, org_id: organizationId, qualifier, identifier })
      .onConflict(conflict =>
        conflict.columns(['partnership_id', 'org_id', 'qualifier', 'identifier']).doNothing(),
      )
      .execute()
    await ensureAgreement(tx, partnershipId)
    const details = { organizationId, qualifier, identifier }
    await audit(tx, ctx.identity, {
      action: 'trading_identity.added',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
      details,
    })
    return {
      __typename: 'TradingIdentityAdded',
      agreement: new RecordRef('TradingPartnerAgreement', partnershipId),
    }
  })
}

export async function removeTradingIdentity(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, exchangePolicy.manage)
  const partnershipId = await ctx.write(async tx => {
    const removed = isId(id)
      ? await tx
          .deleteFrom('trading_identity')
          .where('id', '=', id)
          .returning(['partnership_id', 'identifier'])
          .executeTakeFirst()
      : undefined
    if (!removed) throw notFound({ en: 'The identifier', ja: '識別子' })
    await ensureAgreement(tx, removed.partnership_id)
    const details = { identifier: removed.identifier }
    await audit(tx, ctx.identity, {
      action: 'trading_identity.removed',
      recordType: 'PARTNERSHIP',
      recordId: removed.partnership_id,
      details,
    })
    return removed.partnership_id
  })
  return new RecordRef('TradingPartnerAgreement', partnershipId)
}

/** Where orders without a deal number land. */
export async function setDefaultDeal(ctx: RequestContext, partnershipId: string, dealId: string | null) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, exchangePolicy.manage)
  if (!isId(partnershipId)) throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
  await ctx.write(async tx => {
    if (dealId !== null) {
      const deal = isId(dealId)
        ? await tx
            .selectFrom('deal')
            .select('id')
            .where('id', '=', dealId)
            .where('partnership_id', '=', partnershipId)
            .executeTakeFirst()
        : undefined
      if (!deal) throw notFound({ en: 'The deal', ja: '商談' })
    }
    await ensureAgreement(tx, partnershipId)
    const { numUpdatedRows } = await tx
      .updateTable('trading_partner_agreement')
      .set({ default_deal_id: dealId })
      .where('partnership_id', '=', partnershipId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
    await audit(tx, ctx.identity, {
      action: 'agreement.default_deal',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
      details: { dealId },
    })
  })
  return new RecordRef('TradingPartnerAgreement', partnershipId)
}

/** The wall refuses it to strangers: for them the partnership is not there. */
async function ensureAgreement(tx: Transaction, partnershipId: string) {
  const partnership = await tx
    .selectFrom('partnership')
    .select('id')
    .where('id', '=', partnershipId)
    .executeTakeFirst()
  if (!partnership) throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
  await tx
    .insertInto('trading_partner_agreement')
    .values({ partnership_id: partnershipId })
    .onConflict(conflict => conflict.column('partnership_id').doNothing())
    .execute()
}
