-- Who saw and did what inside a firm, what records were before they were changed, and the erasure of a person who left.

alter table audit_event add column is_view boolean not null default false;
-- The firm that acted, where it was not the row's own.
alter table audit_event add column by_org_id uuid references organization;
create index audit_event_kind on audit_event (org_id, is_view, at desc, id desc);
create index audit_event_member on audit_event (org_id, member_id, at desc, id desc);
create index audit_event_record on audit_event (org_id, record_id, at desc, id desc);

-- A batch of opened records: each for the firm that looked, and for the firm that shares the record, which learns the firm but not the person.
create function private.note_views(views jsonb) returns void
language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if not is_server() then raise exception 'only the server notes what was seen' using errcode = '42501'; end if;
  insert into audit_event (id, org_id, member_id, action, record_type, record_id, at, is_view, by_org_id)
    select gen_random_uuid(), v."orgId", v."memberId", lower(v."recordType") || '.viewed', v."recordType", v."recordId", v.at, true, null
      from jsonb_to_recordset(views) v("orgId" uuid, "memberId" uuid, "recordType" text, "recordId" uuid, at timestamptz)
    union all
    select gen_random_uuid(), a.org_id, null, 'account.viewedByPartner', 'ACCOUNT', a.id, v.at, true, v."orgId"
      from jsonb_to_recordset(views) v("orgId" uuid, "recordType" text, "recordId" uuid, at timestamptz)
      join account a on a.id = v."recordId" and a.org_id <> v."orgId"
      where v."recordType" = 'ACCOUNT';
end $$;
alter function private.note_views(jsonb) owner to {{border}};
revoke all on function private.note_views(jsonb) from public;
grant execute on function private.note_views(jsonb) to {{app}};

-- What a record was before each change and before its end; written by triggers, so nothing changes or goes without it.
create table record_history (
  id uuid primary key default gen_random_uuid(),
  record_type text not null check (record_type in ('ACCOUNT', 'CONTACT', 'DEAL')),
  record_id uuid not null,
  -- Of a contact: its account.
  parent_id uuid,
  -- Whose record it is; null for a joint one, which its firms see.
  org_id uuid,
  is_deletion boolean not null,
  version int not null,
  before jsonb not null,
  changed_fields text[] not null,
  by_org_id uuid,
  by_member_id uuid,
  at timestamptz not null default clock_timestamp()
);
create index record_history_record on record_history (record_id, at desc, id desc);
create index record_history_parent on record_history (parent_id, at desc, id desc) where parent_id is not null;
call private.wall('record_history');
create policy own on record_history for select to {{app}} using (org_id = (select app_org()));
create policy joint on record_history for select to {{app}}
  using (org_id is null and (select true from admission a where a.record_id = record_history.record_id limit 1));
grant select on record_history to {{app}};

-- Once for a statement, however many rows it changes: an import that is undone deletes a hundred thousand. The plan is kept from
-- the first statement, mostly of one row: without nested loops it serves many as well.
create function private.keep_history() returns trigger language plpgsql security definer
set search_path = private, public, pg_temp set enable_nestloop = off as $$
declare
  me_org constant uuid := app_org();
  me_member constant uuid := app_member();
