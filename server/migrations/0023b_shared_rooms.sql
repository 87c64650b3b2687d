-- A chat room, shown by one of its firms to a firm outside it; the others agree first. COMMENT lets that firm write.
call private.shareable('ROOM', 'room', 'shared_room', 'title', 'last_message_at', 'true', '[
  ["title", "title", null, true],
  ["messages", "last_seq,last_message_at", null, false, false,
    "(select string_agg(left(m.body, 80), '' / '' order by m.seq) from chat_message m where m.room_id = n.id and m.seq > n.last_seq - 3)"]]',
  '{READ,COMMENT,SHARE_ONWARD}');

create view shared_chat_message with (security_barrier) as
select c.id, c.room_id, c.seq, m.name as author_name, o.name as author_firm, c.author_member_id = (select app_member()) as is_own, c.body, c.body_html, c.created_at
from chat_message c join member m on m.id = c.author_member_id join organization o on o.id = m.org_id
where exists (select from shared_room r where r.id = c.room_id and 'messages' = any (r.shared_fields));
alter view shared_chat_message owner to {{border}};
grant select on shared_chat_message to {{app}};

-- A message from outside: SENT, also when it was before; CLOSED (the firms' partnership is not active), FORBIDDEN or NOT_FOUND.
create function private.write_to_shared_room(of_room uuid, message_id uuid, sending uuid, words text, html text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r room;
begin
  if not exists (select from shared_room s where s.id = of_room and 'messages' = any (s.shared_fields)) then return 'NOT_FOUND'; end if;
  select * into r from room where id = of_room for update;
  if exists (select from chat_message c where c.author_member_id = app_member() and c.client_message_id = sending) then return 'SENT'; end if;
  -- Asked again once the room is held: whoever took the right away was first.
  if not private.may_comment('ROOM', of_room, 'messages') then return 'FORBIDDEN'; end if;
  if (select p.status from partnership p where p.id = r.partnership_id) <> 'ACTIVE' then return 'CLOSED'; end if;
  update room set last_seq = r.last_seq + 1, last_message_at = clock_timestamp() where id = of_room;
  insert into chat_message (id, room_id, seq, author_member_id, client_message_id, body, body_html, created_at)
    values (message_id, of_room, r.last_seq + 1, app_member(), sending, words, html, clock_timestamp());
  insert into outside_author (record_id, member_id, org_id) values (of_room, app_member(), app_org()) on conflict do nothing;
  insert into outbox_event (id, topic, record_id, partnership_id, payload)
    values (gen_random_uuid(), 'chat.message', of_room, r.partnership_id, jsonb_build_object('seq', r.last_seq + 1));
  return 'SENT';
end $$;
alter function private.write_to_shared_room(uuid, uuid, uuid, text, text) owner to {{border}};
revoke all on function private.write_to_shared_room(uuid, uuid, uuid, text, text) from public;
grant execute on function private.write_to_shared_room(uuid, uuid, uuid, text, text) to {{app}};
