-- What happened last on a deal stands on its row: lists show it, and need not look for each deal's among all that ever happened.
alter table deal
  add column last_activity_kind text,
  add column last_activity_author_id uuid,
  add column last_activity_body text,
  add column last_activity_at timestamptz;

-- Copied here alone, from an activity of this very deal.
create function private.copy_last_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v deal_activity;
begin
  if tg_op = 'UPDATE' and new.last_activity_id is not distinct from old.last_activity_id then
    new.last_activity_kind := old.last_activity_kind;
    new.last_activity_author_id := old.last_activity_author_id;
    new.last_activity_body := old.last_activity_body;
    new.last_activity_at := old.last_activity_at;
    return new;
  end if;
  select a.* into v from deal_activity a where a.id = new.last_activity_id and a.deal_id = new.id;
  if v.id is null and new.last_activity_id is not null then
    raise exception 'an activity belongs to its own deal' using errcode = '42501';
  end if;
  new.last_activity_kind := v.kind;
  new.last_activity_author_id := v.author_member_id;
  new.last_activity_body := v.body;
  new.last_activity_at := v.created_at;
  return new;
end $$;
alter function private.copy_last_activity() owner to {{border}};
revoke all on function private.copy_last_activity() from public;
grant execute on function private.copy_last_activity() to {{app}};

alter table deal disable trigger user;
update deal d set last_activity_kind = v.kind, last_activity_author_id = v.author_member_id, last_activity_body = v.body, last_activity_at = v.created_at
from deal_activity v where v.id = d.last_activity_id and v.deal_id = d.id;
alter table deal enable trigger user;
create trigger copy_last_activity before insert or update on deal for each row execute function private.copy_last_activity();