begin
  if tg_op = 'DELETE' then
    insert into record_history (record_type, record_id, parent_id, org_id, is_deletion, version, before, changed_fields, by_org_id, by_member_id)
      select tg_argv[0], (b.was ->> 'id')::uuid, (b.was ->> nullif(tg_argv[1], ''))::uuid, (b.was ->> 'org_id')::uuid, true, (b.was ->> 'version')::int,
          b.was, '{}', me_org, me_member
        from (select to_jsonb(o) - array['match_key', 'last_activity_id'] as was from old_rows o offset 0) b;
    return null;
  end if;
  -- Materialized, or each column asked of it would make the row's JSON anew.
  with pair as materialized (
    select to_jsonb(o) - array['match_key', 'last_activity_id'] as was, to_jsonb(n) as is_now from old_rows o join new_rows n on n.id = o.id
  )
  insert into record_history (record_type, record_id, parent_id, org_id, is_deletion, version, before, changed_fields, by_org_id, by_member_id)
    select tg_argv[0], (b.was ->> 'id')::uuid, (b.was ->> nullif(tg_argv[1], ''))::uuid, (b.was ->> 'org_id')::uuid, false, (b.was ->> 'version')::int,
        b.was, c.fields, me_org, me_member
      from pair b
      cross join lateral (select array(select k.key from jsonb_each(b.was) k
        where k.key not in ('version', 'updated_at') and b.is_now -> k.key is distinct from k.value order by k.key) as fields) c
      where c.fields <> '{}';
  return null;
end $$;
alter function private.keep_history() owner to {{border}};
revoke all on function private.keep_history() from public;
create trigger keep_changes after update on account referencing old table as old_rows new table as new_rows
  for each statement execute function private.keep_history('ACCOUNT', '');
create trigger keep_deletions after delete on account referencing old table as old_rows
  for each statement execute function private.keep_history('ACCOUNT', '');
create trigger keep_changes after update on contact referencing old table as old_rows new table as new_rows
  for each statement execute function private.keep_history('CONTACT', 'account_id');
create trigger keep_deletions after delete on contact referencing old table as old_rows
  for each statement execute function private.keep_history('CONTACT', 'account_id');
create trigger keep_changes after update on deal referencing old table as old_rows new table as new_rows
  for each statement execute function private.keep_history('DEAL', '');
create trigger keep_deletions after delete on deal referencing old table as old_rows
  for each statement execute function private.keep_history('DEAL', '');
create trigger only_grows before update or delete on record_history for each row execute function private.refuse_change();
create trigger is_never_emptied before truncate on record_history execute function private.refuse_change();

alter table member add column erased_at timestamptz;

-- A member who left is unnamed in the firm: the name everywhere it is read from, the salts of the ledger's commitments, keys, contacts.
-- Rights are read here, not taken from the caller. What was signed stays signed: it binds the firm.
create function private.erase_member(member_id uuid, placeholder text) returns int
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  erased int;
begin
  if not exists (select 1 from member m where m.id = app_member() and m.org_id = app_org() and m.is_active and m.roles && '{OWNER,ADMIN}') then
    raise exception 'owners and administrators erase' using errcode = '42501';
  end if;
  update member m set name = placeholder, roles = '{}', is_active = false, erased_at = now()
    where m.id = erase_member.member_id and m.org_id = app_org() and m.id <> app_member() and m.erased_at is null;
  if not found then return null; end if;
  update api_key k set revoked_at = coalesce(k.revoked_at, now()) where k.member_id = erase_member.member_id;
  update ledger_disclosure d set salt = null, value = null, erased_at = now()
    where d.member_id = erase_member.member_id and d.org_id = app_org() and d.erased_at is null;
  get diagnostics erased = row_count;
  if to_regclass('partnership_contact') is not null then
    execute 'delete from partnership_contact where member_id = $1' using erase_member.member_id;
  end if;
  return erased;
end $$;
alter function private.erase_member(uuid, text) owner to {{border}};
revoke all on function private.erase_member(uuid, text) from public;
grant execute on function private.erase_member(uuid, text) to {{app}};

-- Whoever was erased in a firm does not come back there by a new name elsewhere.
create or replace function private.register_person(person_id uuid, new_name text, new_email text, new_locale text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into person (id, name, email, locale)
    values (person_id, new_name, lower(new_email), case when new_locale in ('en', 'ja') then new_locale else 'en' end)
    on conflict (id) do update set name = excluded.name, email = excluded.email;
  update member set name = new_name where member.person_id = register_person.person_id and name <> new_name and erased_at is null
$$;
