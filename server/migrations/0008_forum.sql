create table topic (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  kind text not null check (kind in ('DISCUSSION', 'QUESTION', 'IDEA', 'ANNOUNCEMENT')),
  title text not null check (length(title) between 1 and 300),
  author_member_id uuid not null references member,
  post_count int not null default 0,
  last_post_id uuid,
  last_post_at timestamptz not null default now(),
  is_locked boolean not null default false,
  is_pinned boolean not null default false,
  accepted_post_id uuid,
  created_at timestamptz not null default now(),
  version int not null default 1
);
call private.joint_root('topic');
create trigger admit_parties after insert or update on topic for each row execute function private.admit_parties('TOPIC', 'is_pinned', 'last_post_at');

create table post (
  id uuid primary key,
  topic_id uuid not null references topic,
  no int not null,
  author_member_id uuid not null references member,
  client_post_id uuid not null,
  body text not null check (length(body) between 1 and 50000),
  body_html text not null,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  version int not null default 1,
  unique (topic_id, no),
  unique (author_member_id, client_post_id)
);
call private.joint_rows('post', 'topic_id', 'select, insert, update');
-- Nobody writes in another's name, nor into what another wrote.
create policy own_hand on topic as restrictive for insert to {{app}} with check (author_member_id = (select app_member()));
create policy own_hand on post as restrictive for insert to {{app}} with check (author_member_id = (select app_member()));
create policy own_words on post as restrictive for update to {{app}} using (author_member_id = (select app_member()));

create table topic_reader (
  org_id uuid not null references organization,
  member_id uuid not null,
  topic_id uuid not null references topic,
  read_no int not null,
  primary key (member_id, topic_id),
  foreign key (member_id, org_id) references member (id, org_id)
);
call private.own_rows('topic_reader');
