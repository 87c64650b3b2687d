-- How much of the client base a person reads and takes along in a day, and what a second person has to agree to.

-- What a firm set for a role; where it set nothing, private.usual_budget speaks.
create table reading_budget (
  org_id uuid not null references organization,
  role text not null check (role in ('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER', 'MARKETER', 'AGENT', 'OPERATOR', 'GUEST')),
  read_rows int not null check (read_rows between 0 and 10000000),
  export_rows int not null check (export_rows between 0 and 10000000),
  version int not null default 1,
  primary key (org_id, role)
);
call private.own_rows('reading_budget', 'select');

-- From how many rows on nobody exports alone.
create table two_person_rule (
  org_id uuid primary key references organization,
  export_rows int not null check (export_rows between 1 and 10000000),
  version int not null default 1
);
call private.own_rows('two_person_rule', 'select');

-- What a person read in lists and exported on a day (UTC).
create table reading_tally (
  org_id uuid not null references organization,
  member_id uuid not null,
  day date not null,
  read_rows int not null default 0,
  exported_rows int not null default 0,
  -- Allowed for that day alone.
  extra_read_rows int not null default 0,
  primary key (member_id, day),
  foreign key (member_id, org_id) references member (id, org_id)
);
create index reading_tally_org on reading_tally (org_id, day, read_rows desc, member_id);
call private.own_rows('reading_tally', 'select');

create table record_export (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null,
  record_type text not null check (record_type in ('ACCOUNT', 'CONTACT', 'DEAL')),
  format text not null check (format in ('CSV', 'XLSX')),
  -- The list it was asked for on: its arguments.
  filters jsonb not null,
  row_count int not null check (row_count >= 0),
  status text not null check (status in ('READY', 'WAITING', 'APPROVED', 'REFUSED', 'RUNNING', 'DONE', 'FAILED')),
  reason text check (length(reason) <= 500),
  needs_password boolean not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text check (length(decision_note) <= 500),
  -- What the marks of its rows say.
  mark bigint generated always as identity unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  exported_rows int,
  foreign key (member_id, org_id) references member (id, org_id),
  foreign key (decided_by, org_id) references member (id, org_id)
);
create index record_export_org on record_export (org_id, created_at desc, id desc);
create index record_export_member on record_export (member_id, created_at desc, id desc);
create index record_export_waiting on record_export (org_id, created_at desc, id desc) where status = 'WAITING';
call private.own_rows('record_export', 'select');

-- When a person last gave their password again, in which session.
create table password_proof (
  credential_id uuid primary key,
  person_id uuid not null references person,
  proven_at timestamptz not null default now()
);
call private.wall('password_proof');

create function private.note_password_proof(of_person uuid, of_session uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into password_proof (credential_id, person_id) values (of_session, of_person)
    on conflict (credential_id) do update set proven_at = now() where password_proof.person_id = excluded.person_id
$$;
alter function private.note_password_proof(uuid, uuid) owner to {{border}};
revoke all on function private.note_password_proof(uuid, uuid) from public;
grant execute on function private.note_password_proof(uuid, uuid) to {{auth}};

create function private.usual_budget(of_role text, out read_rows int, out export_rows int)
language sql immutable as $$
  select case when of_role = 'GUEST' then 500 else 20000 end,
    case when of_role in ('OWNER', 'ADMIN') then 5000 when of_role = 'CHANNEL_MANAGER' then 2000 when of_role = 'GUEST' then 0 else 500 end
$$;
grant execute on function private.usual_budget(text) to {{app}}, {{border}};

-- Somebody with several roles has the largest of their budgets.
create function private.budget_of(of_member uuid, out read_rows int, out export_rows int)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(coalesce(b.read_rows, u.read_rows)), 0), coalesce(max(coalesce(b.export_rows, u.export_rows)), 0)
    from member m cross join unnest(m.roles) r(role) cross join lateral private.usual_budget(r.role) u
    left join reading_budget b on b.org_id = m.org_id and b.role = r.role
    where m.id = of_member and (m.org_id = app_org() or private.is_server())
$$;
alter function private.budget_of(uuid) owner to {{border}};
revoke all on function private.budget_of(uuid) from public;
grant execute on function private.budget_of(uuid) to {{app}};

