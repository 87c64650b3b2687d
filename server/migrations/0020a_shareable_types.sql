-- How every type crosses the border: what may be done with it, and whose it is, are part of its declaration.

alter table private.shareable_type
  add column verbs text[] not null default '{READ,COMMENT,EDIT,SHARE_ONWARD}',
  -- Of a joint record: the column that names what its firms are admitted to.
  add column admitted_by text not null default 'id',
  add column view_name text;
update private.shareable_type set view_name = case record_type when 'CONTACT' then 'granted_contact' else 'shared_' || table_name end;
alter table private.shareable_type alter view_name set not null;

-- Nobody changes another firms' deal, nor writes on it, from outside.
update private.shareable_type set verbs = '{READ,SHARE_ONWARD}' where record_type = 'DEAL';

-- Lists of shared records of a type, newest first.
drop index visibility_newest;
create index visibility_newest on visibility (org_id, record_type, sort_at desc, record_id desc) where record_type not in ('ACCOUNT', 'CONTACT');

-- Makes the masking view of a type. A joint record that several of its firms show is one row: what all of them show of it,
-- as far as they are still in on it.
create procedure private.mask_shareable(of_type text) language plpgsql as $p$
declare
  d private.shareable_type;
  plain_columns text;
  masked text;
begin
  select * into d from private.shareable_type t where t.record_type = of_type;
  select string_agg(format('n.%I', c), ', ' order by o) into plain_columns
    from unnest('{version,created_at,updated_at}'::text[]) with ordinality u(c, o)
    where exists (select from pg_attribute a where a.attrelid = d.table_name::regclass and a.attname = c);
  select string_agg(case
      when s.columns = '{}' then format('%L = any (s.fields) as %I', s.name, 'has_' || s.name)
      when s.is_always_shared then (select string_agg(format('n.%I', c), ', ') from unnest(s.columns) c)
      else (select string_agg(format('case when %L = any (s.fields) then n.%I end as %I', s.name, c, c), ', ') from unnest(s.columns) c) end, ', ' order by s.position)
    into masked from private.shareable_field s where s.record_type = of_type;
  execute format($v$create or replace view %I with (security_barrier) as
    select n.id, s.owner_org_id as org_id, s.grant_id, s.fields as shared_fields, s.verbs, s.editable_fields, %s, %s
    from %s s join %s n on n.id = s.record_id and %s$v$,
    d.view_name, masked, plain_columns,
    case when d.is_joint then format($j$(
      select e.record_id, (array_agg(e.owner_org_id order by e.grant_id))[1] as owner_org_id, (array_agg(e.grant_id order by e.grant_id))[1] as grant_id,
        private.all_listed(e.fields order by e.grant_id) as fields, private.all_listed(e.verbs order by e.grant_id) as verbs,
        private.all_listed(e.editable_fields order by e.grant_id) as editable_fields
      from private.seen_record e join %1$s o on o.id = e.record_id
      where e.record_type = %2$L and exists (select from admission k where k.record_id = o.%3$I and k.org_id = e.owner_org_id)
      group by e.record_id)$j$, d.table_name, of_type, d.admitted_by)
      else format('(select * from private.seen_record where record_type = %L)', of_type) end,
    d.table_name,
    case when d.is_joint then d.in_use else 'n.org_id = s.owner_org_id and ' || d.in_use end);
  execute format('alter view %I owner to {{border}}', d.view_name);
  execute format('grant select on %I to {{app}}', d.view_name);
end $p$;
call private.mask_shareable('DEAL');

drop procedure private.shareable(text, regclass, text, text, text, text, jsonb);
-- Declares a type whose records may cross the border. All else follows from this call: what a grant may name, the masking view,
-- the function that changes a record through a grant, and the triggers that keep its visibility.
-- fields: [name, columns separated by commas, filter kind or null, always shared, editable, what a person reads where that is not the
-- first column]; without columns the view says has_<name>. verbs: what a grant may allow. admitted_by: of a joint record, the column that
-- names what its firms are admitted to.
create procedure private.shareable(of_type text, t regclass, view_name text, key_column text, sort_column text, in_use text, fields jsonb,
  verbs text[] default '{READ,COMMENT,EDIT,SHARE_ONWARD}', admitted_by text default 'id')
language plpgsql as $p$
declare
  is_joint boolean := exists (select from pg_attribute a where a.attrelid = t and a.attname = 'partnership_id' and not a.attisdropped);
  key_sql text := format('n.%I::text collate "und-x-icu"', key_column);
  changed text;
