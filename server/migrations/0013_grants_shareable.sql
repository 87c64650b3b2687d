-- Declares a type whose records may cross the border. All else follows from this call: what a grant may name, the masking view,
-- the function that changes a record through a grant, and the triggers that keep its visibility.
-- fields: [name, columns separated by commas, filter kind or null, always shared, editable, what a person reads where that is not the
-- first column]; without columns the view says has_<name>.
create procedure private.shareable(of_type text, t regclass, view_name text, key_column text, sort_column text, in_use text, fields jsonb)
language plpgsql as $p$
declare
  is_joint boolean := exists (select from pg_attribute a where a.attrelid = t and a.attname = 'partnership_id' and not a.attisdropped);
  plain_columns text := (select string_agg(format('n.%I', c), ', ' order by o) from unnest('{version,created_at,updated_at}'::text[]) with ordinality u(c, o)
    where exists (select from pg_attribute a where a.attrelid = t and a.attname = c));
  key_sql text := format('n.%I::text collate "und-x-icu"', key_column);
  owned_by text := case when is_joint
    then 'exists (select from admission k where k.record_id = n.id and k.org_id = %s)' else 'n.org_id = %s' end;
  masked text;
  changed text;
begin
  insert into private.shareable_type values (of_type, t::text, is_joint, key_sql, sort_column, in_use) on conflict (record_type) do update
    set (is_joint, key_sql, sort_column, in_use) = (excluded.is_joint, excluded.key_sql, excluded.sort_column, excluded.in_use);
  insert into private.shareable_field
    select of_type, o, f ->> 0, coalesce(nullif(string_to_array(f ->> 1, ','), '{}'), '{}'), f ->> 2, coalesce((f ->> 3)::boolean, false),
      coalesce(f ->> 5, format('n.%I::text', split_part(f ->> 1, ',', 1)))
    from jsonb_array_elements(fields) with ordinality x(f, o);

  select string_agg(case
      when s.columns = '{}' then format('%L = any (s.fields) as %I', s.name, 'has_' || s.name)
      when s.is_always_shared then (select string_agg(format('n.%I', c), ', ') from unnest(s.columns) c)
      else (select string_agg(format('case when %L = any (s.fields) then n.%I end as %I', s.name, c, c), ', ') from unnest(s.columns) c) end, ', ' order by s.position)
    into masked from private.shareable_field s where s.record_type = of_type;
  execute format($v$create view %I with (security_barrier) as
    select n.id, s.owner_org_id as org_id, s.grant_id, s.fields as shared_fields, s.verbs, s.editable_fields, %s, %s
    from private.seen_record s join %s n on n.id = s.record_id and %s
    where s.record_type = %L and %s$v$,
    view_name, masked, plain_columns, t, format(owned_by, 's.owner_org_id'), of_type, in_use);
  execute format('alter view %I owner to {{border}}', view_name);
  execute format('grant select on %I to {{app}}', view_name);

  -- Another firm's record, changed by a firm whose live grant says EDIT, and only in the fields that it names.
  -- Answers EDITED, CHANGED (someone was faster), FORBIDDEN (no EDIT, or another field) or NOT_FOUND.
  select string_agg(case when s.filter_kind = 'MONEY'
      then format('%1$I = case when changes ? %3$L then (changes -> %3$L ->> ''minor'')::bigint else n.%1$I end, %2$I = case when changes ? %3$L then changes -> %3$L ->> ''currency'' else n.%2$I end',
        s.columns[1], s.columns[2], s.name)
      else format('%1$I = case when changes ? %2$L then (changes ->> %2$L)::%3$s else n.%1$I end', s.columns[1], s.name,
        (select format_type(a.atttypid, null) from pg_attribute a where a.attrelid = t and a.attname = s.columns[1])) end, ', ' order by s.position)
    into changed from private.shareable_field s join jsonb_array_elements(fields) f on f ->> 0 = s.name and (f ->> 4)::boolean where s.record_type = of_type;
  if changed is not null then
    execute format($f$create or replace function private.edit_shared_%1$s(record_id uuid, expected_version int, changes jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $e$
declare
  granted %2$I;
  now_version int;
begin
  select s.* into granted from %2$I s where s.id = record_id;
  if granted.id is null then return 'NOT_FOUND'; end if;
  if exists (select from jsonb_object_keys(changes) k(field)
      where k.field <> all (%3$L::text[]) or not coalesce(k.field = any (granted.editable_fields), false)) or granted.editable_fields is null then
    return 'FORBIDDEN';
  end if;
  update %4$s n set %5$s, updated_at = now(), version = n.version + 1
    where n.id = granted.id and %6$s and n.version = expected_version
    returning n.version into now_version;
  if now_version is null then return 'CHANGED'; end if;
  insert into audit_event (id, org_id, member_id, action, record_type, record_id, details)
    values (gen_random_uuid(), granted.org_id, app_member(), %7$L, %8$L, granted.id,
      jsonb_build_object('grantId', granted.grant_id, 'byOrganizationId', app_org(), 'fields', (select jsonb_agg(k) from jsonb_object_keys(changes) k)));
  return 'EDITED';
end $e$$f$, t, view_name, (select array_agg(f ->> 0) from jsonb_array_elements(fields) f where (f ->> 4)::boolean), t, changed, in_use,
      lower(of_type) || '.editedByPartner', of_type);
    execute format('alter function private.edit_shared_%s(uuid, int, jsonb) owner to {{border}}', t);
    execute format('revoke all on function private.edit_shared_%s(uuid, int, jsonb) from public', t);
    execute format('grant execute on function private.edit_shared_%s(uuid, int, jsonb) to {{app}}', t);
  end if;

  -- What a write does to visibility: statement by statement, so an import of thousands costs little more than one row.
  -- A record in use is reached by the grants on it and by the filters that it matches; one that no longer matches leaves at once.
  execute format($f$create function private.reach_%1$s() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $e$
declare
  saved record;
begin
  if tg_op = 'DELETE' then
    delete from visibility v using gone o where v.record_id = o.id;
    return null;
  end if;
  if tg_op = 'UPDATE' then
    update visibility v set list_key = %2$s, sort_at = n.%3$I from fresh n
      where v.record_id = n.id and (v.list_key, v.sort_at) is distinct from (%2$s, n.%3$I);
    delete from visibility v using fresh n where v.record_id = n.id and not (%4$s);
    insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
      select g.grantee_org_id, %5$L, n.id, g.id, %2$s, n.%3$I from fresh n join record_grant g on g.record_id = n.id
      where g.scope = 'RECORD' and g.record_type = %5$L and g.status in ('PROPOSED', 'ACTIVE') and %4$s
        and exists (select from gone o where o.id = n.id and not (%6$s))
      on conflict do nothing;
  end if;
  %7$s
  return null;
end $e$$f$, t, key_sql, sort_column, in_use, of_type, replace(in_use, 'n.', 'o.'),
    case when is_joint then '' else format($l$for saved in select r.id, r.org_id, r.grantee_org_id, private.filter_condition(r.record_type, r.filter) as condition from record_grant r
      where r.org_id in (select n.org_id from fresh n) and r.record_type = %1$L and r.scope = 'FILTER' and r.status in ('PROPOSED', 'ACTIVE') loop
    if tg_op = 'UPDATE' then
      execute format('delete from visibility v using fresh n where v.grant_id = $1 and v.record_id = n.id and not coalesce(%%s, false)', saved.condition) using saved.id;
    end if;
    execute format('insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
      select $1, %%L, n.id, $2, %%s, n.%%I from fresh n where n.org_id = $3 and %%s and %%s on conflict do nothing', %1$L, %2$L, %3$L, %4$L, saved.condition)
      using saved.grantee_org_id, saved.id, saved.org_id;
  end loop;$l$, of_type, key_sql, sort_column, in_use) end);
  execute format('alter function private.reach_%s() owner to {{border}}', t);
  execute format('revoke all on function private.reach_%s() from public', t);
  execute format('create trigger reach_inserted after insert on %s referencing new table as fresh for each statement execute function private.reach_%s()', t, t);
  execute format('create trigger reach_updated after update on %s referencing old table as gone new table as fresh for each statement execute function private.reach_%s()', t, t);
  execute format('create trigger reach_deleted after delete on %s referencing old table as gone for each statement execute function private.reach_%s()', t, t);

end $p$;

-- What a grant on one record reaches, from the moment it is open; a grant on a filter is filled in the background.
create function private.reach_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s private.shareable_type;
begin
  select * into s from private.shareable_type t where t.record_type = new.record_type;
  if new.scope = 'FILTER' then
    execute format('insert into grant_filling (grant_id, org_id, total_count) select $1, $2, count(*) from %I n where n.org_id = $2 and %s', s.table_name, s.in_use)
      using new.id, new.org_id;
    return null;
  end if;
  execute format('insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
    select $1, $2, n.id, $3, %s, n.%I from %I n where n.id = $4 and %s on conflict do nothing', s.key_sql, s.sort_column, s.table_name, s.in_use)
    using new.grantee_org_id, new.record_type, new.id, new.record_id;
  return null;
end $$;
alter function private.reach_grant() owner to {{border}};
revoke all on function private.reach_grant() from public;
create trigger reach_grant after insert on record_grant for each row execute function private.reach_grant();

-- Which grants on filters are not filled yet. Names no firm's data, and answers only the server itself.
create function private.open_fillings() returns table (grant_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.grant_id from grant_filling f join record_grant g on g.id = f.grant_id and g.status in ('PROPOSED', 'ACTIVE')
    where f.finished_at is null and (select private.is_server())
$$;
alter function private.open_fillings() owner to {{border}};
revoke all on function private.open_fillings() from public;
grant execute on function private.open_fillings() to {{app}};

-- One batch of a filter's records, from where the last one ended. `since` is a transaction begun after the grant's own: who wrote before it
-- may not have seen the grant, so filling waits for them to end; who writes later enters its rows itself. Rows are locked while they are
-- entered: who changes one meanwhile waits a moment and then finds it here, so nothing stays that no longer matches.
-- Answers FILLED, MORE, WAITING (for writers, or another server is at it) or CLOSED.
create function private.fill_grant(of_grant uuid, since text, size int) returns text
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  f grant_filling;
  g record_grant;
  s private.shareable_type;
  scanned int;
  filled int;
  last_key text;
  last_id uuid;
begin
  if not private.is_server() then return 'CLOSED'; end if;
  -- Rows and mark are lost together or not at all, so a batch need not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  select * into g from record_grant where id = of_grant and scope = 'FILTER';
  if g.id is null or g.status not in ('PROPOSED', 'ACTIVE') then return 'CLOSED'; end if;
  if pg_snapshot_xmin(pg_current_snapshot()) < since::xid8 then return 'WAITING'; end if;
  select * into f from grant_filling where grant_id = of_grant for update skip locked;
  if f.grant_id is null then return 'WAITING'; end if;
  if f.finished_at is not null then return 'FILLED'; end if;
  select * into s from private.shareable_type t where t.record_type = g.record_type;
  execute format('select count(*), (array_agg(x.key order by x.key desc, x.id desc))[1], (array_agg(x.id order by x.key desc, x.id desc))[1]
      from (select %1$s as key, n.id from %2$I n where n.org_id = $1 and %3$s and ($3 is null or (%1$s, n.id) > ($2 collate "und-x-icu", $3)) order by %1$s, n.id limit $4) x',
      s.key_sql, s.table_name, s.in_use)
    into scanned, last_key, last_id using g.org_id, f.after_key, f.after_id, size;
  if scanned > 0 then
    execute format('insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
        select $1, $2, n.id, $3, %1$s, n.%2$I from (select n.* from %3$I n where n.org_id = $4 and %4$s and %5$s
          and ($6 is null or (%1$s, n.id) > ($5 collate "und-x-icu", $6)) and (%1$s, n.id) <= ($7 collate "und-x-icu", $8) for share) n on conflict do nothing',
        s.key_sql, s.sort_column, s.table_name, s.in_use, private.filter_condition(g.record_type, g.filter))
      using g.grantee_org_id, g.record_type, g.id, g.org_id, f.after_key, f.after_id, last_key, last_id;
    get diagnostics filled = row_count;
  end if;
  update grant_filling set scanned_count = scanned_count + scanned, filled_count = filled_count + coalesce(filled, 0),
      after_key = coalesce(last_key, after_key), after_id = coalesce(last_id, after_id),
      finished_at = case when scanned < size then clock_timestamp() end
    where grant_id = of_grant;
  return case when scanned < size then 'FILLED' else 'MORE' end;
end $$;
alter function private.fill_grant(uuid, text, int) owner to {{border}};
revoke all on function private.fill_grant(uuid, text, int) from public;
grant execute on function private.fill_grant(uuid, text, int) to {{app}};

-- The giver's open screens hear how far it is.
create function private.tell_filling(of_grant uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into outbox_event (id, topic, record_id, partnership_id, payload)
    select gen_random_uuid(), 'grant.filling', g.id, g.partnership_id, jsonb_build_object('recordType', g.record_type, 'recordIdOfRecord', null,
        'grantorId', g.org_id, 'granteeId', g.grantee_org_id, 'ownerId', g.owner_org_id)
      from record_grant g where g.id = of_grant and (select private.is_server())
$$;
alter function private.tell_filling(uuid) owner to {{border}};
revoke all on function private.tell_filling(uuid) from public;
grant execute on function private.tell_filling(uuid) to {{app}};

-- Removes some rows of grants that are over; how many. They show nothing already.
create function private.sweep_visibility(size int) returns int
language sql security definer set search_path = public, pg_temp as $$
  with over as (select v.ctid from record_grant g join visibility v on v.grant_id = g.id
      where g.status in ('DECLINED', 'REVOKED') and (select private.is_server()) limit size),
    swept as (delete from visibility where ctid in (select ctid from over) returning 1)
  select count(*)::int from swept
$$;
alter function private.sweep_visibility(int) owner to {{border}};
revoke all on function private.sweep_visibility(int) from public;
grant execute on function private.sweep_visibility(int) to {{app}};

-- What a firm would see of the viewer's firm's records through a grant that is not there yet, or through other terms of one: how many,
-- the first of them as they would be masked, and what it sees of each today. Counts stop at 1,001.
create function private.preview_grant(of_type text, of_record uuid, with_filter jsonb, with_fields text[], receiver uuid, instead_of uuid, sample int) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  s private.shareable_type;
  texts text;
  answer jsonb;
begin
  select * into s from private.shareable_type t where t.record_type = of_type;
  select string_agg(format('%L, case when %L = any (x.later) then %s end', f.name, f.name, f.text_sql), ', ' order by f.position) into texts
    from private.shareable_field f where f.record_type = of_type;
  execute format('
    with matched as (select n.id, %1$s as key from %2$I n where %3$s and %4$s and %5$s order by %1$s, n.id limit 1001),
    seen as (select m.*, w.today, array(select unnest(w.others) union select unnest($3)) as later from matched m cross join lateral (
      select private.all_listed(g.fields) as today, private.all_listed(g.fields) filter (where g.id is distinct from $5) as others
        from visibility v join record_grant g on g.id = v.grant_id and g.owner_org_id = $1
        where v.record_id = m.id and v.org_id = $4 and private.is_live(g)) w)
    select jsonb_build_object(''count'', (select count(*) from matched), ''newCount'', (select count(*) from (select * from seen limit 1000) y where today is null),
      ''records'', (select coalesce(jsonb_agg(jsonb_build_object(''recordId'', n.id, ''name'', x.key, ''today'', x.today, ''later'', x.later,
          ''texts'', jsonb_build_object(%6$s)) order by x.key, x.id), ''[]'')
        from (select * from seen order by key, id limit $6) x join %2$I n on n.id = x.id))',
      s.key_sql, s.table_name,
      case when s.is_joint then 'exists (select from admission k where k.record_id = n.id and k.org_id = $1)' else 'n.org_id = $1' end, s.in_use,
      case when with_filter is null then 'n.id = $2' else private.filter_condition(of_type, with_filter) end, texts)
    into answer using app_org(), of_record, with_fields, receiver, instead_of, sample;
  return answer;
end $$;
alter function private.preview_grant(text, uuid, jsonb, text[], uuid, uuid, int) owner to {{border}};
revoke all on function private.preview_grant(text, uuid, jsonb, text[], uuid, uuid, int) from public;
grant execute on function private.preview_grant(text, uuid, jsonb, text[], uuid, uuid, int) to {{app}};
