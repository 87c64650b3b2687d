-- Events are told at their commit; kept after it is only what a process may still catch up on.

-- What was missed, by this database's clock, a page at a time. The first page looks back ten seconds: a transaction may commit after a later one.
drop function private.events_since(timestamptz);
create function private.events_since(since timestamptz, after_id uuid, most int)
returns table (id uuid, topic text, "recordId" uuid, "partnershipId" uuid, "orgId" uuid, "memberId" uuid, payload jsonb, at text)
language sql stable security definer set search_path = private, public, pg_temp as $$
  select e.id, e.topic, e.record_id, e.partnership_id, e.org_id, e.member_id, e.payload, e.created_at::text
    from outbox_event e
    where (e.created_at, e.id) > (case when after_id is null then since - interval '10 seconds' else since end,
        coalesce(after_id, '00000000-0000-0000-0000-000000000000'))
      and (select is_server())
    order by e.created_at, e.id limit most
$$;
alter function private.events_since(timestamptz, uuid, int) owner to {{border}};
revoke all on function private.events_since(timestamptz, uuid, int) from public;
grant execute on function private.events_since(timestamptz, uuid, int) to {{app}};

-- Removes some of the oldest events that are older than `age`, never younger ones than a day; how many. One server at a time: the others answer none.
create function private.drop_old_events(age interval, most int) returns int
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  dropped int;
begin
  if not is_server() or not pg_try_advisory_xact_lock(hashtextextended('enishi old events', 0)) then return 0; end if;
  delete from outbox_event e where e.ctid = any (array(
    select o.ctid from outbox_event o where o.created_at < now() - greatest(age, interval '1 day') order by o.created_at, o.id limit most));
  get diagnostics dropped = row_count;
  return dropped;
end $$;
alter function private.drop_old_events(interval, int) owner to {{border}};
revoke all on function private.drop_old_events(interval, int) from public;
grant execute on function private.drop_old_events(interval, int) to {{app}};
