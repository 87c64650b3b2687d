-- Grants on records and on saved filters, for a firm, its roles or named people, passed on or not; and the table lists of shared records run on.

-- Which types may cross the border, and what of them. Filled by private.shareable() alone.
create table private.shareable_type (
  record_type text primary key,
  table_name text not null unique,
  is_joint boolean not null,
  -- Of a row `n`: what its lists sort by, and whether it is in use.
  key_sql text not null,
  sort_column text not null,
  in_use text not null
);
create table private.shareable_field (
  record_type text not null references private.shareable_type,
  position int not null,
  name text not null,
  columns text[] not null,
  -- How a filter may compare it: TEXT, NUMBER, MONEY; null where it may not.
  filter_kind text check (filter_kind in ('TEXT', 'NUMBER', 'MONEY')),
  is_always_shared boolean not null,
  -- Of a row `n`, what a person reads.
  text_sql text not null,
  primary key (record_type, name)
);
grant select, insert on private.shareable_type, private.shareable_field to {{border}};
insert into private.shareable_type values ('ACCOUNT', 'account', false, 'n.name', 'created_at', 'n.archived_at is null');

alter table record_grant
  drop constraint record_grant_record_type_check,
  add foreign key (record_type) references private.shareable_type,
  alter record_id drop not null,
  add scope text not null default 'RECORD' check (scope in ('RECORD', 'FILTER')),
  add filter jsonb,
  -- Whose record it is: the giver's own, or passed on by a firm that was allowed to.
  add owner_org_id uuid default app_org() references organization,
  add parent_grant_id uuid references record_grant,
  -- From the owner's grant down to the parent.
  add ancestor_ids uuid[] not null default '{}',
  -- Whom it serves in the receiving firm; both null: everybody there.
  add grantee_roles text[],
  add grantee_member_ids uuid[],
  add audience text not null default '',
  add check ((scope = 'RECORD') = (record_id is not null)),
  add check ((scope = 'FILTER') = (filter is not null));
alter table record_grant disable trigger guard_grant;
update record_grant set owner_org_id = org_id;
alter table record_grant enable trigger guard_grant;
alter table record_grant alter owner_org_id set not null;
drop index record_grant_open;
-- One open grant of one giver for the same people; others may overlap with it.
create unique index record_grant_open on record_grant (record_id, grantee_org_id, org_id, audience)
  where status in ('PROPOSED', 'ACTIVE') and scope = 'RECORD';
create index record_grant_filter on record_grant (org_id, record_type) where scope = 'FILTER' and status in ('PROPOSED', 'ACTIVE');
create index record_grant_filter_received on record_grant (grantee_org_id) where scope = 'FILTER';
create index record_grant_parent on record_grant using gin (ancestor_ids) where parent_grant_id is not null;
create index record_grant_onward on record_grant (owner_org_id, grantee_org_id) where parent_grant_id is not null;
create index record_grant_end on record_grant (expires_at) where status = 'ACTIVE' and expires_at is not null;

drop policy parties on record_grant;
-- The owner sees where its records went on to.
create policy parties on record_grant for select to {{app}}
  using (org_id = (select app_org()) or grantee_org_id = (select app_org()) or owner_org_id = (select app_org()));
-- Owner and receiver of what was passed on may not know each other: then their firms' names are all they learn.
create policy known_onward on organization for select to {{app}} using (exists (select 1 from record_grant g
  where g.parent_grant_id is not null and ((g.owner_org_id = (select app_org()) and g.grantee_org_id = organization.id)
    or (g.grantee_org_id = (select app_org()) and g.owner_org_id = organization.id))));

-- Which shared records a firm's open grants reach, with what its lists sort by. Kept by triggers and the filling alone.
-- Whether a grant is live is asked of the grant itself, so revoking is one row; rows of closed grants are swept up later.
create table visibility (
  org_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  grant_id uuid not null,
  list_key text collate "und-x-icu" not null,
  sort_at timestamptz not null,
  primary key (grant_id, record_id)
);
create index visibility_list on visibility (org_id, record_type, list_key, record_id, grant_id);
-- Deals are listed newest first.
create index visibility_newest on visibility (org_id, sort_at desc, record_id desc) where record_type = 'DEAL';
create index visibility_record on visibility (record_id, org_id) include (grant_id, record_type);
call private.wall('visibility');

