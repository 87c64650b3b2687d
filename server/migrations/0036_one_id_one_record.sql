-- An id stays that of one record for good. Admissions alone did not say so: once an exit had closed a record to everybody,
-- a firm that knew its id could make another record under it and would have been let in to the closed one.
create table private.known_record (
  record_id uuid primary key,
  record_type text not null,
  partnership_id uuid not null
);
grant select, insert on private.known_record to {{border}};
insert into private.known_record
  select a.record_id, min(a.record_type), min(a.partnership_id::text)::uuid from admission a group by a.record_id
  union select id, 'DEAL', partnership_id from deal
  union select id, 'CAMPAIGN', partnership_id from campaign
  union select id, 'PLAN', partnership_id from plan
  union select id, 'TOPIC', partnership_id from topic
  union select id, 'ROOM', partnership_id from room
  union select id, 'PURCHASE_ORDER', partnership_id from purchase_order
  union select id, 'DOCUMENT', partnership_id from partnership_document
  on conflict do nothing;

create or replace function private.admit_one_record() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  -- Who is second waits here for the first, and then finds its record.
  insert into known_record values (new.record_id, new.record_type, new.partnership_id) on conflict do nothing;
  if not exists (select 1 from known_record k where k.record_id = new.record_id
      and (k.record_type, k.partnership_id) = (new.record_type, new.partnership_id)) then
    raise exception 'this id is of another record' using errcode = '42501';
  end if;
  return new;
end $$;

-- A firm that is no longer in on a joint record takes back what it showed of it; what was passed on through that closes with it.
create function private.take_back_grants() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with closed as (
    update record_grant g set status = 'REVOKED', version = g.version + 1
      where g.record_id = old.record_id and g.org_id = old.org_id and g.parent_grant_id is null and g.scope = 'RECORD' and g.status in ('PROPOSED', 'ACTIVE')
      returning g.*
  )
  insert into outbox_event (id, topic, record_id, partnership_id, payload)
    select gen_random_uuid(), 'grant.revoked', c.id, c.partnership_id, jsonb_build_object('recordType', c.record_type, 'recordIdOfRecord', c.record_id,
        'grantorId', c.org_id, 'granteeId', c.grantee_org_id, 'ownerId', c.owner_org_id)
      from closed c;
  return null;
end $$;
alter function private.take_back_grants() owner to {{border}};
revoke all on function private.take_back_grants() from public;
grant execute on function private.take_back_grants() to {{app}}, {{border}};
create trigger take_back_grants after delete on admission for each row when (old.record_type <> 'PARTNERSHIP')
  execute function private.take_back_grants();

-- What was left open by firms that went before.
update record_grant g set status = 'REVOKED', version = g.version + 1
  from private.shareable_type t
  where t.record_type = g.record_type and t.is_joint and g.parent_grant_id is null and g.status in ('PROPOSED', 'ACTIVE')
    and not exists (select from admission a where a.record_id = g.record_id and a.org_id = g.org_id);
