-- Filling a filter's grant locks no record. While a grant is filled, who changes records that its filter may reach enters them as the last
-- thing before committing, and a batch is entered while nobody does: one lock per grant, held for milliseconds by either side. So each sees
-- what the other did, and nothing stays that no longer matches.

drop index grant_filling_open;
create index grant_filling_open on grant_filling (org_id) where finished_at is null;

-- Which records a transaction changed. Always empty but for open transactions, so it needs no log.
create unlogged table private.filling_change (
  id bigint generated always as identity primary key,
  grant_id uuid not null,
  record_ids uuid[] not null
);
grant select, insert, delete on private.filling_change to {{border}};

create function private.filling_lock(of_grant uuid) returns bigint language sql immutable strict parallel safe as $$
  select uuid_hash_extended(of_grant, 4711)
$$;
revoke all on function private.filling_lock(uuid) from public;
grant execute on function private.filling_lock(uuid) to {{border}};

create function private.enter_changed_records() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g record_grant;
  s private.shareable_type;
begin
  delete from private.filling_change c where c.id = new.id;
  perform pg_advisory_xact_lock_shared(private.filling_lock(new.grant_id));
  delete from visibility v where v.grant_id = new.grant_id and v.record_id = any (new.record_ids);
  select * into g from record_grant r where r.id = new.grant_id and r.status in ('PROPOSED', 'ACTIVE');
  if g.id is null then return null; end if;
  select * into s from private.shareable_type t where t.record_type = g.record_type;
  execute format('insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
      select $1, $2, n.id, $3, %1$s, n.%2$I from %3$I n where n.id = any ($4) and n.org_id = $5 and %4$s and %5$s',
      s.key_sql, s.sort_column, s.table_name, s.in_use, private.filter_condition(g.record_type, g.filter))
    using g.grantee_org_id, g.record_type, g.id, new.record_ids, g.org_id;
  return null;
end $$;
alter function private.enter_changed_records() owner to {{border}};
revoke all on function private.enter_changed_records() from public;
create constraint trigger enter_changed_records after insert on private.filling_change deferrable initially deferred
  for each row execute function private.enter_changed_records();

-- Makes what a write to records of a type does to visibility: statement by statement, so an import of thousands costs little more than one
-- row. A record in use is reached by the grants on it and by the filters that it matches; one that no longer matches leaves at once.
-- All filters of a firm are asked in one statement, however many there are.
create procedure private.follow_records(of_type text) language plpgsql as $p$
declare
  s private.shareable_type;