-- How far the records of a grant on a filter have been entered; progress for people, and where to go on after a crash.
create table grant_filling (
  grant_id uuid primary key references record_grant,
  org_id uuid not null references organization,
  after_key text collate "und-x-icu",
  after_id uuid,
  scanned_count int not null default 0,
  filled_count int not null default 0,
  total_count int not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index grant_filling_open on grant_filling (grant_id) where finished_at is null;
call private.own_rows('grant_filling', 'select');

-- Roles of the signed-in member, as the firm has them now.
create function private.viewer_roles() returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select m.roles from member m where m.id = app_member() and m.org_id = app_org() and m.is_active
$$;
alter function private.viewer_roles() owner to {{border}};
revoke all on function private.viewer_roles() from public;
grant execute on function private.viewer_roles() to {{app}};

-- Grants that show the viewer something now. What was passed on shows no more than every grant it came through.
-- Plain, so that the planner sees into it; only views and functions of the border read it.
create view private.live_grant as
select g.id, g.record_type, g.owner_org_id, g.parent_grant_id, g.created_at, g.expires_at,
  case when g.parent_grant_id is null then g.fields else array(
    select f from unnest(g.fields) f where not exists (select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.fields))) end as fields,
  case when g.parent_grant_id is null then g.verbs else array(
    select f from unnest(g.verbs) f where not exists (select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.verbs))) end as verbs
from record_grant g
where g.grantee_org_id = (select app_org()) and g.status = 'ACTIVE' and (g.expires_at is null or g.expires_at > now())
  and (select p.status from partnership p where p.id = g.partnership_id) = 'ACTIVE'
  and (g.grantee_roles is null and g.grantee_member_ids is null
    or g.grantee_roles && (select private.viewer_roles()) or (select app_member()) = any (g.grantee_member_ids))
  and (g.parent_grant_id is null or not exists (
    select from record_grant p join partnership t on t.id = p.partnership_id
      where p.id = any (g.ancestor_ids) and (p.status <> 'ACTIVE' or p.expires_at <= now() or t.status <> 'ACTIVE')));
alter view private.live_grant owner to {{border}};

create view live_grant with (security_barrier) as select * from private.live_grant;
alter view live_grant owner to {{border}};
grant select on live_grant to {{app}};

-- Received filters that show the viewer nothing now, revoked and not yet swept ones above all: a list passes over their thousands of rows
-- without asking of each.
create function private.dark_filters() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(g.id), '{}') from record_grant g
    where g.grantee_org_id = app_org() and g.scope = 'FILTER' and exists (select from visibility v where v.grant_id = g.id)
      and not exists (select from private.live_grant l where l.id = g.id)
$$;
alter function private.dark_filters() owner to {{border}};
revoke all on function private.dark_filters() from public;
grant execute on function private.dark_filters() to {{app}};

-- Read through a scalar, so that a list walks its index and asks of each row it meets.
create policy own on visibility for select to {{app}}
  using (org_id = (select app_org()) and grant_id <> all ((select private.dark_filters())::uuid[])
    and (select true from live_grant l where l.id = visibility.grant_id));
grant select on visibility to {{app}};

-- All that several grants on one record name, in the order they name it.
create function private.join_lists(a text[], b text[]) returns text[] language sql immutable strict parallel safe as $$
  select case when b <@ a then a else a || array(select x from unnest(b) x where x <> all (a)) end
$$;
revoke all on function private.join_lists(text[], text[]) from public;
grant execute on function private.join_lists(text[], text[]) to {{border}}, {{app}};
create aggregate private.all_listed(text[]) (sfunc = private.join_lists, stype = text[]);
revoke all on function private.all_listed(text[]) from public;
grant execute on function private.all_listed(text[]) to {{border}}, {{app}};

