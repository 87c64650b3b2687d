-- A colleague leaves: what they looked after goes to a successor in one step, and everything that lets them in ends.

alter table member add column left_at timestamptz;
alter table member add column successor_id uuid references member;

grant select ("id", "userId"), delete on auth."session" to {{border}};

-- What the member looks after now, that somebody else has to.
create function private.looked_after_by(of_member uuid, out accounts int, out deals int, out tasks int, out api_keys int)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from account a where a.org_id = m.org_id and a.owner_member_id = m.id),
    (select count(*) from deal d join partnership p on p.id = d.partnership_id and p.status = 'ACTIVE' where d.owner_member_id = m.id),
    (select count(*) from campaign_task t where t.assignee_member_id = m.id and not t.is_done),
    (select count(*) from api_key k where k.member_id = m.id and k.revoked_at is null)
  from member m where m.id = of_member and m.org_id = app_org()
$$;
alter function private.looked_after_by(uuid) owner to {{border}};
revoke all on function private.looked_after_by(uuid) from public;
grant execute on function private.looked_after_by(uuid) to {{app}};

-- Rights are read here, not taken from the caller. History is kept by the tables' own triggers, under who does it.
create function private.hand_over(of_member uuid, to_member uuid, out outcome text, out accounts int, out deals int, out tasks int, out api_keys int)
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  me member;
  leaver member;
  revoked uuid[];
  moved uuid[];
begin
  if not is_administrator() then raise exception 'administrators hand over' using errcode = '42501'; end if;
  -- One after the other within a firm, or two owners could each let the other go.
  perform 1 from organization o where o.id = app_org() for update;
  if not is_administrator() then outcome := 'NOT_FOUND'; return; end if;
  select m.* into me from member m where m.id = app_member();
  select m.* into leaver from member m where m.id = of_member and m.org_id = app_org() and m.is_active;
  if leaver.id is null or not exists (select 1 from member m where m.id = to_member and m.org_id = app_org() and m.is_active and m.id <> of_member) then
    outcome := 'NOT_FOUND'; return;
  end if;
  if leaver.id = me.id then outcome := 'OWN'; return; end if;
  if 'OWNER' = any (leaver.roles) and not 'OWNER' = any (me.roles) then outcome := 'OWNER'; return; end if;

  update account a set owner_member_id = to_member, version = a.version + 1, updated_at = now()
    where a.org_id = leaver.org_id and a.owner_member_id = leaver.id;
  get diagnostics accounts = row_count;
  with handed as (
    update deal d set owner_member_id = to_member, version = d.version + 1
      from partnership p where p.id = d.partnership_id and p.status = 'ACTIVE' and d.owner_member_id = leaver.id
      returning d.id, d.partnership_id
  ), told as (
    insert into outbox_event (id, topic, record_id, partnership_id, org_id, member_id)
      select gen_random_uuid(), 'deal.edited', h.id, h.partnership_id, leaver.org_id, me.id from handed h returning record_id
  )
  select coalesce(array_agg(t.record_id), '{}') into moved from told t;
  deals := cardinality(moved);
  update campaign_task t set assignee_member_id = to_member, version = t.version + 1
    where t.assignee_member_id = leaver.id and not t.is_done;
  get diagnostics tasks = row_count;

  with ended as (
    update api_key k set revoked_at = now() where k.member_id = leaver.id and k.revoked_at is null returning k.id
  )
  select coalesce(array_agg(e.id), '{}') into revoked from ended e;
  api_keys := cardinality(revoked);
  insert into outbox_event (id, topic, record_id, org_id, member_id)
    select gen_random_uuid(), 'api_key.revoked', k, leaver.org_id, me.id from unnest(revoked) k;

  update member m set is_active = false, left_at = now(), successor_id = to_member where m.id = leaver.id;
  -- Whoever is in another firm too signs in there again; their open connections end here at once either way.
  if exists (select 1 from member m where m.person_id = leaver.person_id and m.is_active) then
    insert into outbox_event (id, topic, record_id)
      select gen_random_uuid(), 'session.ended', s."id"::uuid from auth."session" s where s."userId" = leaver.person_id::text;
  else
    delete from auth."session" s where s."userId" = leaver.person_id::text;
  end if;
  outcome := 'HANDED_OVER';
end $$;
alter function private.hand_over(uuid, uuid) owner to {{border}};
revoke all on function private.hand_over(uuid, uuid) from public;
grant execute on function private.hand_over(uuid, uuid) to {{app}};
