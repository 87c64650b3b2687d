-- What happened, written in the transaction in which it happened. Every process hears of it at commit, and reads what it missed here.
create table outbox_event (
  id uuid primary key,
  topic text not null,
  record_id uuid not null,
  partnership_id uuid,
  org_id uuid,
  member_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp()
);
create index outbox_event_newest on outbox_event (created_at, id);
call private.wall('outbox_event');
create policy announce on outbox_event for insert to {{app}} with check (org_id is not distinct from (select app_org()));
create policy dispatch on outbox_event to {{jobs}} using (true) with check (true);
grant insert on outbox_event to {{app}};
grant select, delete on outbox_event to {{jobs}};

create function private.announce_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox_event', json_build_object('id', new.id, 'topic', new.topic, 'recordId', new.record_id,
    'partnershipId', new.partnership_id, 'orgId', new.org_id, 'memberId', new.member_id, 'payload', new.payload)::text);
  return null;
end $$;
create trigger announce_event after insert on outbox_event for each row execute function private.announce_event();
grant execute on function private.announce_event() to {{app}};

create table outgoing_mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  -- One mail per cause, however often it is asked for.
  cause text not null unique,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text
);
create index outgoing_mail_waiting on outgoing_mail (next_attempt_at) where sent_at is null;
call private.wall('outgoing_mail');
create policy write on outgoing_mail for insert to {{app}}, {{auth}} with check (true);
create policy send on outgoing_mail to {{jobs}} using (true) with check (true);
grant insert on outgoing_mail to {{app}}, {{auth}};
grant select, update, delete on outgoing_mail to {{jobs}};
