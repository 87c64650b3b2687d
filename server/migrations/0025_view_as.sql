-- "What does partner X see?": a person reads as a firm of one of their partnerships does, and only what their own firm let it see.
--
-- The rule. Such a reading runs in a context of its own kind, in which app_org(), app_member() and app_person() are nobody: whatever asks
-- for them shows nothing, so every table is closed until a policy below opens it. Opened are rows that BOTH firms may read: records that
-- the looking firm owns or passed on, through the live grants that serve the firm looked at, masked by the same views; joint records that
-- both are admitted to; names of firms and people that both know. Never what the partner owns, nor what others share with it.
-- It holds in read-only transactions alone, so nothing is ever written in it; and while the partnership is active.

create table view_as (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null,
  partnership_id uuid not null references partnership,
  viewed_org_id uuid not null references organization,
  -- Both null: what everybody there sees.
  viewed_role text check (viewed_role in ('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER', 'MARKETER', 'AGENT', 'OPERATOR', 'GUEST')),
  viewed_member_id uuid,
  created_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '1 hour',
  ended_at timestamptz,
  check (viewed_role is null or viewed_member_id is null),
  foreign key (member_id, org_id) references member (id, org_id),
  foreign key (viewed_member_id, viewed_org_id) references member (id, org_id)
);
create index view_as_member on view_as (org_id, member_id, created_at desc, id desc);
call private.own_rows('view_as', 'select, insert, update');

-- Whom somebody looks at, and for how long, is the database's to say, whatever statement is run.
create function private.guard_view_as() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.org_id, new.member_id, new.partnership_id, new.viewed_org_id, new.viewed_role, new.viewed_member_id, new.created_at, new.ends_at)
        is distinct from (old.id, old.org_id, old.member_id, old.partnership_id, old.viewed_org_id, old.viewed_role, old.viewed_member_id, old.created_at, old.ends_at)
       or old.ended_at is not null or old.member_id is distinct from app_member() then
      raise exception 'it can only be ended, by whom it is of' using errcode = '42501';
    end if;
    new.ended_at := now();
    return new;
  end if;
  if app_member() is null or (new.org_id, new.member_id) is distinct from (app_org(), app_member()) or new.viewed_org_id = app_org() then
    raise exception 'everybody looks for themselves, at a partner' using errcode = '42501';
  end if;
  if not private.are_parties(new.partnership_id, new.org_id, new.viewed_org_id) then
    raise exception 'the partnership is not active between these firms' using errcode = '42501';
  end if;
  new.created_at := now();
  new.ends_at := now() + interval '1 hour';
  new.ended_at := null;
  return new;
end $$;
alter function private.guard_view_as() owner to {{border}};
revoke all on function private.guard_view_as() from public;
create trigger guard_view_as before insert or update on view_as for each row execute function private.guard_view_as();

-- Whether a partnership is active between two firms that both consented to it.
create function private.are_parties(of_partnership uuid, one uuid, other uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from partnership p where p.id = of_partnership and p.status = 'ACTIVE')
    and (select count(*) = 2 from partnership_party x where x.partnership_id = of_partnership and x.org_id in (one, other) and x.consented_at is not null)
$$;
alter function private.are_parties(uuid, uuid, uuid) owner to {{border}};
revoke all on function private.are_parties(uuid, uuid, uuid) from public;

-- A cheap first question, so that no other reading pays: says nothing of whether it is genuine.
create function private.is_viewing() returns boolean language sql stable as $$
  select coalesce(starts_with(current_setting('app.context', true), 'VIEW.'), false)
$$;
revoke all on function private.is_viewing() from public;
grant execute on function private.is_viewing() to {{app}}, {{auth}}, {{jobs}}, {{border}};

-- The reading that this transaction is signed for: VIEW.org.member.0.milliseconds.pid.id.hmac. No backend has the process id 0, where other
-- contexts carry theirs: for all other rules nobody asks. Whatever opens rows asks here, once for all it has to know, so that a statement
-- which changes its context on the way never mixes two.
create function private.viewing() returns view_as
language plpgsql stable security definer set search_path = private, public, pg_temp as $$
declare
  raw text := current_setting('app.context', true);
  v view_as;
