create table account_import (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null,
  file_name text not null,
  content bytea,
  encoding text not null,
  separator text not null,
  columns jsonb not null,
  mapping jsonb,
  status text not null default 'READY' check (status in ('READY', 'RUNNING', 'FINISHED', 'FAILED', 'UNDONE')),
  row_count int not null,
  processed_count int not null default 0,
  created_count int not null default 0,
  skipped_count int not null default 0,
  failed_count int not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  foreign key (member_id, org_id) references member (id, org_id)
);
create index account_import_running on account_import (id) where status = 'RUNNING';
create index account_import_org on account_import (org_id, created_at desc, id desc);
call private.own_rows('account_import');

-- What a server goes on with after it was ended in the middle. Names no firm's data, and answers only the server itself.
create function private.running_account_imports() returns table (id uuid, org_id uuid, member_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.org_id, i.member_id, m.person_id from account_import i join member m on m.id = i.member_id
    where i.status = 'RUNNING' and (select private.is_server())
$$;
alter function private.running_account_imports() owner to {{border}};
revoke all on function private.running_account_imports() from public;
grant execute on function private.running_account_imports() to {{app}};

create table account_import_error (
  org_id uuid not null references organization,
  import_id uuid not null references account_import on delete cascade,
  row_number int not null,
  position int not null,
  column_name text,
  value text,
  message text not null,
  primary key (import_id, row_number, position)
);
call private.own_rows('account_import_error');

-- Two accounts with the same key are taken for the same customer: their names and websites differ only in width, case, blanks and scheme.
create function private.account_match_key(name text, website text) returns uuid language sql immutable parallel safe as $$
  select md5(btrim(regexp_replace(lower(normalize(name, nfkc) collate "und-x-icu"), '\s+', ' ', 'g')) || chr(1)
    || rtrim(regexp_replace(btrim(lower(normalize(coalesce(website, ''), nfkc) collate "und-x-icu")), '^(https?://)?(www\.)?', ''), '/'))::uuid
$$;
revoke all on function private.account_match_key(text, text) from public;
grant execute on function private.account_match_key(text, text) to {{app}}, {{border}};

create table account (
  id uuid primary key,
  org_id uuid not null references organization,
  name text collate "und-x-icu" not null check (length(name) between 1 and 200),
  website text,
  industry text,
  phone text,
  country text,
  city text,
  address text,
  employees int check (employees >= 0),
  annual_revenue_minor bigint,
  annual_revenue_currency text check (annual_revenue_currency ~ '^[A-Z]{3}$'),
  notes text,
  owner_member_id uuid references member,
  import_id uuid references account_import,
  match_key uuid not null generated always as (private.account_match_key(name, website)) stored,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1
);
create index account_match on account (org_id, match_key) where archived_at is null;
create index account_by_name on account (org_id, name, id) where archived_at is null;
create index account_import_id on account (import_id) where import_id is not null;
create index account_search on account using gin (org_id, (lower(name || ' ' || coalesce(city, '') || ' ' || coalesce(website, ''))) gin_trgm_ops) where archived_at is null;
call private.own_rows('account', 'select, insert, update, delete');

create table contact (
  id uuid primary key,
  org_id uuid not null references organization,
  account_id uuid not null references account on delete cascade,
  name text not null,
  title text,
  email text,
  phone text,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index contact_account on contact (account_id, name, id);
call private.own_rows('contact');

-- What crosses the border: these fields of this record, to that firm.
create table record_grant (
  id uuid primary key,
  org_id uuid not null references organization,
  grantee_org_id uuid not null references organization,
  partnership_id uuid not null references partnership,
  record_type text not null check (record_type in ('ACCOUNT')),
  record_id uuid not null,
  fields text[] not null,
  verbs text[] not null,
  purpose text,
  expires_at timestamptz,
  status text not null check (status in ('PROPOSED', 'ACTIVE', 'DECLINED', 'REVOKED')),
  proposed_by uuid not null references member,
  accepted_at timestamptz,
  accepted_by uuid references member,
  created_at timestamptz not null default now(),
  version int not null default 1,
  check (org_id <> grantee_org_id)
);
create unique index record_grant_open on record_grant (record_id, grantee_org_id) where status in ('PROPOSED', 'ACTIVE');
create index record_grant_record on record_grant (record_id, created_at desc, id desc);
create index record_grant_given on record_grant (org_id, created_at desc, id desc);
create index record_grant_received on record_grant (grantee_org_id, created_at desc, id desc);
create index record_grant_live on record_grant (grantee_org_id, record_type, record_id) where status = 'ACTIVE';
call private.wall('record_grant');
create policy parties on record_grant for select to {{app}} using (org_id = (select app_org()) or grantee_org_id = (select app_org()));
create policy propose on record_grant for insert to {{app}} with check (org_id = (select app_org()));
create policy change on record_grant for update to {{app}}
  using (org_id = (select app_org()) or grantee_org_id = (select app_org()))
  with check (org_id = (select app_org()) or grantee_org_id = (select app_org()));
grant select, insert, update on record_grant to {{app}};

-- Neither side can consent for the other, whatever statement it runs.
create function private.guard_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  standing_consent boolean;
begin
  if me is null then return new; end if;
  -- Said before anything is looked up: the answers below are for the grant's own firms.
  if tg_op = 'INSERT' and new.org_id <> me then raise exception 'a firm shares only what it owns' using errcode = '42501'; end if;
  select p.accepts_shared_records into standing_consent from partnership_party p
    join partnership_party mine on mine.partnership_id = p.partnership_id and mine.org_id = new.org_id and mine.consented_at is not null
    join partnership t on t.id = p.partnership_id and t.status = 'ACTIVE'
    where p.partnership_id = new.partnership_id and p.org_id = new.grantee_org_id and p.consented_at is not null;
  if tg_op = 'INSERT' then
    if standing_consent is null then raise exception 'the partnership is not active between these firms' using errcode = '42501'; end if;
    if new.record_type = 'ACCOUNT' and not exists (select 1 from account a where a.id = new.record_id and a.org_id = new.org_id) then
      raise exception 'a firm shares only what it owns' using errcode = '42501';
    end if;
    new.status := case when standing_consent then 'ACTIVE' else 'PROPOSED' end;
    new.proposed_by := app_member();
    new.created_at := now();
    new.accepted_at := case when standing_consent then now() end;
    new.accepted_by := null;
    return new;
  end if;
  if (new.id, new.org_id, new.grantee_org_id, new.partnership_id, new.record_type, new.record_id, new.proposed_by, new.created_at)
     is distinct from (old.id, old.org_id, old.grantee_org_id, old.partnership_id, old.record_type, old.record_id, old.proposed_by, old.created_at) then
    raise exception 'a grant stays what it is about' using errcode = '42501';
  end if;
  if old.status in ('DECLINED', 'REVOKED') then raise exception 'this grant is closed' using errcode = '42501'; end if;
  new.accepted_at := old.accepted_at;
  new.accepted_by := old.accepted_by;
  if me = old.org_id then
    if new.status = 'REVOKED' then
      -- What it allowed stays on record as it was.
      new.fields := old.fields; new.verbs := old.verbs; new.purpose := old.purpose; new.expires_at := old.expires_at;
    elsif new.fields <@ old.fields and new.verbs <@ old.verbs and new.purpose is not distinct from old.purpose
       and coalesce(new.expires_at, 'infinity') <= coalesce(old.expires_at, 'infinity') then
      new.status := old.status;
    elsif coalesce(standing_consent, false) then
      new.status := 'ACTIVE';
      new.accepted_at := now();
      new.accepted_by := null;
    else
      -- More than was agreed to needs a new consent.
      new.status := 'PROPOSED';
      new.accepted_at := null;
      new.accepted_by := null;
    end if;
    return new;
  end if;
  if me <> old.grantee_org_id or (new.fields, new.verbs, new.purpose, new.expires_at) is distinct from (old.fields, old.verbs, old.purpose, old.expires_at)
     or new.status not in ('ACTIVE', 'DECLINED') then
    raise exception 'the receiving firm accepts or declines' using errcode = '42501';
  end if;
  if new.status = 'ACTIVE' and old.status <> 'ACTIVE' then
    if standing_consent is null then raise exception 'the partnership is not active between these firms' using errcode = '42501'; end if;
    new.accepted_at := now();
    new.accepted_by := app_member();
  end if;
  return new;
end $$;
alter function private.guard_grant() owner to {{border}};
revoke all on function private.guard_grant() from public;
grant execute on function private.guard_grant() to {{app}};
create trigger guard_grant before insert or update on record_grant for each row execute function private.guard_grant();

-- Another firm's account, masked: what no live grant names is null from here on.
create view shared_account with (security_barrier) as
select a.id, a.org_id, g.id as grant_id, g.fields as shared_fields, g.verbs,
  a.name,
  case when 'website' = any (g.fields) then a.website end as website,
  case when 'industry' = any (g.fields) then a.industry end as industry,
  case when 'phone' = any (g.fields) then a.phone end as phone,
  case when 'country' = any (g.fields) then a.country end as country,
  case when 'city' = any (g.fields) then a.city end as city,
  case when 'address' = any (g.fields) then a.address end as address,
  case when 'employees' = any (g.fields) then a.employees end as employees,
  case when 'annualRevenue' = any (g.fields) then a.annual_revenue_minor end as annual_revenue_minor,
  case when 'annualRevenue' = any (g.fields) then a.annual_revenue_currency end as annual_revenue_currency,
  case when 'owner' = any (g.fields) then a.owner_member_id end as owner_member_id,
  'contacts' = any (g.fields) as has_contacts,
  a.version, a.created_at, a.updated_at
from record_grant g
join account a on a.id = g.record_id and a.org_id = g.org_id and a.archived_at is null
join partnership p on p.id = g.partnership_id and p.status = 'ACTIVE'
where g.grantee_org_id = (select app_org()) and g.record_type = 'ACCOUNT' and g.status = 'ACTIVE'
  and (g.expires_at is null or g.expires_at > now());
alter view shared_account owner to {{border}};
grant select on shared_account to {{app}};

create view shared_contact with (security_barrier) as
select c.id, c.org_id, c.account_id, c.name, c.title, c.email, c.phone
from contact c join shared_account a on a.id = c.account_id and a.org_id = c.org_id and a.has_contacts;
alter view shared_contact owner to {{border}};
grant select on shared_contact to {{app}};

-- Own and foreign in one place; each arm obeys its own wall.
create view visible_account with (security_invoker) as
select id, org_id, null::uuid as grant_id, null::text[] as shared_fields, null::text[] as verbs, name, website, industry, phone, country, city, address, employees,
  annual_revenue_minor, annual_revenue_currency, owner_member_id, notes, version, created_at, updated_at, archived_at
from account
union all
select id, org_id, grant_id, shared_fields, verbs, name, website, industry, phone, country, city, address, employees,
  annual_revenue_minor, annual_revenue_currency, owner_member_id, null, version, created_at, updated_at, null
from shared_account;
grant select on visible_account to {{app}};

create view visible_contact with (security_invoker) as
select id, org_id, account_id, name, title, email, phone from contact
union all
select id, org_id, account_id, name, title, email, phone from shared_contact;
grant select on visible_contact to {{app}};

-- Ids of own accounts that hold a fragment (a LIKE pattern in lower case). LIKE is not leakproof, so only here can it use the trigram index.
create function private.search_own_accounts(pattern text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query select a.id from account a
    where a.org_id = (select app_org()) and a.archived_at is null
      and lower(a.name || ' ' || coalesce(a.city, '') || ' ' || coalesce(a.website, '')) like pattern;
end $$;
alter function private.search_own_accounts(text) owner to {{border}};
revoke all on function private.search_own_accounts(text) from public;
grant execute on function private.search_own_accounts(text) to {{app}};

-- The same with what other firms share, found by what they share of it alone.
create function private.search_accounts(pattern text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select private.search_own_accounts(pattern)
  union all
  select s.id from shared_account s where lower(s.name || ' ' || coalesce(s.city, '') || ' ' || coalesce(s.website, '')) like pattern
$$;
alter function private.search_accounts(text) owner to {{border}};
revoke all on function private.search_accounts(text) from public;
grant execute on function private.search_accounts(text) to {{app}};

-- Another firm's account, changed by a firm whose live grant says EDIT, and only in the fields that it names.
-- Answers EDITED, CHANGED (someone was faster), FORBIDDEN (no EDIT, or another field) or NOT_FOUND.
create function private.edit_shared_account(account_id uuid, expected_version int, changes jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  granted shared_account;
  now_version int;
begin
  select s.* into granted from shared_account s where s.id = account_id;
  if granted.id is null then return 'NOT_FOUND'; end if;
  if not 'EDIT' = any (granted.verbs) then return 'FORBIDDEN'; end if;
  if exists (select 1 from jsonb_object_keys(changes) k(field)
      where k.field not in ('name', 'website', 'industry', 'phone', 'country', 'city', 'address', 'employees', 'annualRevenue')
        or (k.field <> 'name' and not k.field = any (granted.shared_fields))) then
    return 'FORBIDDEN';
  end if;
  update account a set
      name = case when changes ? 'name' then changes ->> 'name' else a.name end,
      website = case when changes ? 'website' then changes ->> 'website' else a.website end,
      industry = case when changes ? 'industry' then changes ->> 'industry' else a.industry end,
      phone = case when changes ? 'phone' then changes ->> 'phone' else a.phone end,
      country = case when changes ? 'country' then changes ->> 'country' else a.country end,
      city = case when changes ? 'city' then changes ->> 'city' else a.city end,
      address = case when changes ? 'address' then changes ->> 'address' else a.address end,
      employees = case when changes ? 'employees' then (changes ->> 'employees')::int else a.employees end,
      annual_revenue_minor = case when changes ? 'annualRevenue' then (changes -> 'annualRevenue' ->> 'minor')::bigint else a.annual_revenue_minor end,
      annual_revenue_currency = case when changes ? 'annualRevenue' then changes -> 'annualRevenue' ->> 'currency' else a.annual_revenue_currency end,
      updated_at = now(), version = a.version + 1
    where a.id = account_id and a.org_id = granted.org_id and a.archived_at is null and a.version = expected_version
    returning a.version into now_version;
  if now_version is null then return 'CHANGED'; end if;
  insert into audit_event (id, org_id, member_id, action, record_type, record_id, details)
    values (gen_random_uuid(), granted.org_id, app_member(), 'account.editedByPartner', 'ACCOUNT', account_id,
      jsonb_build_object('grantId', granted.grant_id, 'byOrganizationId', app_org(), 'fields', (select jsonb_agg(k) from jsonb_object_keys(changes) k)));
  return 'EDITED';
end $$;
alter function private.edit_shared_account(uuid, int, jsonb) owner to {{border}};
revoke all on function private.edit_shared_account(uuid, int, jsonb) from public;
grant execute on function private.edit_shared_account(uuid, int, jsonb) to {{app}};

-- Whether every consenting firm of a partnership, the viewer's among them, sees the account now: it owns it or holds a live grant.
create function private.account_reaches_partnership(account_id uuid, with_partnership uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from partnership_party me where me.partnership_id = with_partnership and me.org_id = (select app_org()) and me.consented_at is not null)
    and exists (select 1 from account a where a.id = account_id and a.archived_at is null)
    and not exists (
      select 1 from partnership_party p where p.partnership_id = with_partnership and p.consented_at is not null
        and not exists (select 1 from account a where a.id = account_id and a.org_id = p.org_id)
        and not exists (
          select 1 from record_grant g join partnership t on t.id = g.partnership_id and t.status = 'ACTIVE'
            where g.record_id = account_id and g.record_type = 'ACCOUNT' and g.grantee_org_id = p.org_id and g.status = 'ACTIVE'
              and (g.expires_at is null or g.expires_at > now())))
$$;
alter function private.account_reaches_partnership(uuid, uuid) owner to {{border}};
revoke all on function private.account_reaches_partnership(uuid, uuid) from public;
grant execute on function private.account_reaches_partnership(uuid, uuid) to {{app}};
