-- The wall between firms: who is asking, and the policies every table gets.
-- {{app}} {{auth}} {{jobs}} and {{border}} are the group roles that `migrate` created.

create extension if not exists pgcrypto;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create schema if not exists private;
revoke all on schema private from public;
revoke create on schema public from public;
grant usage on schema public to {{app}}, {{auth}}, {{jobs}}, {{border}};
grant usage on schema private to {{border}};
grant {{border}} to current_user;

-- Only its owner can read the key that signs a context.
create table private.context_key (id smallint primary key default 1 check (id = 1), secret bytea not null);
grant select on private.context_key to {{border}};

-- org.member.person.pid.milliseconds.hmac; bound to this backend and to five minutes, so that one seen elsewhere is worth nothing.
-- Only what we signed is read further. Asked several times in a statement: it answers in microseconds.
create function private.verified_context(part int) returns uuid
language plpgsql stable security definer set search_path = private, public, pg_temp as $$
declare
  raw text := current_setting('app.context', true);
begin
  if encode(public.hmac(convert_to(left(raw, -65), 'UTF8'), (select secret from private.context_key), 'sha256'), 'hex') = right(raw, 64) then
    if split_part(raw, '.', 4)::int = pg_backend_pid()
       and abs(date_part('epoch', transaction_timestamp()) * 1000 - split_part(raw, '.', 5)::float8) <= 300000 then
      return nullif(split_part(raw, '.', part), '')::uuid;
    end if;
  end if;
  return null;
end $$;
alter function private.verified_context(int) owner to {{border}};
revoke all on function private.verified_context(int) from public;
grant execute on function private.verified_context(int) to {{app}}, {{auth}}, {{jobs}};

-- Whether the server itself asks, for nobody: it signed a context without a firm or person. No context at all is not enough.
create function private.is_server() returns boolean
language sql stable security definer set search_path = private, public, pg_temp as $$
  select coalesce(encode(public.hmac(convert_to(left(raw, -65), 'UTF8'), secret, 'sha256'), 'hex') = right(raw, 64)
      and starts_with(raw, '...' || pg_backend_pid() || '.'), false)
    from context_key, (select current_setting('app.context', true) as raw) context
$$;
alter function private.is_server() owner to {{border}};
revoke all on function private.is_server() from public;
grant execute on function private.is_server() to {{app}};

-- Plain SQL, so that the planner puts the call above in their place.
create function app_org() returns uuid language sql stable as 'select private.verified_context(1)';
create function app_member() returns uuid language sql stable as 'select private.verified_context(2)';
create function app_person() returns uuid language sql stable as 'select private.verified_context(3)';

-- Every firm table begins here: forced row security, nothing for anybody but the role that owns the definer functions.
create procedure private.wall(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', t);
  execute format('create policy border on %s to {{border}} using (true) with check (true)', t);
  execute format('grant select, insert, update, delete on %s to {{border}}', t);
end $$;

-- A firm's own rows.
create procedure private.own_rows(t regclass, verbs text default 'select, insert, update, delete') language plpgsql as $$
begin
  call private.wall(t);
  execute format('create policy own on %s to {{app}} using (org_id = (select app_org())) with check (org_id = (select app_org()))', t);
  execute format('grant %s on %s to {{app}}', verbs, t);
end $$;

-- Rows of the firms admitted to the record that the column names. A firm sees only its own admissions, so theirs need not be asked for again.
-- Read through a scalar, not `exists`: for that the planner would hash all a firm is in on, to show a page of fifty.
create procedure private.joint_rows(t regclass, record_column text, verbs text default 'select, insert, update, delete') language plpgsql as $$
begin
  call private.wall(t);
  execute format($p$create policy joint on %s to {{app}}
    using ((select true from admission a where a.record_id = %s.%I limit 1))
    with check (exists (select 1 from admission a where a.record_id = %s.%I))$p$,
    t, t, record_column, t, record_column);
  execute format('grant %s on %s to {{app}}', verbs, t);
end $$;

-- A joint record itself: whoever is admitted reads and changes it; a party of its partnership may make one.
create procedure private.joint_root(t regclass, verbs text default 'select, insert, update') language plpgsql as $$
begin
  call private.wall(t);
  execute format($p$create policy joint_read on %s for select to {{app}}
    using ((select true from admission a where a.record_id = %s.id limit 1)
      or exists (select 1 from admission a where a.record_id = %s.partnership_id and a.record_type = 'PARTNERSHIP'))$p$, t, t, t);
  execute format($p$create policy joint_make on %s for insert to {{app}}
    with check (exists (select 1 from admission a where a.record_id = %s.partnership_id and a.record_type = 'PARTNERSHIP'))$p$, t, t);
  execute format($p$create policy joint_change on %s for update to {{app}}
    using (exists (select 1 from admission a where a.record_id = %s.id))
    with check (exists (select 1 from admission a where a.record_id = %s.id))$p$, t, t, t);
  execute format('grant %s on %s to {{app}}', verbs, t);
end $$;

-- Which firms are in on a joint record, with what its lists sort by. Kept by triggers alone.
create table admission (
  org_id uuid not null,
  record_id uuid not null,
  record_type text not null,
  partnership_id uuid not null,
  list_key text not null default '',
  sort_at timestamptz not null default now(),
  primary key (record_id, org_id)
);
create index admission_list on admission (org_id, record_type, list_key, sort_at desc, record_id desc);
create index admission_newest on admission (org_id, record_type, sort_at desc, record_id desc);
create index admission_partnership on admission (partnership_id, org_id, record_type, sort_at desc, record_id desc);
-- Policies find admissions by the record's id alone: one id is one record of one partnership, or a firm could let itself in under an id it knows.
create function private.admit_one_record() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from admission a where a.record_id = new.record_id
      and (a.record_type, a.partnership_id) is distinct from (new.record_type, new.partnership_id)) then
    raise exception 'this id is of another record' using errcode = '42501';
  end if;
  return new;
end $$;
alter function private.admit_one_record() owner to {{border}};
revoke all on function private.admit_one_record() from public;
create trigger admit_one_record before insert on admission for each row execute function private.admit_one_record();
call private.wall('admission');
create policy own on admission for select to {{app}} using (org_id = (select app_org()));
grant select on admission to {{app}};