begin
  if not coalesce(starts_with(raw, 'VIEW.'), false) or current_setting('transaction_read_only') <> 'on' then return null; end if;
  if encode(public.hmac(convert_to(left(raw, -65), 'UTF8'), (select secret from private.context_key), 'sha256'), 'hex') is distinct from right(raw, 64) then
    return null;
  end if;
  if split_part(raw, '.', 6)::int <> pg_backend_pid()
     or abs(date_part('epoch', transaction_timestamp()) * 1000 - split_part(raw, '.', 5)::float8) > 300000 then
    return null;
  end if;
  select w.* into v from view_as w
    join member m on m.id = w.member_id and m.org_id = w.org_id and m.is_active
    where w.id = split_part(raw, '.', 7)::uuid and w.org_id = split_part(raw, '.', 2)::uuid and w.member_id = split_part(raw, '.', 3)::uuid
      and w.ended_at is null and w.ends_at > now() and private.are_parties(w.partnership_id, w.org_id, w.viewed_org_id);
  return v;
end $$;
alter function private.viewing() owner to {{border}};
revoke all on function private.viewing() from public;

-- Whose shared records are read: the firm's own, or the one's that it looks at. Only together with what follows does it show anything.
create function private.viewed_org() returns uuid
language sql stable security definer set search_path = private, public, pg_temp as 'select (viewing()).viewed_org_id';
alter function private.viewed_org() owner to {{border}};
revoke all on function private.viewed_org() from public;
grant execute on function private.viewed_org() to {{app}};
-- Plain SQL, so that the planner puts its two cases in its place.
create function private.reading_org() returns uuid language sql stable as $$
  select case when private.is_viewing() then private.viewed_org() else app_org() end
$$;
revoke all on function private.reading_org() from public;
grant execute on function private.reading_org() to {{app}}, {{border}};

-- Whether a grant serves these roles or that person of the firm that received it.
create function private.serves(g record_grant, roles text[], member_id uuid) returns boolean language sql immutable as $$
  select g.grantee_roles is null and g.grantee_member_ids is null
    or coalesce(g.grantee_roles && roles, false) or coalesce(member_id = any (g.grantee_member_ids), false)
$$;
revoke all on function private.serves(record_grant, text[], uuid) from public;
grant execute on function private.serves(record_grant, text[], uuid) to {{border}};

-- Whether a grant is the looking firm's to show: of its own records, or passed on by it while it reaches the person who looks; and serves
-- whom they look at.
create function private.shown_in_view(g record_grant) returns boolean
language plpgsql stable security definer set search_path = private, public, pg_temp as $$
declare
  v constant view_as := viewing();
begin
  if v.id is null or g.grantee_org_id <> v.viewed_org_id then return false; end if;
  if g.owner_org_id <> v.org_id and not (g.org_id = v.org_id and exists (select from record_grant p join member m on m.id = v.member_id
      where p.id = g.parent_grant_id and p.grantee_org_id = v.org_id and serves(p, m.roles, m.id))) then
    return false;
  end if;
  return serves(g, coalesce(array[v.viewed_role], '{}') || coalesce((select m.roles from member m where m.id = v.viewed_member_id and m.is_active), '{}'),
    v.viewed_member_id);
end $$;
alter function private.shown_in_view(record_grant) owner to {{border}};
revoke all on function private.shown_in_view(record_grant) from public;
grant execute on function private.shown_in_view(record_grant) to {{app}};

-- Whether a joint record's admission is the viewed firm's, while the looking one is admitted as well.
create function private.admitted_in_view(admitted_org uuid, of_record uuid) returns boolean
language plpgsql stable security definer set search_path = private, public, pg_temp as $$
declare
  v constant view_as := viewing();
begin
  return v.id is not null and admitted_org = v.viewed_org_id
    and exists (select from admission a where a.record_id = of_record and a.org_id = v.org_id);
end $$;
alter function private.admitted_in_view(uuid, uuid) owner to {{border}};
revoke all on function private.admitted_in_view(uuid, uuid) from public;
grant execute on function private.admitted_in_view(uuid, uuid) to {{app}};

-- Whether both firms know this one.
create function private.known_in_view(of_org uuid) returns boolean
language plpgsql stable security definer set search_path = private, public, pg_temp as $$
declare
  v constant view_as := viewing();
begin
  return v.id is not null and (select count(*) = 2 from acquaintance k where k.org_id in (v.org_id, v.viewed_org_id) and k.other_id = of_org);
end $$;
alter function private.known_in_view(uuid) owner to {{border}};
revoke all on function private.known_in_view(uuid) from public;
grant execute on function private.known_in_view(uuid) to {{app}};

