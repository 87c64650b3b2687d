import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import type { CampaignBudgetLineInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { readText } from './campaignInput.ts'
import { getCampaign } from './getCampaign.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** A budget line's columns. @throws AppError BAD_INPUT, also when the payer is no firm of the partnership. */
export async function readBudgetLineInput(
  tx: Transaction,
  partnershipId: string,
  input: CampaignBudgetLineInput,
) {
  const label = readText('label', input.label, 500)
  const { minor, currency } = input.amount
  if (!currencies.has(currency)) {
    throw badInput('amount.currency', {
      en: 'Choose a currency by its three letters, like USD or JPY.',
      ja: '通貨は USD や JPY などの 3 文字のコードで指定してください。',
    })
  }
  if (minor < 0) {
    throw badInput('amount.minor', {
      en: 'Write an amount of zero or more.',
      ja: '0 以上の金額を入力してください。',
    })
  }
  await requirePayer(tx, partnershipId, input.payerId)
  return { label, payer_org_id: input.payerId, amount_minor: minor, amount_currency: currency }
}

async function requirePayer(tx: Transaction, partnershipId: string, orgId: string) {
  const party = isId(orgId)
    ? await tx
        .selectFrom('partnership_party')
        .select('org_id')
        .where('partnership_id', '=', partnershipId)
        .where('org_id', '=', orgId)
        .executeTakeFirst()
    : undefined
  if (party) return
  throw badInput('payerId', {
    en: 'Choose one of the firms of this partnership as payer.',
    ja: 'このパートナーシップに参加している会社から支払元を選んでください。',
  })
}

/** The line and its campaign, which may be changed. @throws AppError NOT_FOUND, also for strangers. */
export async function getBudgetLine(tx: Transaction, id: string) {
  const line = isId(id)
    ? await tx
        .selectFrom('campaign_budget_line')
        .select(['id', 'campaign_id'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!line) throw notFound({ en: 'The budget line', ja: '予算項目' })
  return { line, campaign: await getCampaign(tx, line.campaign_id) }
}
