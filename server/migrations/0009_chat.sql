create table room (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  title text not null check (length(title) between 1 and 200),
  last_seq int not null default 0,
  last_message_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
call private.joint_root('room');
create trigger admit_parties after insert or update on room for each row execute function private.admit_parties('ROOM', '', 'last_message_at');

create table chat_message (
  id uuid primary key,
  room_id uuid not null references room,
  seq int not null,
  author_member_id uuid not null references member,
  client_message_id uuid not null,
  body text not null check (length(body) between 1 and 16384),
  body_html text not null,
  created_at timestamptz not null default now(),
  unique (room_id, seq),
  unique (author_member_id, client_message_id)
);
call private.joint_rows('chat_message', 'room_id', 'select, insert');
-- Nobody writes in another's name.
create policy own_hand on chat_message as restrictive for insert to {{app}} with check (author_member_id = (select app_member()));

create table room_reader (
  org_id uuid not null references organization,
  member_id uuid not null,
  room_id uuid not null references room,
  read_seq int not null,
  primary key (member_id, room_id),
  foreign key (member_id, org_id) references member (id, org_id)
);
call private.own_rows('room_reader');