create function private.today() returns date language sql stable as $$ select (now() at time zone 'UTC')::date $$;
grant execute on function private.today() to {{app}}, {{border}};

-- Whether the signed-in member answers for the firm. Read from the row, not from what the caller claims.
create function private.is_administrator() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from member m where m.id = app_member() and m.org_id = app_org() and m.is_active and m.roles && '{OWNER,ADMIN}')
$$;
alter function private.is_administrator() owner to {{border}};
revoke all on function private.is_administrator() from public;
grant execute on function private.is_administrator() to {{app}};

-- A batch of rows that people saw in lists. Answers who has read all they may today.
create function private.count_reading(counts jsonb) returns table (member_id uuid, is_spent boolean)
language plpgsql security definer set search_path = private, public, pg_temp as $$
#variable_conflict use_column
begin
  if not is_server() then raise exception 'only the server counts what is read' using errcode = '42501'; end if;
  return query
    with told as (
      insert into reading_tally as t (org_id, member_id, day, read_rows)
        select m.org_id, m.id, today(), c.rows
          from jsonb_to_recordset(counts) c("memberId" uuid, rows int) join member m on m.id = c."memberId"
          order by m.id
        on conflict (member_id, day) do update set read_rows = least(t.read_rows::bigint + excluded.read_rows, 2000000000)
        returning t.member_id, t.read_rows, t.extra_read_rows
    )
    select t.member_id, t.read_rows >= b.read_rows::bigint + t.extra_read_rows from told t cross join lateral budget_of(t.member_id) b;
end $$;
alter function private.count_reading(jsonb) owner to {{border}};
revoke all on function private.count_reading(jsonb) from public;
grant execute on function private.count_reading(jsonb) to {{app}};

-- Administrators only; a stale version changes nothing.
create function private.set_reading_budget(of_role text, new_read int, new_export int, expected_version int) returns text
language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if not is_administrator() then raise exception 'administrators set budgets' using errcode = '42501'; end if;
  if expected_version = 0 then
    insert into reading_budget (org_id, role, read_rows, export_rows) values (app_org(), of_role, new_read, new_export) on conflict do nothing;
  else
    update reading_budget b set read_rows = new_read, export_rows = new_export, version = b.version + 1
      where b.org_id = app_org() and b.role = of_role and b.version = expected_version;
  end if;
  return case when found then 'SET' else 'CHANGED' end;
end $$;
alter function private.set_reading_budget(text, int, int, int) owner to {{border}};
revoke all on function private.set_reading_budget(text, int, int, int) from public;
grant execute on function private.set_reading_budget(text, int, int, int) to {{app}};

create function private.set_two_person_rule(new_export int, expected_version int) returns text
language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if not is_administrator() then raise exception 'administrators set the rule of two people' using errcode = '42501'; end if;
  if expected_version = 0 then
    insert into two_person_rule (org_id, export_rows) values (app_org(), new_export) on conflict do nothing;
  else
    update two_person_rule r set export_rows = new_export, version = r.version + 1
      where r.org_id = app_org() and r.version = expected_version;
  end if;
  return case when found then 'SET' else 'CHANGED' end;
end $$;
alter function private.set_two_person_rule(int, int) owner to {{border}};
revoke all on function private.set_two_person_rule(int, int) from public;
grant execute on function private.set_two_person_rule(int, int) to {{app}};

-- More for one colleague, for today; never for oneself, but where nobody else is in the firm.
create function private.allow_more_reading(of_member uuid, more int) returns text
language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if not is_administrator() then raise exception 'administrators allow more' using errcode = '42501'; end if;
  if not exists (select 1 from member m where m.id = of_member and m.org_id = app_org() and m.is_active) then return 'NOT_FOUND'; end if;
  if of_member = app_member() and not is_alone() then return 'OWN'; end if;
  insert into reading_tally as t (org_id, member_id, day, extra_read_rows) values (app_org(), of_member, today(), more)
    on conflict (member_id, day) do update set extra_read_rows = least(t.extra_read_rows::bigint + more, 10000000);
  return 'ALLOWED';
end $$;
alter function private.allow_more_reading(uuid, int) owner to {{border}};
revoke all on function private.allow_more_reading(uuid, int) from public;
grant execute on function private.allow_more_reading(uuid, int) to {{app}};

