/** One thing people do, as the product asks it behind the wall and as the owner of the tables would without one. */
export interface Case {
  name: string
  /** For which of the measured firms. */
  firms: readonly ('hub' | 'big' | 'small')[]
  /** Reads one record, drawn anew each time: an own one, or one that was shared. */
  record?: 'own' | 'shared'
  /** Looks for a fragment, drawn anew each time. */
  search?: true
  walled: string
  plain: string
}

const seen =
  'name, website, industry, country, city, employees, annual_revenue_minor, annual_revenue_currency'

/** What the application would ask besides the firm's own rows, were there no wall: that a live grant reaches the record. */
const granted = (
  firm: string,
) => `visibility v join record_grant g on g.id = v.grant_id and g.grantee_org_id = ${firm} and g.status = 'ACTIVE'
  and (g.expires_at is null or g.expires_at > now()) join partnership p on p.id = g.partnership_id and p.status = 'ACTIVE'`

const text = (t: string) =>
  `lower(${t}.name || ' ' || coalesce(${t}.city, '') || ' ' || coalesce(${t}.website, ''))`

const walledOwn = (more = '') =>
  `select ${seen}, id from account o where o.org_id = $1 and o.archived_at is null ${more} order by name, id limit 51`

const walledShared = (more = '') => `select ${seen
  .split(', ')
  .map(column => `s.${column}`)
  .join(', ')}, s.id from (
    select distinct on (v.list_key, v.record_id) v.list_key, v.record_id from visibility v
    where v.org_id = $1 and v.record_type = 'ACCOUNT' ${more} order by v.list_key, v.record_id limit 51) k
  cross join lateral (select * from shared_account s where s.id = k.record_id limit 1) s order by k.list_key, k.record_id`

const plainShared = (more = '') => `select ${seen
  .split(', ')
  .map(column => `a.${column}`)
  .join(', ')}, a.id from (
    select distinct on (v.list_key, v.record_id) v.list_key, v.record_id from ${granted('$1')}
    where v.org_id = $1 and v.record_type = 'ACCOUNT' ${more} order by v.list_key, v.record_id limit 51) k
  join account a on a.id = k.record_id and a.archived_at is null order by k.list_key, k.record_id`

const plainFound = `and v.record_id = any (array(select a.id from account a join visibility w on w.record_id = a.id and w.org_id = $1
  where a.archived_at is null and ${text('a')} like $2))`

export const cases: readonly Case[] = [
  {
    name: 'detail, own',
    firms: ['big', 'small'],
    record: 'own',
    walled: `select ${seen}, version from visible_account where id = $2 and $1::uuid is not null`,
    plain: `select ${seen}, version from account where id = $2 and org_id = $1
      union all select ${seen}, a.version from ${granted('$1')} join account a on a.id = v.record_id where v.record_id = $2 and v.org_id = $1`,
  },
  {
    name: 'detail, shared',
    firms: ['hub', 'small'],
    record: 'shared',
    walled: `select ${seen}, version from visible_account where id = $2 and $1::uuid is not null`,
    plain: `select ${seen}, version from account where id = $2 and org_id = $1
      union all select ${seen}, a.version from ${granted('$1')} join account a on a.id = v.record_id where v.record_id = $2 and v.org_id = $1`,
  },
  { name: 'list, own', firms: ['hub', 'big', 'small'], walled: walledOwn(), plain: walledOwn() },
  { name: 'list, shared', firms: ['hub', 'small'], walled: walledShared(), plain: plainShared() },
  {
    name: 'count, all visible',
    firms: ['hub', 'big', 'small'],
    walled: `select count(*) from (select 1 from ((select o.id from account o where o.org_id = $1 and o.archived_at is null limit 1001)
      union all (select k.record_id from (select distinct v.list_key, v.record_id from visibility v where v.org_id = $1 and v.record_type = 'ACCOUNT' limit 1001) k)) x limit 1001) y`,
    plain: `select count(*) from (select 1 from ((select o.id from account o where o.org_id = $1 and o.archived_at is null limit 1001)
      union all (select k.record_id from (select distinct v.list_key, v.record_id from ${granted('$1')} where v.org_id = $1 and v.record_type = 'ACCOUNT' limit 1001) k)) x limit 1001) y`,
  },
  {
    name: 'count, shared',
    firms: ['hub'],
    walled: `select count(*) from (select distinct v.list_key, v.record_id from visibility v where v.org_id = $1 and v.record_type = 'ACCOUNT' limit 1001) k`,
    plain: `select count(*) from (select distinct v.list_key, v.record_id from ${granted('$1')} where v.org_id = $1 and v.record_type = 'ACCOUNT' limit 1001) k`,
  },
  {
    name: 'search, own',
    firms: ['big', 'small'],
    search: true,
    walled: walledOwn('and o.id = any (array(select private.search_own_accounts($2)))'),
    plain: walledOwn(`and ${text('o')} like $2`),
  },
  {
    name: 'search, shared',
    firms: ['hub', 'small'],
    search: true,
    walled: walledShared('and v.record_id = any (array(select private.search_shared_accounts($2)))'),
    plain: plainShared(plainFound),
  },
]