begin
  insert into private.shareable_type (record_type, table_name, is_joint, key_sql, sort_column, in_use, verbs, admitted_by, view_name)
    values (of_type, t::text, is_joint, key_sql, sort_column, in_use, verbs, admitted_by, view_name);
  insert into private.shareable_field
    select of_type, o, f ->> 0, coalesce(nullif(string_to_array(f ->> 1, ','), '{}'), '{}'), f ->> 2, coalesce((f ->> 3)::boolean, false),
      coalesce(f ->> 5, format('n.%I::text', split_part(f ->> 1, ',', 1)))
    from jsonb_array_elements(fields) with ordinality x(f, o);

  call private.mask_shareable(of_type);

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

create or replace function private.check_terms(g record_grant) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  known text[];
begin
  select array_agg(f.name) into known from private.shareable_field f where f.record_type = g.record_type;
  if not g.fields <@ coalesce(known, '{}') then
    raise exception 'no such fields of this type' using errcode = '42501';
  end if;
  if not g.verbs <@ (select t.verbs from private.shareable_type t where t.record_type = g.record_type) or 'READ' <> all (g.verbs) then raise exception 'no such verbs' using errcode = '42501'; end if;
  if g.expires_at <= now() then raise exception 'it would have ended already' using errcode = '42501'; end if;
  if not g.grantee_roles <@ '{OWNER,ADMIN,CHANNEL_MANAGER,SELLER,MARKETER,AGENT,OPERATOR,GUEST}'
     or (select count(*) from member m where m.id = any (g.grantee_member_ids) and m.org_id = g.grantee_org_id) < cardinality(g.grantee_member_ids) then
    raise exception 'it serves people of the receiving firm' using errcode = '42501';
  end if;
  if g.scope = 'FILTER' then
    perform private.filter_condition(g.record_type, g.filter);
    -- Who may not see a field could else tell from what is in the list.
    if exists (select from jsonb_array_elements(g.filter) c where c ->> 'field' <> all (g.fields)) then
      raise exception 'a filter names only fields that it shares' using errcode = '42501';
    end if;
  end if;
end $$;

-- Whether a firm may let a record across: its own, or one it is a party of.
create or replace function private.owns_record(of_type text, record_id uuid, owner uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  s private.shareable_type;
  found_it boolean;
begin
  select * into s from private.shareable_type t where t.record_type = of_type;
  if s.record_type is null then return false; end if;
  execute format(case when s.is_joint then 'select exists (select from %1$I n join admission k on k.record_id = n.%2$I and k.org_id = $2 where n.id = $1)'
    else 'select exists (select from %1$I n where n.id = $1 and n.org_id = $2)' end, s.table_name, s.admitted_by) into found_it using record_id, owner;
  return found_it;
end $$;

-- The other firms that a joint record belongs to, the giver's own aside.
create or replace function private.other_parties(g record_grant) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  s private.shareable_type;
  others uuid[];
begin
  select * into s from private.shareable_type t where t.record_type = g.record_type and t.is_joint;
  if s.record_type is null then return '{}'; end if;
  execute format('select coalesce(array_agg(k.org_id order by k.org_id), ''{}'') from %I n join admission k on k.record_id = n.%I and k.org_id <> $2
    where n.id = $1', s.table_name, s.admitted_by) into others using g.record_id, g.org_id;
  return others;
end $$;

-- What a firm would see of the viewer's firm's records through a grant that is not there yet, or through other terms of one: how many,
-- the first of them as they would be masked, and what it sees of each today. Counts stop at 1,001.
create or replace function private.preview_grant(of_type text, of_record uuid, with_filter jsonb, with_fields text[], receiver uuid, instead_of uuid, sample int) returns jsonb
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
        from visibility v join record_grant g on g.id = v.grant_id and %7$s
        where v.record_id = m.id and v.org_id = $4 and private.is_live(g)) w)
    select jsonb_build_object(''count'', (select count(*) from matched), ''newCount'', (select count(*) from (select * from seen limit 1000) y where today is null),
      ''records'', (select coalesce(jsonb_agg(jsonb_build_object(''recordId'', n.id, ''name'', x.key, ''today'', x.today, ''later'', x.later,
          ''texts'', jsonb_build_object(%6$s)) order by x.key, x.id), ''[]'')
        from (select * from seen order by key, id limit $6) x join %2$I n on n.id = x.id))',
      s.key_sql, s.table_name,
      case when s.is_joint then format('exists (select from admission k where k.record_id = n.%I and k.org_id = $1)', s.admitted_by) else 'n.org_id = $1' end, s.in_use,
      case when with_filter is null then 'n.id = $2' else private.filter_condition(of_type, with_filter) end, texts,
      case when s.is_joint then 'true' else 'g.owner_org_id = $1' end)
    into answer using app_org(), of_record, with_fields, receiver, instead_of, sample;
  return answer;
end $$;
