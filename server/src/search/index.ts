import { sql } from 'kysely'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { arrayText } from '../platform/graphql/jsonText.ts'
import { column, like } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'

const hit: Projection = {
  byId: () => sql`(select 1) as none`,
  fields: { kind: column('kind'), id: column('id'), title: column('title'), subtitle: column('subtitle') },
}

/** Each arm reads what its own wall shows and brings at most eight. */
function arms(scope: FieldScope, pattern: Sql): Sql[] {
  const mine = (type: string) =>
    sql`k.org_id = ${scope.viewer(v => v.organizationId)}::uuid and k.record_type = ${sql.lit(type)}`
  return [
    sql`(select 'PARTNERSHIP' as kind, p.partnership_id as id, o.name as title, o.country as subtitle
      from admission k join partnership_party p on p.partnership_id = k.record_id join organization o on o.id = p.org_id
      where ${mine('PARTNERSHIP')} and p.org_id <> k.org_id and lower(o.name) like ${pattern} limit 8)`,
    sql`(select 'ACCOUNT', a.id, a.name, a.city from visible_account a where a.id in (select found from private.search_accounts(${pattern}) found limit 8))`,
    sql`(select 'DEAL', d.id, d.title, d.number from deal d where d.id in (select found from private.search_deals(${pattern}) found limit 8))`,
    sql`(select 'CAMPAIGN', c.id, c.name, c.goal from admission k join campaign c on c.id = k.record_id
      where ${mine('CAMPAIGN')} and lower(c.name) like ${pattern} order by k.sort_at desc limit 8)`,
    sql`(select 'TOPIC', c.id, c.title, null from admission k join topic c on c.id = k.record_id
      where ${mine('TOPIC')} and lower(c.title) like ${pattern} order by k.sort_at desc limit 8)`,
    sql`(select 'PURCHASE_ORDER', c.id, c.number, c.buyer_name from admission k join purchase_order c on c.id = k.record_id
      where ${mine('PURCHASE_ORDER')} and lower(c.number) like ${pattern} order by k.sort_at desc limit 8)`,
  ]
}

const search: FieldPlan = scope => {
  const row = scope.alias()
  const pattern = scope.arg('text', value => (String(value).trim().length < 2 ? null : like(value)))
  return sql`(select ${arrayText(scope.select(row))} from (${sql.join(arms(scope, pattern), sql` union all `)} limit 20) ${row})`
}

/** The command palette's search over everything the viewer may see. */
export const searchDomain: Domain = { types: { SearchHit: hit }, queries: { search } }
