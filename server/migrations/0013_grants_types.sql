-- The types that cross the border. What hung on the first, hand-made view of accounts is made anew on the declared one.
drop view visible_contact, shared_contact, visible_account, shared_account;
drop function private.edit_shared_account(uuid, int, jsonb);

call private.shareable('ACCOUNT', 'account', 'shared_account', 'name', 'created_at', 'n.archived_at is null', '[
  ["name", "name", "TEXT", true, true],
  ["website", "website", "TEXT", false, true],
  ["industry", "industry", "TEXT", false, true],
  ["phone", "phone", null, false, true],
  ["country", "country", "TEXT", false, true],
  ["city", "city", "TEXT", false, true],
  ["address", "address", "TEXT", false, true],
  ["employees", "employees", "NUMBER", false, true],
  ["annualRevenue", "annual_revenue_minor,annual_revenue_currency", "MONEY", false, true, "n.annual_revenue_minor || '' '' || n.annual_revenue_currency"],
  ["owner", "owner_member_id", null, false, false, "(select m.name from member m where m.id = n.owner_member_id)"],
  ["contacts", "", null, false, false, "(select string_agg(c.name, '', '' order by c.name) from contact c where c.account_id = n.id)"]]');

create index contact_by_name on contact (org_id, (name collate "und-x-icu"), id);
call private.shareable('CONTACT', 'contact', 'granted_contact', 'name', 'created_at', 'true', '[
  ["name", "name", "TEXT", true, true],
  ["title", "title", "TEXT", false, true],
  ["email", "email", null, false, true],
  ["phone", "phone", null, false, true]]');

-- Own and foreign in one place; each arm obeys its own wall.
create view visible_account with (security_invoker) as
select id, org_id, null::uuid as grant_id, null::text[] as shared_fields, null::text[] as verbs, null::text[] as editable_fields, name, website, industry, phone, country, city,
  address, employees, annual_revenue_minor, annual_revenue_currency, owner_member_id, notes, version, created_at, updated_at, archived_at
from account
union all
select id, org_id, grant_id, shared_fields, verbs, editable_fields, name, website, industry, phone, country, city, address, employees,
  annual_revenue_minor, annual_revenue_currency, owner_member_id, null, version, created_at, updated_at, null
from shared_account;
grant select on visible_account to {{app}};

-- A contact is shared by itself, or with its account.
create view shared_contact with (security_barrier) as
select c.id, c.org_id, c.account_id, c.name, c.title, c.email, c.phone
from contact c where exists (select from shared_account a where a.id = c.account_id and a.org_id = c.org_id and a.has_contacts)
union all
select g.id, g.org_id, null, g.name, g.title, g.email, g.phone
from granted_contact g where not exists (
  select from contact c join shared_account a on a.id = c.account_id and a.org_id = c.org_id and a.has_contacts where c.id = g.id);
alter view shared_contact owner to {{border}};
grant select on shared_contact to {{app}};

create view visible_contact with (security_invoker) as
select id, org_id, account_id, name, title, email, phone from contact
union all
select id, org_id, account_id, name, title, email, phone from shared_contact;
grant select on visible_contact to {{app}};

-- Shared accounts that hold a fragment in what is shared of them. The trigram index narrows, the masks decide.
create function private.search_shared_accounts(pattern text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query select distinct a.id from account a
    join visibility v on v.record_id = a.id and v.org_id = (select app_org()) and v.record_type = 'ACCOUNT'
    join private.live_grant l on l.id = v.grant_id and l.owner_org_id = a.org_id
    where a.archived_at is null and lower(a.name || ' ' || coalesce(a.city, '') || ' ' || coalesce(a.website, '')) like pattern
      and lower(a.name || ' ' || coalesce(case when 'city' = any (l.fields) then a.city end, '') || ' '
        || coalesce(case when 'website' = any (l.fields) then a.website end, '')) like pattern;
end $$;
alter function private.search_shared_accounts(text) owner to {{border}};
revoke all on function private.search_shared_accounts(text) from public;
grant execute on function private.search_shared_accounts(text) to {{app}};

create or replace function private.search_accounts(pattern text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select private.search_own_accounts(pattern)
  union all
  select private.search_shared_accounts(pattern)
$$;

-- Whether every consenting firm of a partnership, the viewer's among them, sees the account now: it owns it or a live grant reaches it.
create or replace function private.account_reaches_partnership(account_id uuid, with_partnership uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from partnership_party me where me.partnership_id = with_partnership and me.org_id = (select app_org()) and me.consented_at is not null)
    and exists (select 1 from account a where a.id = account_id and a.archived_at is null)
    and not exists (
      select 1 from partnership_party p where p.partnership_id = with_partnership and p.consented_at is not null
        and not exists (select 1 from account a where a.id = account_id and a.org_id = p.org_id)
        and not exists (
          select 1 from visibility v join record_grant g on g.id = v.grant_id and private.is_live(g)
            where v.record_id = account_id and v.record_type = 'ACCOUNT' and v.org_id = p.org_id))
$$;

-- Records already shared are entered; from now on the triggers do it.
insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
select g.grantee_org_id, 'ACCOUNT', a.id, g.id, a.name, a.created_at
from record_grant g join account a on a.id = g.record_id and a.archived_at is null where g.status in ('PROPOSED', 'ACTIVE');

-- Which grants a person is told of on a record: all that were ever given on it where it is their firm's, else the live ones it came through.
create function private.grants_on(of_type text, of_record uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from record_grant g where g.record_id = of_record and g.record_type = of_type
    and (g.org_id = (select app_org()) or g.owner_org_id = (select app_org()))
  union
  select g.id from visibility v join record_grant g on g.id = v.grant_id and g.scope = 'FILTER' and g.status in ('PROPOSED', 'ACTIVE')
    where v.record_id = of_record and v.record_type = of_type and g.org_id = (select app_org())
  union
  select l.id from visibility v join private.live_grant l on l.id = v.grant_id
    where v.record_id = of_record and v.record_type = of_type and v.org_id = (select app_org())
$$;
alter function private.grants_on(text, uuid) owner to {{border}};
revoke all on function private.grants_on(text, uuid) from public;
grant execute on function private.grants_on(text, uuid) to {{app}};