create policy viewed on admission for select to {{app}} using ((select private.is_viewing()) and private.admitted_in_view(org_id, record_id));
create policy viewed on organization for select to {{app}} using ((select private.is_viewing()) and private.known_in_view(id));
create policy viewed on member for select to {{app}} using ((select private.is_viewing()) and private.known_in_view(org_id));
create policy viewed on record_grant for select to {{app}}
  using ((select private.is_viewing()) and private.shown_in_view(record_grant) and exists (select from live_grant l where l.id = record_grant.id));

create or replace view private.live_grant as
select g.id, g.record_type, g.owner_org_id, g.parent_grant_id, g.created_at, g.expires_at,
  case when g.parent_grant_id is null then g.fields else array(
    select f from unnest(g.fields) f where not exists (select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.fields))) end as fields,
  case when g.parent_grant_id is null then g.verbs else array(
    select f from unnest(g.verbs) f where not exists (select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.verbs))) end as verbs
from record_grant g
where (g.grantee_org_id = (select app_org())
    and (g.grantee_roles is null and g.grantee_member_ids is null
      or g.grantee_roles && (select private.viewer_roles()) or (select app_member()) = any (g.grantee_member_ids))
    or (select private.is_viewing()) and private.shown_in_view(g))
  and g.status = 'ACTIVE' and (g.expires_at is null or g.expires_at > now())
  and (select p.status from partnership p where p.id = g.partnership_id) = 'ACTIVE'
  and (g.parent_grant_id is null or not exists (
    select from record_grant p join partnership t on t.id = p.partnership_id
      where p.id = any (g.ancestor_ids) and (p.status <> 'ACTIVE' or p.expires_at <= now() or t.status <> 'ACTIVE')));

alter policy own on visibility
  using (org_id = (select private.reading_org()) and grant_id <> all ((select private.dark_filters())::uuid[])
    and (select true from live_grant l where l.id = visibility.grant_id));

create or replace view private.seen_record as
select v.record_type, v.record_id, l.owner_org_id, (array_agg(l.id order by l.created_at, l.id))[1] as grant_id,
  private.all_listed(l.fields order by l.created_at, l.id) as fields, private.all_listed(l.verbs order by l.created_at, l.id) as verbs,
  private.all_listed(l.fields order by l.created_at, l.id) filter (where 'EDIT' = any (l.verbs)) as editable_fields
from visibility v join private.live_grant l on l.id = v.grant_id
where v.org_id = (select private.reading_org())
group by v.record_type, v.record_id, l.owner_org_id;

create or replace function private.search_shared_accounts(pattern text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query select distinct a.id from account a
    join visibility v on v.record_id = a.id and v.org_id = (select private.reading_org()) and v.record_type = 'ACCOUNT'
    join private.live_grant l on l.id = v.grant_id and l.owner_org_id = a.org_id
    where a.archived_at is null and lower(a.name || ' ' || coalesce(a.city, '') || ' ' || coalesce(a.website, '')) like pattern
      and lower(a.name || ' ' || coalesce(case when 'city' = any (l.fields) then a.city end, '') || ' '
        || coalesce(case when 'website' = any (l.fields) then a.website end, '')) like pattern;
end $$;

-- Why each field of a record shared with the viewer's firm is seen: the live grants that name it, the oldest first.
create view seen_field with (security_barrier) as
select v.record_type, v.record_id, f.name as field, array_agg(l.id order by l.created_at, l.id) as grant_ids
from visibility v join private.live_grant l on l.id = v.grant_id cross join unnest(l.fields) f(name)
where v.org_id = (select private.reading_org())
group by v.record_type, v.record_id, f.name;
alter view seen_field owner to {{border}};
grant select on seen_field to {{app}};

-- Records opened while looking as a partner: noted for the firm that looked, with whom it looked as.
create function private.note_views_as(views jsonb) returns void
language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if not is_server() then raise exception 'only the server notes what was seen' using errcode = '42501'; end if;
  insert into audit_event (id, org_id, member_id, action, record_type, record_id, at, is_view, details)
    select gen_random_uuid(), w.org_id, w.member_id, lower(v."recordType") || '.viewedAsPartner', v."recordType", v."recordId", v.at, true,
        jsonb_build_object('viewAsId', w.id, 'organizationId', w.viewed_org_id, 'role', w.viewed_role, 'memberId', w.viewed_member_id)
      from jsonb_to_recordset(views) v("viewAsId" uuid, "recordType" text, "recordId" uuid, at timestamptz)
      join view_as w on w.id = v."viewAsId";
end $$;
alter function private.note_views_as(jsonb) owner to {{border}};
revoke all on function private.note_views_as(jsonb) from public;
grant execute on function private.note_views_as(jsonb) to {{app}};
