-- Neither side can consent for the other, nobody passes on more than they were given, whatever statement they run.

-- What several firms work on together goes to another only when each of them agrees: who was asked, and who did.
create table grant_consent (
  grant_id uuid not null references record_grant,
  org_id uuid not null references organization,
  giver_org_id uuid not null references organization,
  agreed_at timestamptz,
  agreed_by uuid references member,
  primary key (grant_id, org_id)
);
create index grant_consent_asked on grant_consent (org_id, grant_id);
call private.wall('grant_consent');
create policy asked on grant_consent for select to {{app}} using (org_id = (select app_org()) or giver_org_id = (select app_org()));
grant select on grant_consent to {{app}};
create policy asked on record_grant for select to {{app}}
  using (exists (select 1 from grant_consent c where c.grant_id = record_grant.id and c.org_id = (select app_org())));

-- Who is asked learns the name of the firm that would see it.
create policy known_asked on organization for select to {{app}} using (exists (select 1 from grant_consent c
  join record_grant g on g.id = c.grant_id where c.org_id = (select app_org()) and g.grantee_org_id = organization.id));

-- The other firms that a joint record belongs to, the giver's own aside.
create function private.other_parties(g record_grant) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(k.org_id order by k.org_id), '{}') from admission k join private.shareable_type t on t.record_type = g.record_type and t.is_joint
    where k.record_id = g.record_id and k.org_id <> g.org_id
$$;
alter function private.other_parties(record_grant) owner to {{border}};
revoke all on function private.other_parties(record_grant) from public;

