-- Rows of visibility leave when their grant closes or ends: that of one record at once, those of a filter in the background,
-- from a list of the grants that are over, so that it costs nothing how many were ever closed.

create table private.leaving_grant (
  grant_id uuid primary key,
  -- From when on nobody can still be entering rows who saw the grant open.
  settled_at xid8
);
grant select, insert, update, delete on private.leaving_grant to {{border}};

create function private.leave_visibility() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.scope = 'RECORD' then
    delete from visibility where grant_id = new.id;
  else
    insert into private.leaving_grant (grant_id) values (new.id) on conflict do nothing;
  end if;
  return null;
end $$;
alter function private.leave_visibility() owner to {{border}};
revoke all on function private.leave_visibility() from public;
create trigger leave_visibility after update on record_grant for each row
  when (new.status in ('DECLINED', 'REVOKED') and old.status not in ('DECLINED', 'REVOKED')) execute function private.leave_visibility();

-- Grants that time ended since then. What is over by the clock stays so.
create function private.leave_ended_grants(since timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into private.leaving_grant (grant_id)
    select g.id from record_grant g where g.status = 'ACTIVE' and g.expires_at > since and g.expires_at <= now()
      and (select private.is_server()) and exists (select from visibility v where v.grant_id = g.id)
    on conflict do nothing
$$;
alter function private.leave_ended_grants(timestamptz) owner to {{border}};
revoke all on function private.leave_ended_grants(timestamptz) from public;
grant execute on function private.leave_ended_grants(timestamptz) to {{app}};

drop function private.sweep_visibility(int);
-- Removes some rows of one grant that is over. They show nothing already.
-- Answers MORE, WAITING (for those who write since before it was over, or another server is at it) or SWEPT, when there is none.
create function private.sweep_visibility(size int) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  leaving private.leaving_grant;
  swept int;
begin
  if not private.is_server() then return 'SWEPT'; end if;
  -- Rows and list are lost together or not at all, so a batch need not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  select * into leaving from private.leaving_grant l
    where l.settled_at is null or l.settled_at <= pg_snapshot_xmin(pg_current_snapshot()) limit 1 for update skip locked;
  if leaving.grant_id is null then
    return case when exists (select from private.leaving_grant) then 'WAITING' else 'SWEPT' end;
  end if;
  -- Whoever fills it enters nothing more: after this lock the filling finds it closed.
  perform from grant_filling f where f.grant_id = leaving.grant_id for update;
  delete from visibility v where v.ctid = any (array(select w.ctid from visibility w where w.grant_id = leaving.grant_id limit size));
  get diagnostics swept = row_count;
  if swept = size then return 'MORE'; end if;
  if leaving.settled_at is null then
    update private.leaving_grant set settled_at = pg_snapshot_xmax(pg_current_snapshot()) where grant_id = leaving.grant_id;
  else
    delete from private.leaving_grant where grant_id = leaving.grant_id;
  end if;
  return 'MORE';
end $$;
alter function private.sweep_visibility(int) owner to {{border}};
revoke all on function private.sweep_visibility(int) from public;
grant execute on function private.sweep_visibility(int) to {{app}};

-- What was not swept yet.
delete from visibility v using record_grant g where g.id = v.grant_id and g.scope = 'RECORD' and g.status in ('DECLINED', 'REVOKED');
insert into private.leaving_grant (grant_id)
  select g.id from record_grant g where g.status in ('DECLINED', 'REVOKED') and exists (select from visibility v where v.grant_id = g.id);
