create table account_import (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null references member,
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
  finished_at timestamptz
);
create index account_import_org on account_import (org_id, created_at desc, id desc);
call private.own_rows('account_import');

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
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1
);
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
  select p.accepts_shared_records into standing_consent from partnership_party p
    join partnership_party mine on mine.partnership_id = p.partnership_id and mine.org_id = new.org_id
    join partnership t on t.id = p.partnership_id and t.status = 'ACTIVE'
    where p.partnership_id = new.partnership_id and p.org_id = new.grantee_org_id;
  if tg_op = 'INSERT' then
    if standing_consent is null then raise exception 'the partnership is not active between these firms' using errcode = '42501'; end if;
    if new.record_type = 'ACCOUNT' and not exists (select 1 from account a where a.id = new.record_id and a.org_id = new.org_id) then
      raise exception 'a firm shares only what it owns' using errcode = '42501';
    end if;
    new.status := case when standing_consent then 'ACTIVE' else 'PROPOSED' end;
    new.accepted_at := case when standing_consent then now() end;
    new.accepted_by := null;
    return new;
  end if;
  if (new.id, new.org_id, new.grantee_org_id, new.partnership_id, new.record_type, new.record_id)
     is distinct from (old.id, old.org_id, old.grantee_org_id, old.partnership_id, old.record_type, old.record_id) then
    raise exception 'a grant stays what it is about' using errcode = '42501';
  end if;
  if old.status in ('DECLINED', 'REVOKED') then raise exception 'this grant is closed' using errcode = '42501'; end if;
  if me = old.org_id then
    if new.status <> 'REVOKED' then
      if not (new.fields <@ old.fields and new.verbs <@ old.verbs) then
        new.status := case when standing_consent then 'ACTIVE' else 'PROPOSED' end;
      else
        new.status := old.status;
      end if;
    end if;
    new.accepted_by := old.accepted_by;
    return new;
  end if;
  if (new.fields, new.verbs, new.purpose, new.expires_at) is distinct from (old.fields, old.verbs, old.purpose, old.expires_at)
     or new.status not in ('ACTIVE', 'DECLINED') then
    raise exception 'the receiving firm accepts or declines' using errcode = '42501';
  end if;
  if new.status = 'ACTIVE' then new.accepted_at := now(); new.accepted_by := app_member(); end if;
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
from contact c join shared_account a on a.id = c.account_id and a.has_contacts;
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