-- A firm of one person decides alone: there is nobody to protect it from.
create function private.is_alone() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from member m where m.org_id = app_org() and m.is_active and m.id <> app_member())
$$;
alter function private.is_alone() owner to {{border}};
revoke all on function private.is_alone() from public;
grant execute on function private.is_alone() to {{app}};

-- Asked twice under one id is asked once. Without a reason nothing is asked of anybody: the answer says that one is needed.
create function private.request_export(new_id uuid, of_type text, as_format text, on_list jsonb, row_total int, why text) returns text
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  me constant uuid := app_member();
  budget int := (select b.export_rows from budget_of(me) b);
  spent int := coalesce((select t.exported_rows from reading_tally t where t.member_id = me and t.day = today()), 0);
  mass int := coalesce((select r.export_rows from two_person_rule r where r.org_id = app_org()), 1000);
  is_waiting boolean;
begin
  if not exists (select 1 from member m where m.id = me and m.org_id = app_org() and m.is_active) then
    raise exception 'nobody exports here' using errcode = '42501';
  end if;
  if exists (select 1 from record_export e where e.id = new_id and e.member_id = me) then return 'KNOWN'; end if;
  is_waiting := not is_alone() and (row_total + spent > budget or row_total > mass);
  if is_waiting and why is null then return 'NEEDS_APPROVAL'; end if;
  insert into record_export (id, org_id, member_id, record_type, format, filters, row_count, status, reason, needs_password, expires_at)
    values (new_id, app_org(), me, of_type, as_format, on_list, row_total, case when is_waiting then 'WAITING' else 'READY' end, why,
      of_type = 'CONTACT' or row_total > 100 or is_waiting, now() + case when is_waiting then interval '7 days' else interval '15 minutes' end)
    on conflict (id) do nothing;
  if not found then return 'TAKEN'; end if;
  return case when is_waiting then 'WAITING' else 'READY' end;
end $$;
alter function private.request_export(uuid, text, text, jsonb, int, text) owner to {{border}};
revoke all on function private.request_export(uuid, text, text, jsonb, int, text) from public;
grant execute on function private.request_export(uuid, text, text, jsonb, int, text) to {{app}};

-- Another administrator of the firm, never the person who asked.
create function private.decide_export(of_export uuid, agrees boolean, note text) returns text
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  asked record_export;
begin
  if not is_administrator() then raise exception 'administrators decide' using errcode = '42501'; end if;
  select e.* into asked from record_export e where e.id = of_export and e.org_id = app_org() for update;
  if asked.id is null then return 'NOT_FOUND'; end if;
  if asked.member_id = app_member() then return 'OWN'; end if;
  if asked.status <> 'WAITING' or asked.expires_at <= now() then return 'CLOSED'; end if;
  update record_export e set status = case when agrees then 'APPROVED' else 'REFUSED' end, decided_by = app_member(), decided_at = now(),
      decision_note = note, expires_at = now() + interval '24 hours' where e.id = of_export;
  return case when agrees then 'APPROVED' else 'REFUSED' end;
end $$;
alter function private.decide_export(uuid, boolean, text) owner to {{border}};
revoke all on function private.decide_export(uuid, boolean, text) from public;
grant execute on function private.decide_export(uuid, boolean, text) to {{app}};

-- Once, and by whom it was asked for. What nobody else agreed to is taken from the budget before the first row leaves.
create function private.start_export(of_export uuid, credential uuid) returns text
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  me constant uuid := app_member();
  asked record_export;
begin
  select e.* into asked from record_export e where e.id = of_export and e.member_id = me and e.org_id = app_org() for update;
  if asked.id is null or not exists (select 1 from member m where m.id = me and m.is_active) then return 'NOT_FOUND'; end if;
  if asked.status not in ('READY', 'APPROVED') then return 'CLOSED'; end if;
  if asked.expires_at <= now() then return 'EXPIRED'; end if;
  if asked.needs_password and not exists (select 1 from password_proof p
      where p.credential_id = credential and p.person_id = app_person() and p.proven_at > now() - interval '5 minutes') then
    return 'PASSWORD';
  end if;
  if asked.status = 'READY' then
    insert into reading_tally as t (org_id, member_id, day, exported_rows) values (asked.org_id, me, today(), asked.row_count)
      on conflict (member_id, day) do update set exported_rows = t.exported_rows + excluded.exported_rows
        where is_alone() or t.exported_rows + excluded.exported_rows <= (select b.export_rows from budget_of(me) b);
    if not found then return 'SPENT'; end if;
  end if;
  update record_export e set status = 'RUNNING', started_at = now() where e.id = of_export;
  return 'STARTED';