begin
  select * into s from private.shareable_type t where t.record_type = of_type;
  execute format($f$create or replace function private.reach_%1$s() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $e$
declare
  filters record;
begin
  if tg_op = 'DELETE' then
    delete from visibility v using gone o where v.record_id = o.id;
    %7$s
    return null;
  end if;
  if tg_op = 'UPDATE' then
    update visibility v set list_key = %2$s, sort_at = n.%3$I from fresh n
      where v.record_id = n.id and (v.list_key, v.sort_at) is distinct from (%2$s, n.%3$I);
    delete from visibility v using fresh n where v.record_id = n.id and not (%4$s);
    insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
      select g.grantee_org_id, %5$L, n.id, g.id, %2$s, n.%3$I from fresh n join record_grant g on g.record_id = n.id
      where g.scope = 'RECORD' and g.record_type = %5$L and g.status in ('PROPOSED', 'ACTIVE') and (g.expires_at is null or g.expires_at > now()) and %4$s
        and exists (select from gone o where o.id = n.id and not (%6$s))
      on conflict do nothing;
  end if;
  %8$s
  return null;
end $e$$f$, s.table_name, s.key_sql, s.sort_column, s.in_use, of_type, replace(s.in_use, 'n.', 'o.'),
    case when not s.is_joint then private.note_filling_sql('gone', of_type) end,
    case when not s.is_joint then private.note_filling_sql('fresh', of_type) || format($l$
  select string_agg(format('(%%L::uuid, %%L::uuid, %%L::uuid, coalesce(%%s, false))', r.id, r.org_id, r.grantee_org_id, c.condition), ', ') as listed,
      string_agg(format('when %%L then coalesce(%%s, false)', r.id, c.condition), ' ') as cases
    into filters
    from record_grant r join grant_filling f on f.grant_id = r.id and f.finished_at is not null
    cross join lateral (select private.filter_condition(r.record_type, r.filter) as condition offset 0) c
    where r.org_id in (select n.org_id from fresh n) and r.record_type = %1$L and r.scope = 'FILTER' and r.status in ('PROPOSED', 'ACTIVE')
      and (r.expires_at is null or r.expires_at > now());
  if filters.listed is null then return null; end if;
  if tg_op = 'UPDATE' then
    execute format('delete from visibility v using fresh n where v.record_id = n.id and not case v.grant_id %%s else true end', filters.cases);
  end if;
  execute format('insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
    select s.grantee_org_id, %%L, n.id, s.id, %%s, n.%%I from fresh n cross join lateral (values %%s) s(id, org_id, grantee_org_id, matches)
      where s.matches and n.org_id = s.org_id and %%s on conflict do nothing', %1$L, %2$L, %3$L, filters.listed, %4$L);$l$,
      of_type, s.key_sql, s.sort_column, s.in_use) end);
  execute format('alter function private.reach_%s() owner to {{border}}', s.table_name);
  execute format('revoke all on function private.reach_%s() from public', s.table_name);
end $p$;

-- Of a trigger with that transition table: leaves to the commit what concerns grants that are being filled.
create function private.note_filling_sql(changed text, of_type text) returns text language sql immutable as $$
  select format($l$insert into private.filling_change (grant_id, record_ids)
      select f.grant_id, array_agg(c.id) from %I c join grant_filling f on f.org_id = c.org_id and f.finished_at is null
        join record_grant r on r.id = f.grant_id and r.record_type = %L and r.status in ('PROPOSED', 'ACTIVE')
      group by f.grant_id;$l$, changed, of_type)
$$;
revoke all on function private.note_filling_sql(text, text) from public;

-- Types that are declared, and those that will be, when their declaration commits.
do $$
declare
  of_type text;
begin
  for of_type in select t.record_type from private.shareable_type t loop
    call private.follow_records(of_type);
  end loop;
end $$;
create function private.follow_new_type() returns trigger language plpgsql as $$
begin
  call private.follow_records(new.record_type);
  return null;
end $$;
revoke all on function private.follow_new_type() from public;
create constraint trigger follow_new_type after insert on private.shareable_type deferrable initially deferred
  for each row execute function private.follow_new_type();

-- Whether somebody writes to a table since before that transaction, and so may not have seen what was there when it began.
create function private.is_written_since_before(since xid8, t regclass) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select case when pg_snapshot_xmin(pg_current_snapshot()) >= since then false else exists (
    select from pg_locks l join pg_locks x on x.pid = l.pid and x.locktype = 'transactionid' and x.mode = 'ExclusiveLock'
      where l.locktype = 'relation' and l.relation = t and l.mode = 'RowExclusiveLock' and l.pid <> pg_backend_pid()
        and l.database = (select d.oid from pg_database d where d.datname = current_database()) and age(x.transactionid) > age(since::xid)) end
$$;
alter function private.is_written_since_before(xid8, regclass) owner to {{border}};
revoke all on function private.is_written_since_before(xid8, regclass) from public;

drop function private.fill_grant(uuid, text, int);
-- One batch of a filter's records, from where the last one ended. `since` is a transaction begun after the grant's own: who wrote records
-- before it may not have seen the grant, so filling waits for them to end.
-- Answers FILLED, MORE, BUSY (others are committing), WAITING (for writers, or another server is at it) or CLOSED; and for how many
-- milliseconds others could not commit.
create function private.fill_grant(of_grant uuid, since text, size int, out state text, out held_ms float8)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f grant_filling;
  g record_grant;
  s private.shareable_type;
  scanned int;
  filled int;
  last_key text;
  last_id uuid;
  held_from timestamptz;
begin
  held_ms := 0;
  state := 'CLOSED';
  if not private.is_server() then return; end if;
  -- Rows and mark are lost together or not at all, so a batch need not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  state := 'WAITING';
  select * into f from grant_filling where grant_id = of_grant for update skip locked;
  if f.grant_id is null then return; end if;
  select * into g from record_grant where id = of_grant;
  if f.finished_at is not null or g.status not in ('PROPOSED', 'ACTIVE') then
    state := case when f.finished_at is null then 'CLOSED' else 'FILLED' end;
    return;
  end if;
  select * into s from private.shareable_type t where t.record_type = g.record_type;
  if private.is_written_since_before(since::xid8, s.table_name::regclass) then return; end if;
  -- How far it reaches, and into memory what others are to wait for no reading of.
  execute format('select count(*), (array_agg(x.key))[count(*)], (array_agg(x.id))[count(*)]
      from (select %1$s as key, n.id from %2$I n where n.org_id = $1 and %3$s and ($3 is null or (%1$s, n.id) > ($2 collate "und-x-icu", $3)) order by %1$s, n.id limit $4) x',
      s.key_sql, s.table_name, s.in_use)
    into scanned, last_key, last_id using g.org_id, f.after_key, f.after_id, size;
  if scanned > 0 then
    begin
      -- Who commits meanwhile waits no longer for us than we would.
      perform set_config('lock_timeout', '20ms', true);
      perform pg_advisory_xact_lock(private.filling_lock(of_grant));
      perform set_config('lock_timeout', '0', true);
    exception when lock_not_available then
      state := 'BUSY';
      return;
    end;
    held_from := clock_timestamp();
    execute format('insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
        select $1, $2, n.id, $3, %1$s, n.%2$I from %3$I n where n.org_id = $4 and %4$s and %5$s
          and ($6 is null or (%1$s, n.id) > ($5 collate "und-x-icu", $6)) and (%1$s, n.id) <= ($7 collate "und-x-icu", $8) on conflict do nothing',
        s.key_sql, s.sort_column, s.table_name, s.in_use, private.filter_condition(g.record_type, g.filter))
      using g.grantee_org_id, g.record_type, g.id, g.org_id, f.after_key, f.after_id, last_key, last_id;
    get diagnostics filled = row_count;
    held_ms := extract(epoch from clock_timestamp() - held_from) * 1000;
  end if;
  state := case when scanned < size then 'FILLED' else 'MORE' end;
  update grant_filling set scanned_count = scanned_count + scanned, filled_count = filled_count + coalesce(filled, 0),
      after_key = coalesce(last_key, after_key), after_id = coalesce(last_id, after_id),
      finished_at = case when state = 'FILLED' then clock_timestamp() end
    where grant_id = of_grant;
end $$;
alter function private.fill_grant(uuid, text, int) owner to {{border}};
revoke all on function private.fill_grant(uuid, text, int) from public;
grant execute on function private.fill_grant(uuid, text, int) to {{app}};
