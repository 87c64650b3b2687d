-- A notification is heard by every login that can connect: it carries the event's id alone.
create or replace function private.announce_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox_event', new.id::text);
  return null;
end $$;

-- What the ids of notifications stand for, in their order. Only for the server itself.
create function private.events_told(ids uuid[])
returns table (id uuid, topic text, "recordId" uuid, "partnershipId" uuid, "orgId" uuid, "memberId" uuid, payload jsonb, at text)
language sql stable security definer set search_path = private, public, pg_temp as $$
  select e.id, e.topic, e.record_id, e.partnership_id, e.org_id, e.member_id, e.payload, e.created_at::text
    from unnest(ids) with ordinality as told (id, place) join outbox_event e on e.id = told.id
    where (select is_server()) order by told.place
$$;
alter function private.events_told(uuid[]) owner to {{border}};
revoke all on function private.events_told(uuid[]) from public;
grant execute on function private.events_told(uuid[]) to {{app}};

-- What was missed while no notification could be heard; by this database's clock, ten seconds over: a transaction may commit after a later one.
create function private.events_since(since timestamptz)
returns table (id uuid, topic text, "recordId" uuid, "partnershipId" uuid, "orgId" uuid, "memberId" uuid, payload jsonb, at text)
language sql stable security definer set search_path = private, public, pg_temp as $$
  select e.id, e.topic, e.record_id, e.partnership_id, e.org_id, e.member_id, e.payload, e.created_at::text
    from outbox_event e
    where e.created_at > since - interval '10 seconds' and (select is_server())
    order by e.created_at, e.id limit 10000
$$;
alter function private.events_since(timestamptz) owner to {{border}};
revoke all on function private.events_since(timestamptz) from public;
grant execute on function private.events_since(timestamptz) to {{app}};

-- The login that listens reads no event any more.
drop policy dispatch on outbox_event;
revoke all on outbox_event from {{jobs}};

-- However a session ends (sign-out, a new password, an administrator's statement), every process hears it at commit and closes what it held open.
create function private.session_ended() returns trigger
language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  insert into outbox_event (id, topic, record_id) values (gen_random_uuid(), 'session.ended', old.id::uuid);
  return null;
end $$;
alter function private.session_ended() owner to {{border}};
revoke all on function private.session_ended() from public;
create trigger session_ended after delete on auth."session" for each row execute function private.session_ended();
