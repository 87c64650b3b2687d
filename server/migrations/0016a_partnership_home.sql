-- Whose word binds a firm towards its partners: an active member with one of these roles.
create function private.may_manage_partnerships() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from member m where m.id = app_member() and m.org_id = app_org() and m.is_active
    and m.roles && '{OWNER,ADMIN,CHANNEL_MANAGER}')
$$;
alter function private.may_manage_partnerships() owner to {{border}};
revoke all on function private.may_manage_partnerships() from public;
grant execute on function private.may_manage_partnerships() to {{app}};

-- What a file is called and hangs on. Its bytes lie in the file store under their SHA-256.
create table file (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null,
  partnership_id uuid references partnership,
  -- The joint record it belongs to; none while it waits for one.
  record_id uuid,
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  byte_size bigint not null check (byte_size > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- What stands in its address: cannot be guessed from any other id.
  link_key text not null unique,
  created_at timestamptz not null default now(),
  foreign key (member_id, org_id) references member (id, org_id),
  check ((partnership_id is null) = (record_id is null))
);
create index file_record on file (record_id) where record_id is not null;
create index file_sha256 on file (sha256);
create index file_waiting on file (created_at) where record_id is null;
call private.wall('file');
create policy waiting on file to {{app}} using (record_id is null and org_id = (select app_org()))
  with check (record_id is null and org_id = (select app_org()) and member_id = (select app_member()));
create policy joint on file for select to {{app}} using ((select true from admission a where a.record_id = file.record_id limit 1));
grant select, insert, delete on file to {{app}};

-- Whether any row still needs these bytes. Asked by the server alone, when it sweeps what a crash left behind.
create function private.is_file_kept(hash bytea) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not (select private.is_server()) or exists (select 1 from file f where f.sha256 = hash)
$$;
alter function private.is_file_kept(bytea) owner to {{border}};
revoke all on function private.is_file_kept(bytea) from public;
grant execute on function private.is_file_kept(bytea) to {{app}};

-- Uploads that nobody attached to anything for a day.
create function private.drop_waiting_files() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from file f where f.record_id is null and f.created_at < now() - interval '1 day' and (select private.is_server())
$$;
alter function private.drop_waiting_files() owner to {{border}};
revoke all on function private.drop_waiting_files() from public;
grant execute on function private.drop_waiting_files() to {{app}};

-- Agreements, price lists and the like of a partnership. Written by the functions below alone.
create table partnership_document (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  kind text not null check (kind in ('AGREEMENT', 'NDA', 'PRICE_LIST', 'CERTIFICATE', 'OTHER')),
  title text not null check (length(title) between 1 and 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
call private.joint_root('partnership_document', 'select');
create trigger admit_parties after insert or update on partnership_document for each row execute function private.admit_parties('DOCUMENT', '', 'updated_at');

create table document_version (
  id uuid primary key,
  document_id uuid not null references partnership_document,
  no int not null,
  file_id uuid not null unique references file,
  sha256 bytea not null,
  note text check (length(note) <= 2000),
  status text not null default 'PROPOSED' check (status in ('PROPOSED', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN', 'DECLINED')),
  proposed_by_org_id uuid not null references organization,
  proposed_by uuid not null references member,
  proposed_at timestamptz not null default now(),
  in_force_at timestamptz,
  closed_at timestamptz,
  unique (document_id, no)
);
create unique index document_version_proposed on document_version (document_id) where status = 'PROPOSED';
create unique index document_version_in_force on document_version (document_id) where status = 'IN_FORCE';
call private.joint_rows('document_version', 'document_id', 'select');

-- Who signed which bytes, for whom, under which name, when.
create table document_signature (
  version_id uuid not null references document_version,
  document_id uuid not null references partnership_document,
  org_id uuid not null references organization,
  member_id uuid not null references member,
  name text not null,
  sha256 bytea not null,
  signed_at timestamptz not null default now(),
  primary key (version_id, org_id)
);
call private.joint_rows('document_signature', 'document_id', 'select');

-- Answers PROPOSED, NOT_FOUND, NOT_ACTIVE, NO_FILE (not a waiting file of this firm) or OPEN (another proposal waits for its signatures).
create function private.propose_document(
  document uuid, in_partnership uuid, new_kind text, new_title text, new_version uuid, with_file uuid, new_note text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  place partnership;
  attached file;
begin
  if not private.may_manage_partnerships() then raise exception 'this member may not' using errcode = '42501'; end if;
  if in_partnership is null then
    select d.partnership_id into in_partnership from partnership_document d
      join admission a on a.record_id = d.id and a.org_id = me where d.id = document for update of d;
  end if;
  select t.* into place from partnership t join partnership_party p on p.partnership_id = t.id and p.org_id = me and p.consented_at is not null
    where t.id = in_partnership;
  if place.id is null then return 'NOT_FOUND'; end if;
  if place.status <> 'ACTIVE' then return 'NOT_ACTIVE'; end if;
  select f.* into attached from file f where f.id = with_file and f.org_id = me and f.record_id is null for update;
  if attached.id is null then return 'NO_FILE'; end if;
  if new_title is not null then
    insert into partnership_document (id, partnership_id, kind, title) values (document, in_partnership, new_kind, new_title);
  elsif exists (select 1 from document_version v where v.document_id = document and v.status = 'PROPOSED') then
    return 'OPEN';
  end if;
  update file set partnership_id = in_partnership, record_id = document where id = with_file;
  insert into document_version (id, document_id, no, file_id, sha256, note, proposed_by_org_id, proposed_by)
    values (new_version, document, 1 + (select coalesce(max(v.no), 0) from document_version v where v.document_id = document),
      with_file, attached.sha256, new_note, me, app_member());
  update partnership_document set updated_at = now() where id = document;
  return 'PROPOSED';
end $$;
alter function private.propose_document(uuid, uuid, text, text, uuid, uuid, text) owner to {{border}};
revoke all on function private.propose_document(uuid, uuid, text, text, uuid, uuid, text) from public;
grant execute on function private.propose_document(uuid, uuid, text, text, uuid, uuid, text) to {{app}};

-- A version that every firm admitted to its document signed is in force, and the one before it no more.
create function private.settle_document(of_version uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  document uuid;
begin
  select v.document_id into document from document_version v where v.id = of_version and v.status = 'PROPOSED'
    and not exists (select 1 from admission a where a.record_id = v.document_id
      and not exists (select 1 from document_signature s where s.version_id = v.id and s.org_id = a.org_id));
  if document is null then return false; end if;
  update document_version set status = 'SUPERSEDED', closed_at = now() where document_id = document and status = 'IN_FORCE';
  update document_version set status = 'IN_FORCE', in_force_at = now() where id = of_version;
  update partnership_document set updated_at = now() where id = document;
  return true;
end $$;
alter function private.settle_document(uuid) owner to {{border}};
revoke all on function private.settle_document(uuid) from public;

-- Answers SIGNED, IN_FORCE (this was the last signature), CLOSED, OTHER_FILE (these are not the bytes proposed), NOT_ACTIVE or NOT_FOUND.
create function private.sign_document(of_version uuid, of_sha256 bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  signed document_version;
  state text;
begin
  if not private.may_manage_partnerships() then raise exception 'this member may not' using errcode = '42501'; end if;
  select t.status into state from document_version v join partnership_document d on d.id = v.document_id
    join admission a on a.record_id = d.id and a.org_id = me join partnership t on t.id = d.partnership_id
    where v.id = of_version for update of d;
  if state is null then return 'NOT_FOUND'; end if;
  -- Read after the lock: someone may have signed or withdrawn it meanwhile.
  select v.* into signed from document_version v where v.id = of_version;
  if state <> 'ACTIVE' then return 'NOT_ACTIVE'; end if;
  if signed.status <> 'PROPOSED' then return 'CLOSED'; end if;
  if signed.sha256 <> of_sha256 then return 'OTHER_FILE'; end if;
  insert into document_signature (version_id, document_id, org_id, member_id, name, sha256)
    select of_version, signed.document_id, me, m.id, m.name, signed.sha256 from member m where m.id = app_member()
    on conflict do nothing;
  return case when private.settle_document(of_version) then 'IN_FORCE' else 'SIGNED' end;
end $$;
alter function private.sign_document(uuid, bytea) owner to {{border}};
revoke all on function private.sign_document(uuid, bytea) from public;
grant execute on function private.sign_document(uuid, bytea) to {{app}};

-- Withdrawn by the firm that proposed it, declined by another. Answers the new status, CLOSED or NOT_FOUND.
create function private.close_document_proposal(of_version uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  outcome text;
begin
  if not private.may_manage_partnerships() then raise exception 'this member may not' using errcode = '42501'; end if;
  perform 1 from document_version v join partnership_document d on d.id = v.document_id
    join admission a on a.record_id = d.id and a.org_id = me where v.id = of_version for update of d;
  if not found then return 'NOT_FOUND'; end if;
  update document_version v set status = case when v.proposed_by_org_id = me then 'WITHDRAWN' else 'DECLINED' end, closed_at = now()
    where v.id = of_version and v.status = 'PROPOSED' returning v.status into outcome;
  return coalesce(outcome, 'CLOSED');
end $$;
alter function private.close_document_proposal(uuid) owner to {{border}};
revoke all on function private.close_document_proposal(uuid) from public;
grant execute on function private.close_document_proposal(uuid) to {{app}};

-- Mails to those who speak for the other firms of a partnership; nobody learns their addresses. `texts`: language → subject, text, html.
create function private.mail_parties(in_partnership uuid, to_orgs uuid[], mail_cause text, texts jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  queued int;
begin
  if not exists (select 1 from partnership_party p where p.partnership_id = in_partnership and p.org_id = app_org()) and not private.is_server() then
    raise exception 'no party of this partnership' using errcode = '42501';
  end if;
  insert into outgoing_mail (id, recipient, subject, body_text, body_html, cause)
    select gen_random_uuid(), r.email, texts -> r.locale ->> 'subject', texts -> r.locale ->> 'text', texts -> r.locale ->> 'html',
      mail_cause || ':' || r.id
    from (select distinct person.id, person.email, person.locale from partnership_party p
      join member m on m.org_id = p.org_id and m.is_active and m.roles && '{OWNER,ADMIN,CHANNEL_MANAGER}'
      join person on person.id = m.person_id
      where p.partnership_id = in_partnership and p.org_id = any (to_orgs) and m.id is distinct from app_member()) r
    on conflict do nothing;
  get diagnostics queued = row_count;
  return queued;
end $$;
alter function private.mail_parties(uuid, uuid[], text, jsonb) owner to {{border}};
revoke all on function private.mail_parties(uuid, uuid[], text, jsonb) from public;
grant execute on function private.mail_parties(uuid, uuid[], text, jsonb) to {{app}};

-- Whom to turn to at each firm, reached as that firm chose.
create table partnership_contact (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  org_id uuid not null references organization,
  member_id uuid not null,
  role text not null check (role in ('EXECUTIVE_SPONSOR', 'CHANNEL_MANAGER', 'SALES', 'MARKETING', 'TECHNICAL', 'FINANCE', 'LEGAL')),
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 50),
  created_at timestamptz not null default now(),
  version int not null default 1,
  unique (partnership_id, member_id, role),
  foreign key (member_id, org_id) references member (id, org_id)
);
call private.joint_rows('partnership_contact', 'partnership_id');
create policy own_people_add on partnership_contact as restrictive for insert to {{app}} with check (org_id = (select app_org()));
create policy own_people_change on partnership_contact as restrictive for update to {{app}} using (org_id = (select app_org())) with check (org_id = (select app_org()));
create policy own_people_remove on partnership_contact as restrictive for delete to {{app}} using (org_id = (select app_org()));

-- What happened in a partnership, in one list. Each entry is seen with the record it is about.
create table partnership_event (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  kind text not null,
  record_type text not null,
  record_id uuid not null,
  -- Whoever reads it must be admitted to this record; the partnership itself where no joint record is meant.
  seen_with uuid not null,
  -- Grants concern two firms, also among three.
  only_org_ids uuid[],
  org_id uuid references organization,
  member_id uuid references member,
  title text,
  details jsonb not null default '{}',
  at timestamptz not null default now()
);
create index partnership_event_newest on partnership_event (partnership_id, at desc, id desc);
call private.wall('partnership_event');
-- A firm that joined later reads nothing of what was before.
create policy joint on partnership_event for select to {{app}} using (
  (select true from admission a where a.record_id = partnership_event.seen_with limit 1)
  and (select a.sort_at <= partnership_event.at from admission a where a.record_id = partnership_event.partnership_id limit 1)
  and (only_org_ids is null or (select app_org()) = any (only_org_ids)));
grant select on partnership_event to {{app}};

create function private.note_partnership_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  about admission;
begin
  if not exists (select 1 from partnership_party p where p.partnership_id = new.partnership_id and p.org_id = new.org_id) then return null; end if;
  select a.* into about from admission a where a.record_id = new.record_id and a.partnership_id = new.partnership_id limit 1;
  -- One who works on a record for a while makes one entry, not fifty.
  if new.topic in ('deal.edited', 'campaign.changed', 'topic.changed') and exists (select 1 from partnership_event e
      where e.partnership_id = new.partnership_id and e.at > now() - interval '15 minutes'
        and e.record_id = new.record_id and e.kind = new.topic and e.member_id is not distinct from new.member_id) then
    return null;
  end if;
  insert into partnership_event (id, partnership_id, kind, record_type, record_id, seen_with, only_org_ids, org_id, member_id, title, details)
    values (new.id, new.partnership_id, new.topic, coalesce(about.record_type, case when new.topic like 'grant.%' then 'GRANT' else 'PARTNERSHIP' end),
      new.record_id, coalesce(about.record_id, new.partnership_id),
      case when new.topic like 'grant.%' then (select array[g.org_id, g.grantee_org_id] from record_grant g where g.id = new.record_id) end,
      new.org_id, new.member_id,
      case about.record_type
        when 'DEAL' then (select r.title from deal r where r.id = new.record_id)
        when 'CAMPAIGN' then (select r.name from campaign r where r.id = new.record_id)
        when 'TOPIC' then (select r.title from topic r where r.id = new.record_id)
        when 'ROOM' then (select r.title from room r where r.id = new.record_id)
        when 'PURCHASE_ORDER' then (select r.number from purchase_order r where r.id = new.record_id)
        when 'DOCUMENT' then (select r.title from partnership_document r where r.id = new.record_id)
      end, new.payload);
  return null;
end $$;
alter function private.note_partnership_event() owner to {{border}};
revoke all on function private.note_partnership_event() from public;
grant execute on function private.note_partnership_event() to {{app}};
create trigger note_partnership_event after insert on outbox_event for each row
  when (new.partnership_id is not null and (split_part(new.topic, '.', 1) in ('partnership', 'document', 'grant')
    or new.topic in ('deal.opened', 'deal.moved', 'deal.edited', 'campaign.changed', 'topic.changed', 'room.opened', 'order.received')))
  execute function private.note_partnership_event();

-- The firm that suspended resumes; the other cannot open again what was closed to it.
alter table partnership add suspended_by_org_id uuid references organization;
create or replace function private.guard_partnership() returns trigger language plpgsql as $$
declare
  me uuid := app_org();
begin
  if old.status = 'ENDED' and new.status <> 'ENDED' then raise exception 'this partnership has ended' using errcode = '42501'; end if;
  if old.status = 'SUSPENDED' and new.status = 'ACTIVE' and me is distinct from old.suspended_by_org_id and old.suspended_by_org_id is not null then
    raise exception 'the firm that suspended this partnership resumes it' using errcode = '42501';
  end if;
  if new.status = 'ENDED' and old.status <> 'ENDED' and me is not null
     and (select count(*) from partnership_party p where p.partnership_id = new.id and p.consented_at is not null) > 2 then
    raise exception 'one firm leaves a partnership of three or more, it does not end it' using errcode = '42501';
  end if;
  if old.status <> new.status then new.suspended_by_org_id := case when new.status = 'SUSPENDED' then me end; end if;
  return new;
end $$;

-- Only an address that its person confirmed says for whom an invitation is.
grant usage on schema auth to {{border}};
grant select ("id", "email", "emailVerified") on auth."user" to {{border}};
create function private.confirmed_email() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select lower(u."email") from auth."user" u where u."id" = app_person()::text and u."emailVerified"
$$;
alter function private.confirmed_email() owner to {{border}};
revoke all on function private.confirmed_email() from public;

-- What may be downloaded now: it closes with the partnership.
create view readable_file with (security_invoker) as
select f.* from file f left join partnership t on t.id = f.partnership_id where f.partnership_id is null or t.status in ('ACTIVE', 'SUSPENDED');
grant select on readable_file to {{app}};

-- Which firms are in on a record that the viewer's firm is in on.
create function private.firms_in(of_record uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.org_id from admission a where a.record_id = of_record
    and exists (select 1 from admission mine where mine.record_id = of_record and mine.org_id = (select app_org()))
$$;
alter function private.firms_in(uuid) owner to {{border}};
revoke all on function private.firms_in(uuid) from public;
grant execute on function private.firms_in(uuid) to {{app}};