-- Whether a firm may let a record across: its own, or one it is a party of.
create function private.owns_record(of_type text, record_id uuid, owner uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  s private.shareable_type;
  found_it boolean;
begin
  select * into s from private.shareable_type t where t.record_type = of_type;
  if s.record_type is null then return false; end if;
  execute format(case when s.is_joint then 'select exists (select from admission k where k.record_id = $1 and k.org_id = $2 and k.record_type = $3)'
    else 'select exists (select from %I n where n.id = $1 and n.org_id = $2)' end, s.table_name) into found_it using record_id, owner, of_type;
  return found_it;
end $$;
alter function private.owns_record(text, uuid, uuid) owner to {{border}};
revoke all on function private.owns_record(text, uuid, uuid) from public;

-- What any grant must be: known fields, READ among known verbs, people of the receiving firm.
create function private.check_terms(g record_grant) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  known text[];
begin
  select array_agg(f.name) into known from private.shareable_field f where f.record_type = g.record_type;
  if not g.fields <@ coalesce(known, '{}') then
    raise exception 'no such fields of this type' using errcode = '42501';
  end if;
  if not g.verbs <@ '{READ,COMMENT,EDIT,SHARE_ONWARD}' or 'READ' <> all (g.verbs) then raise exception 'no such verbs' using errcode = '42501'; end if;
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
alter function private.check_terms(record_grant) owner to {{border}};
revoke all on function private.check_terms(record_grant) from public;

-- What is passed on stays within what was given, and goes to nobody who is on the way already.
create function private.check_onward(g record_grant, parent record_grant) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if parent.id is null or parent.grantee_org_id <> g.org_id or not private.is_live(parent)
     or not (parent.grantee_roles is null and parent.grantee_member_ids is null
       or coalesce(parent.grantee_roles && private.viewer_roles(), false) or coalesce(app_member() = any (parent.grantee_member_ids), false))
     or exists (select from record_grant p where p.id = any (parent.ancestor_ids || parent.id) and 'SHARE_ONWARD' <> all (p.verbs)) then
    raise exception 'a firm shares only what it owns' using errcode = '42501';
  end if;
  if (parent.scope, g.scope) <> ('RECORD', 'RECORD') or parent.record_type <> g.record_type or parent.record_id <> g.record_id then
    raise exception 'what is passed on is the record itself' using errcode = '42501';
  end if;
  if exists (select from record_grant p where p.id = any (parent.ancestor_ids || parent.id)
      and (not g.fields <@ p.fields or not g.verbs <@ p.verbs or coalesce(g.expires_at, 'infinity') > coalesce(p.expires_at, 'infinity'))) then
    raise exception 'nobody passes on more than was given' using errcode = '42501';
  end if;
  if cardinality(parent.ancestor_ids) >= 2 then raise exception 'it was passed on often enough' using errcode = '42501'; end if;
  if g.grantee_org_id = parent.owner_org_id
     or exists (select from record_grant p where p.id = any (parent.ancestor_ids || parent.id) and g.grantee_org_id in (p.org_id, p.grantee_org_id)) then
    raise exception 'that firm has it already' using errcode = '42501';
  end if;
end $$;
alter function private.check_onward(record_grant, record_grant) owner to {{border}};
revoke all on function private.check_onward(record_grant, record_grant) from public;

create or replace function private.guard_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  standing_consent boolean;
  parent record_grant;
  parties uuid[];
begin
  if me is null then return new; end if;
  -- Said before anything is looked up: the answers below are for the grant's own firms.
  if tg_op = 'INSERT' and new.org_id <> me then raise exception 'a firm shares only what it owns' using errcode = '42501'; end if;
  select p.accepts_shared_records into standing_consent from partnership_party p
    join partnership_party mine on mine.partnership_id = p.partnership_id and mine.org_id = new.org_id and mine.consented_at is not null
    join partnership t on t.id = p.partnership_id and t.status = 'ACTIVE'
    where p.partnership_id = new.partnership_id and p.org_id = new.grantee_org_id and p.consented_at is not null;
  new.fields := array(select f.name from private.shareable_field f where f.record_type = new.record_type and f.is_always_shared and f.name <> all (new.fields))
    || new.fields;
  new.grantee_roles := nullif(new.grantee_roles, '{}');
  new.grantee_member_ids := nullif(new.grantee_member_ids, '{}');
  new.audience := coalesce(array_to_string(array(select distinct unnest(new.grantee_roles) order by 1), ','), '') || '|'
    || coalesce(array_to_string(array(select distinct unnest(new.grantee_member_ids) order by 1), ','), '');
  if tg_op = 'INSERT' then
    if standing_consent is null then raise exception 'the partnership is not active between these firms' using errcode = '42501'; end if;
    perform private.check_terms(new);
    if new.parent_grant_id is null then
      if new.scope = 'RECORD' and not private.owns_record(new.record_type, new.record_id, me)
         or new.scope = 'FILTER' and (select t.is_joint from private.shareable_type t where t.record_type = new.record_type) then
        raise exception 'a firm shares only what it owns' using errcode = '42501';
      end if;
      new.owner_org_id := me;
      new.ancestor_ids := '{}';
    else
      select * into parent from record_grant where id = new.parent_grant_id;
      perform private.check_onward(new, parent);
      new.owner_org_id := parent.owner_org_id;
      new.ancestor_ids := parent.ancestor_ids || parent.id;
    end if;
    parties := private.other_parties(new);
    if new.grantee_org_id = any (parties) then raise exception 'that firm has it already' using errcode = '42501'; end if;
    new.status := case when standing_consent and parties = '{}' then 'ACTIVE' else 'PROPOSED' end;
    new.proposed_by := app_member();
    new.created_at := now();
    new.accepted_at := case when standing_consent then now() end;
    new.accepted_by := null;
    return new;
  end if;
  if (new.id, new.org_id, new.grantee_org_id, new.partnership_id, new.record_type, new.record_id, new.scope, new.filter, new.owner_org_id, new.parent_grant_id,
      new.ancestor_ids, new.proposed_by, new.created_at)
     is distinct from (old.id, old.org_id, old.grantee_org_id, old.partnership_id, old.record_type, old.record_id, old.scope, old.filter, old.owner_org_id, old.parent_grant_id,
      old.ancestor_ids, old.proposed_by, old.created_at) then
    raise exception 'a grant stays what it is about' using errcode = '42501';
  end if;
  if old.status in ('DECLINED', 'REVOKED') then raise exception 'this grant is closed' using errcode = '42501'; end if;
  new.accepted_at := old.accepted_at;
  new.accepted_by := old.accepted_by;
  if me = old.org_id then
    if new.status = 'REVOKED' then
      -- What it allowed stays on record as it was.
      new.fields := old.fields; new.verbs := old.verbs; new.purpose := old.purpose; new.expires_at := old.expires_at;
      new.grantee_roles := old.grantee_roles; new.grantee_member_ids := old.grantee_member_ids; new.audience := old.audience;
      return new;
    end if;
    if old.expires_at <= now() then raise exception 'this grant is closed' using errcode = '42501'; end if;
    perform private.check_terms(new);
    if new.parent_grant_id is not null then
      select * into parent from record_grant where id = new.parent_grant_id;
      perform private.check_onward(new, parent);
    end if;
    if new.fields <@ old.fields and new.verbs <@ old.verbs and new.purpose is not distinct from old.purpose and new.audience = old.audience
       and coalesce(new.expires_at, 'infinity') <= coalesce(old.expires_at, 'infinity') then
      new.status := old.status;
    elsif coalesce(standing_consent, false) then
      new.status := case when private.other_parties(new) = '{}' then 'ACTIVE' else 'PROPOSED' end;
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
  -- A party that was asked decides through private.agree_to_grant, which writes its answer first.
  if me <> old.grantee_org_id and exists (select from grant_consent c where c.grant_id = old.id and c.org_id = me) then
    if (new.fields, new.verbs, new.purpose, new.expires_at, new.audience) is distinct from (old.fields, old.verbs, old.purpose, old.expires_at, old.audience)
       or not (new.status in ('DECLINED', 'PROPOSED') or private.all_agreed(old)) then
      raise exception 'every firm decides for itself' using errcode = '42501';
    end if;
    return new;
  end if;
  if me <> old.grantee_org_id
     or (new.fields, new.verbs, new.purpose, new.expires_at, new.audience) is distinct from (old.fields, old.verbs, old.purpose, old.expires_at, old.audience)
     or new.status not in ('ACTIVE', 'DECLINED') then
    raise exception 'the receiving firm accepts or declines' using errcode = '42501';
  end if;
  if new.status = 'ACTIVE' and old.status <> 'ACTIVE' then
    if standing_consent is null then raise exception 'the partnership is not active between these firms' using errcode = '42501'; end if;
    if old.expires_at <= now() then raise exception 'this grant is closed' using errcode = '42501'; end if;
    new.accepted_at := now();
    new.accepted_by := app_member();
    if exists (select from grant_consent c where c.grant_id = old.id and c.agreed_at is null) then new.status := 'PROPOSED'; end if;
  end if;
  return new;
end $$;

-- Whether the receiver and every party have agreed.
create function private.all_agreed(g record_grant) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select g.accepted_at is not null and not exists (select from grant_consent c where c.grant_id = g.id and c.agreed_at is null)
$$;
alter function private.all_agreed(record_grant) owner to {{border}};
revoke all on function private.all_agreed(record_grant) from public;

-- Asks the other parties: when it is proposed, and again when it is to show more than they agreed to.
create function private.ask_parties() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into grant_consent (grant_id, org_id, giver_org_id) select new.id, p, new.org_id from unnest(private.other_parties(new)) p;
  elsif app_org() = new.org_id and new.status = 'PROPOSED' and not (new.fields <@ old.fields and new.verbs <@ old.verbs and new.audience = old.audience
      and coalesce(new.expires_at, 'infinity') <= coalesce(old.expires_at, 'infinity') and new.purpose is not distinct from old.purpose) then
    update grant_consent set agreed_at = null, agreed_by = null where grant_id = new.id;
  end if;
  return null;
end $$;
alter function private.ask_parties() owner to {{border}};
revoke all on function private.ask_parties() from public;
create trigger ask_parties after insert or update on record_grant for each row execute function private.ask_parties();

-- A party agrees to what another wants to let across, or objects; with the last answer it is open. Answers the grant's status, null when not asked.
create function private.agree_to_grant(of_grant uuid, agrees boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g record_grant;
begin
  select * into g from record_grant where id = of_grant for update;
  if not exists (select from grant_consent c where c.grant_id = of_grant and c.org_id = app_org()) then return null; end if;
  if g.status in ('DECLINED', 'REVOKED') or g.expires_at <= now() then return 'CLOSED'; end if;
  update grant_consent set agreed_at = case when agrees then coalesce(agreed_at, now()) end, agreed_by = case when agrees then app_member() end
    where grant_id = of_grant and org_id = app_org();
  if not agrees then
    update record_grant set status = 'DECLINED', version = version + 1 where id = of_grant;
    return 'DECLINED';
  end if;
  if g.status = 'PROPOSED' and private.all_agreed(g) then
    update record_grant set status = 'ACTIVE', version = version + 1 where id = of_grant;
    return 'ACTIVE';
  end if;
  return g.status;
end $$;
alter function private.agree_to_grant(uuid, boolean) owner to {{border}};
revoke all on function private.agree_to_grant(uuid, boolean) from public;
grant execute on function private.agree_to_grant(uuid, boolean) to {{app}};

-- Open screens of those it was passed on to hear that a grant above theirs changed.
create function private.tell_onward() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into outbox_event (id, topic, record_id, partnership_id, payload)
    select gen_random_uuid(), 'grant.changed', c.id, c.partnership_id, jsonb_build_object('recordType', c.record_type, 'recordIdOfRecord', c.record_id,
        'grantorId', c.org_id, 'granteeId', c.grantee_org_id, 'ownerId', c.owner_org_id)
      from record_grant c where c.parent_grant_id is not null and c.ancestor_ids @> array[new.id] and c.status in ('PROPOSED', 'ACTIVE');
  return null;
end $$;
alter function private.tell_onward() owner to {{border}};
revoke all on function private.tell_onward() from public;
create trigger tell_onward after update on record_grant for each row execute function private.tell_onward();

-- Milliseconds, by the database's clock, until the next grant ends; null when none will.
create function private.next_grant_end() returns float8
language sql stable security definer set search_path = public, pg_temp as $$
  select extract(epoch from min(g.expires_at) - clock_timestamp()) * 1000 from record_grant g
    where g.status = 'ACTIVE' and g.expires_at > now() and (select private.is_server())
$$;
alter function private.next_grant_end() owner to {{border}};
revoke all on function private.next_grant_end() from public;
grant execute on function private.next_grant_end() to {{app}};

-- Tells of grants that ended since then; once, however many servers ask. Answers the clock's present time, to ask from next.
create function private.tell_ended_grants(since timestamptz) returns timestamptz
language sql security definer set search_path = public, pg_temp as $$
  insert into outbox_event (id, topic, record_id, partnership_id, payload)
    select md5(g.id || ' ' || g.expires_at)::uuid, 'grant.expired', g.id, g.partnership_id, jsonb_build_object('recordType', g.record_type,
        'recordIdOfRecord', g.record_id, 'grantorId', g.org_id, 'granteeId', g.grantee_org_id, 'ownerId', g.owner_org_id)
      from record_grant g where g.status = 'ACTIVE' and g.expires_at > since and g.expires_at <= now() and (select private.is_server())
    on conflict do nothing;
  select now()
$$;
alter function private.tell_ended_grants(timestamptz) owner to {{border}};
revoke all on function private.tell_ended_grants(timestamptz) from public;
grant execute on function private.tell_ended_grants(timestamptz) to {{app}};
