-- Who of a firm outside wrote into a joint record: its firms read the writer's name and firm, as of their own people.
create table outside_author (
  record_id uuid not null,
  member_id uuid not null references member,
  org_id uuid not null references organization,
  primary key (record_id, member_id)
);
create index outside_author_member on outside_author (member_id);
create index outside_author_org on outside_author (org_id);
call private.joint_rows('outside_author', 'record_id', 'select');
create function private.is_outside_author(writer uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select exists (select from outside_author o join admission k on k.record_id = o.record_id and k.org_id = app_org() where o.member_id = writer));
end
$$;
alter function private.is_outside_author(uuid) owner to {{border}};
revoke all on function private.is_outside_author(uuid) from public;
grant execute on function private.is_outside_author(uuid) to {{app}};
create policy outside_author on member for select to {{app}} using (private.is_outside_author(id));

-- Firms that are no acquaintances, yet known by name: the person's own others; who would see a joint record that the viewer's firm was asked
-- about; who gave or got what was passed on; who wrote from outside.
create or replace function private.is_rarely_known(firm uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select exists (select from member m where m.org_id = firm and m.person_id = app_person())
      or exists (select from grant_consent c join record_grant g on g.id = c.grant_id where c.org_id = app_org() and g.grantee_org_id = firm)
      or exists (select from record_grant g where g.parent_grant_id is not null
        and ((g.owner_org_id, g.grantee_org_id) = (app_org(), firm) or (g.owner_org_id, g.grantee_org_id) = (firm, app_org())))
      or exists (select from outside_author o join admission k on k.record_id = o.record_id and k.org_id = app_org() where o.org_id = firm));
end
$$;

-- A forum topic, shown by one of its firms to a firm outside it; the others agree first. COMMENT lets that firm reply.
call private.shareable('TOPIC', 'topic', 'shared_topic', 'title', 'last_post_at', 'true', '[
  ["title", "title", null, true],
  ["kind", "kind"],
  ["posts", "post_count,is_locked,accepted_post_id,last_post_at", null, false, false,
    "(select string_agg(left(p.body, 80), '' / '' order by p.no) from post p where p.topic_id = n.id and p.no <= 3)"]]',
  '{READ,COMMENT,SHARE_ONWARD}');

create view shared_post with (security_barrier) as
select p.id, p.topic_id, p.no, m.name as author_name, o.name as author_firm, p.author_member_id = (select app_member()) as is_own, p.body, p.body_html, p.created_at, p.edited_at
from post p join member m on m.id = p.author_member_id join organization o on o.id = m.org_id
where exists (select from shared_topic t where t.id = p.topic_id and 'posts' = any (t.shared_fields));
alter view shared_post owner to {{border}};
grant select on shared_post to {{app}};

-- Whether the signed-in member may write into a record from outside: one live grant says COMMENT and names what is written into.
create function private.may_comment(of_type text, of_record uuid, field text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from visibility v join private.live_grant l on l.id = v.grant_id
    where v.record_id = of_record and v.record_type = of_type and v.org_id = (select app_org()) and 'COMMENT' = any (l.verbs) and field = any (l.fields)
      and exists (select from admission k where k.record_id = of_record and k.org_id = l.owner_org_id))
$$;
alter function private.may_comment(text, uuid, text) owner to {{border}};
revoke all on function private.may_comment(text, uuid, text) from public;
grant execute on function private.may_comment(text, uuid, text) to {{app}};

-- A reply from outside: POSTED, also when it was sent before; LOCKED, CLOSED (the firms' partnership is not active), FORBIDDEN or NOT_FOUND.
create function private.reply_to_shared_topic(of_topic uuid, post_id uuid, sending uuid, words text, html text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t topic;
begin
  if not exists (select from shared_topic s where s.id = of_topic and 'posts' = any (s.shared_fields)) then return 'NOT_FOUND'; end if;
  select * into t from topic where id = of_topic for update;
  if exists (select from post p where p.author_member_id = app_member() and p.client_post_id = sending) then return 'POSTED'; end if;
  -- Asked again once the topic is held: whoever took the right away was first.
  if not private.may_comment('TOPIC', of_topic, 'posts') then return 'FORBIDDEN'; end if;
  if t.is_locked then return 'LOCKED'; end if;
  if (select p.status from partnership p where p.id = t.partnership_id) <> 'ACTIVE' then return 'CLOSED'; end if;
  insert into post (id, topic_id, no, author_member_id, client_post_id, body, body_html, created_at)
    values (post_id, of_topic, t.post_count + 1, app_member(), sending, words, html, clock_timestamp());
  update topic set post_count = t.post_count + 1, last_post_id = post_id, last_post_at = clock_timestamp(), version = version + 1 where id = of_topic;
  insert into outside_author (record_id, member_id, org_id) values (of_topic, app_member(), app_org()) on conflict do nothing;
  insert into outbox_event (id, topic, record_id, partnership_id, payload) values (gen_random_uuid(), 'topic.changed', of_topic, t.partnership_id, '{}');
  return 'POSTED';
end $$;
alter function private.reply_to_shared_topic(uuid, uuid, uuid, text, text) owner to {{border}};
revoke all on function private.reply_to_shared_topic(uuid, uuid, uuid, text, text) from public;
grant execute on function private.reply_to_shared_topic(uuid, uuid, uuid, text, text) to {{app}};
