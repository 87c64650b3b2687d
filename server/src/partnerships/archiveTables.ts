/** What an archive holds of a partnership, in the order it can be read back: a table, and which of its rows. */
export interface ArchiveTable {
  name: string
  /** A condition; `$1` is the partnership. The wall lets through what the firm may see, and no more. */
  where: string
}

const joint = 'partnership_id = $1'
const of = (column: string) =>
  `${column} in (select a.record_id from admission a where a.partnership_id = $1 and a.org_id = (select app_org()))`
const parties = '(select p.org_id from partnership_party p where p.partnership_id = $1)'

export const archiveTables: ArchiveTable[] = [
  { name: 'organization', where: `id in ${parties}` },
  { name: 'member', where: `org_id in ${parties}` },
  { name: 'partnership', where: 'id = $1' },
  { name: 'partnership_party', where: joint },
  { name: 'admission', where: joint },
  { name: 'account', where: 'id in (select d.account_id from deal d where d.partnership_id = $1)' },
  { name: 'record_grant', where: joint },
  { name: 'deal', where: joint },
  { name: 'deal_activity', where: of('deal_id') },
  { name: 'deal_stage_total', where: joint },
  { name: 'campaign', where: joint },
  { name: 'campaign_task', where: of('campaign_id') },
  { name: 'campaign_budget_line', where: of('campaign_id') },
  { name: 'plan', where: joint },
  { name: 'plan_snapshot', where: of('plan_id') },
  { name: 'plan_update', where: of('plan_id') },
  { name: 'topic', where: joint },
  { name: 'post', where: of('topic_id') },
  { name: 'room', where: joint },
  { name: 'chat_message', where: of('room_id') },
  { name: 'interchange', where: joint },
  { name: 'purchase_order', where: joint },
  { name: 'purchase_order_line', where: of('order_id') },
  { name: 'trading_identity', where: joint },
  { name: 'partnership_document', where: joint },
  { name: 'file', where: joint },
  { name: 'document_version', where: of('document_id') },
  { name: 'document_signature', where: of('document_id') },
  { name: 'partnership_contact', where: joint },
  { name: 'partnership_event', where: joint },
  { name: 'partnership_proposal', where: joint },
  { name: 'partnership_consent', where: joint },
  { name: 'partnership_exit', where: joint },
  { name: 'partnership_exit_choice', where: joint },
]