end $$;
alter function private.start_export(uuid, uuid) owner to {{border}};
revoke all on function private.start_export(uuid, uuid) from public;
grant execute on function private.start_export(uuid, uuid) to {{app}};

create function private.finish_export(of_export uuid, row_total int, is_whole boolean) returns void
language sql security definer set search_path = public, pg_temp as $$
  update record_export e set status = case when is_whole then 'DONE' else 'FAILED' end, finished_at = now(), exported_rows = row_total
    where e.id = of_export and e.member_id = app_member() and e.status = 'RUNNING'
$$;
alter function private.finish_export(uuid, int, boolean) owner to {{border}};
revoke all on function private.finish_export(uuid, int, boolean) from public;
grant execute on function private.finish_export(uuid, int, boolean) to {{app}};

-- Mails to the other administrators of the own firm, or to one colleague; nobody learns an address. `texts`: language → subject, text, html.
create function private.mail_colleagues(to_member uuid, mail_cause text, texts jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  queued int;
begin
  insert into outgoing_mail (id, recipient, subject, body_text, body_html, cause)
    select gen_random_uuid(), p.email, texts -> p.locale ->> 'subject', texts -> p.locale ->> 'text', texts -> p.locale ->> 'html', mail_cause || ':' || p.id
      from member m join person p on p.id = m.person_id
      where m.org_id = app_org() and m.is_active and m.id is distinct from app_member()
        and case when to_member is null then m.roles && '{OWNER,ADMIN}' else m.id = to_member end
    on conflict do nothing;
  get diagnostics queued = row_count;
  return queued;
end $$;
alter function private.mail_colleagues(uuid, text, jsonb) owner to {{border}};
revoke all on function private.mail_colleagues(uuid, text, jsonb) from public;
grant execute on function private.mail_colleagues(uuid, text, jsonb) to {{app}};

-- The key of the marks in exported rows. It goes with the data, so that a file is traced after a restore too.
create table private.export_key (id smallint primary key default 1 check (id = 1), secret bytea not null);
insert into private.export_key (secret) values (gen_random_bytes(32));
grant select on private.export_key to {{border}};

-- One block per row, 26 letters: which export, which row, and that it is ours. No two look alike.
create function private.export_marks(of_export uuid, from_row int, how_many int) returns setof text
language sql stable security definer set search_path = private, public, pg_temp as $$
  select encode(encrypt(int8send(e.mark) || int4send(from_row + n) || '\x456e6973'::bytea, k.secret, 'aes-ecb/pad:none'), 'hex')
    from record_export e cross join export_key k cross join generate_series(0, least(how_many, 1000) - 1) n
    where e.id = of_export and e.member_id = app_member() and e.status = 'RUNNING' order by n
$$;
alter function private.export_marks(uuid, int, int) owner to {{border}};
revoke all on function private.export_marks(uuid, int, int) from public;
grant execute on function private.export_marks(uuid, int, int) to {{app}};

-- Which export a mark is of, who ran it and when; for whoever runs the server.
create function private.trace_mark(given text)
returns table (export_id uuid, row_number int, org_name text, member_name text, record_type text, started_at timestamptz)
language plpgsql stable security definer set search_path = private, public, pg_temp as $$
declare
  plain bytea;
begin
  if not is_server() or given !~ '^[0-9a-f]{32}$' then return; end if;
  select decrypt(decode(given, 'hex'), k.secret, 'aes-ecb/pad:none') into plain from export_key k;
  if substr(plain, 13, 4) <> '\x456e6973'::bytea then return; end if;
  return query select e.id, ('x' || encode(substr(plain, 9, 4), 'hex'))::bit(32)::int, o.name, m.name, e.record_type, e.started_at
    from record_export e join organization o on o.id = e.org_id join member m on m.id = e.member_id
    where e.mark = ('x' || encode(substr(plain, 1, 8), 'hex'))::bit(64)::bigint;
end $$;
alter function private.trace_mark(text) owner to {{border}};
revoke all on function private.trace_mark(text) from public;
grant execute on function private.trace_mark(text) to {{app}};