-- What the viewer may see of each shared record, all its live grants together. Plain for the same reason.
create view private.seen_record as
select v.record_type, v.record_id, l.owner_org_id, (array_agg(l.id order by l.created_at, l.id))[1] as grant_id,
  private.all_listed(l.fields order by l.created_at, l.id) as fields, private.all_listed(l.verbs order by l.created_at, l.id) as verbs,
  -- What one grant lets change, another that only shows it does not.
  private.all_listed(l.fields order by l.created_at, l.id) filter (where 'EDIT' = any (l.verbs)) as editable_fields
from visibility v join private.live_grant l on l.id = v.grant_id
where v.org_id = (select app_org())
group by v.record_type, v.record_id, l.owner_org_id;
alter view private.seen_record owner to {{border}};

-- A saved filter as a condition on the row `n`: every part must hold. Refuses what is not a filter on fields of the type.
create function private.filter_condition(of_type text, filter jsonb) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  part jsonb;
  f private.shareable_field;
  conditions text[] := '{}';
  c text;
begin
  if jsonb_typeof(filter) <> 'array' or jsonb_array_length(filter) not between 1 and 10 then
    raise exception 'a filter has one to ten conditions' using errcode = '22023';
  end if;
  for part in select jsonb_array_elements(filter) loop
    select * into f from private.shareable_field s
      where s.record_type = of_type and s.name = part ->> 'field' and s.filter_kind is not null;
    if f.name is null then raise exception 'no filter on this field' using errcode = '22023'; end if;
    c := case
      when part ->> 'op' = 'IS_SET' then format('n.%I is not null', f.columns[1])
      when f.filter_kind = 'TEXT' and part ->> 'op' = 'IN' and jsonb_array_length(part -> 'values') between 1 and 100 then
        format('n.%I = any (%L::text[])', f.columns[1], array(select jsonb_array_elements_text(part -> 'values')))
      when f.filter_kind = 'TEXT' and part ->> 'op' = 'STARTS_WITH' and length(part ->> 'value') between 1 and 200 then
        format('starts_with(n.%I, %L)', f.columns[1], part ->> 'value')
      when f.filter_kind in ('NUMBER', 'MONEY') and part ->> 'op' = 'BETWEEN' and coalesce(part ->> 'min', part ->> 'max') is not null then
        format('n.%I between %L::bigint and %L::bigint', f.columns[1],
          coalesce((part ->> 'min')::bigint, -9223372036854775807), coalesce((part ->> 'max')::bigint, 9223372036854775807))
      end;
    if c is null then raise exception 'no such condition' using errcode = '22023'; end if;
    if f.filter_kind = 'MONEY' and part ->> 'op' = 'BETWEEN' then
      if coalesce(part ->> 'currency', '') !~ '^[A-Z]{3}$' then raise exception 'an amount has a currency' using errcode = '22023'; end if;
      c := c || format(' and n.%I = %L', f.columns[2], part ->> 'currency');
    end if;
    conditions := conditions || c;
  end loop;
  return '(' || array_to_string(conditions, ' and ') || ')';
end $$;
alter function private.filter_condition(text, jsonb) owner to {{border}};
revoke all on function private.filter_condition(text, jsonb) from public;

-- Whether a grant is in force, for whomever it serves.
create function private.is_live(g record_grant) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select g.status = 'ACTIVE' and (g.expires_at is null or g.expires_at > now())
    and exists (select from partnership p where p.id = g.partnership_id and p.status = 'ACTIVE')
    and not exists (select from record_grant a join partnership t on t.id = a.partnership_id
      where a.id = any (g.ancestor_ids) and (a.status <> 'ACTIVE' or a.expires_at <= now() or t.status <> 'ACTIVE'))
$$;
alter function private.is_live(record_grant) owner to {{border}};
revoke all on function private.is_live(record_grant) from public;

-- Terms kept under a name.
create table grant_template (
  id uuid primary key,
  org_id uuid not null references organization,
  partnership_id uuid references partnership,
  name text not null check (length(name) between 1 and 100),
  record_type text not null references private.shareable_type,
  fields text[] not null,
  verbs text[] not null,
  purpose text,
  expires_in_days int check (expires_in_days between 1 and 3650),
  created_at timestamptz not null default now(),
  version int not null default 1
);
create unique index grant_template_name on grant_template (org_id, record_type, name);
call private.own_rows('grant_template');
