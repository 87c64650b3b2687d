create table partnership (
  id uuid primary key,
  status text not null default 'ACTIVE' check (status in ('INVITED', 'ACTIVE', 'SUSPENDED', 'ENDED')),
  deal_counter int not null default 1000,
  created_at timestamptz not null default now(),
  version int not null default 1
);
call private.joint_rows('partnership', 'id', 'select');
grant update (status, deal_counter, version) on partnership to {{app}};

-- Neither firm can bring back alone what ended: grants of the other would be live again.
create function private.guard_partnership() returns trigger language plpgsql as $$
begin
  if old.status = 'ENDED' and new.status <> 'ENDED' then raise exception 'this partnership has ended' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_partnership before update of status on partnership for each row execute function private.guard_partnership();

create table partnership_party (
  partnership_id uuid not null references partnership,
  org_id uuid not null references organization,
  role text not null check (role in ('VENDOR', 'RESELLER', 'DISTRIBUTOR', 'REFERRAL', 'TECHNOLOGY')),
  consented_at timestamptz,
  consented_by uuid references member,
  accepts_shared_records boolean not null default true,
  primary key (partnership_id, org_id)
);
create index partnership_party_org on partnership_party (org_id);
call private.joint_rows('partnership_party', 'partnership_id', 'select');
-- A firm decides for itself whether it accepts beforehand.
grant update (accepts_shared_records) on partnership_party to {{app}};
create policy own_consent on partnership_party as restrictive for update to {{app}} using (org_id = (select app_org()));

create table partnership_invitation (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null,
  email text not null,
  message text,
  inviter_role text not null,
  invitee_role text not null,
  token_hash bytea not null unique,
  status text not null default 'PENDING' check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED')),
  partnership_id uuid references partnership,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  foreign key (member_id, org_id) references member (id, org_id)
);
create index partnership_invitation_org on partnership_invitation (org_id, created_at desc);
create index partnership_invitation_email on partnership_invitation (email) where status = 'PENDING';
create unique index partnership_invitation_open on partnership_invitation (org_id, email) where status = 'PENDING';
call private.own_rows('partnership_invitation', 'select, insert, update');

-- Those of the parties of a partnership that a record belongs to are admitted to it.
-- Arguments: record type, column of the list key ('' for none), column of the sort time.
create function private.admit_parties() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  record jsonb := to_jsonb(new);
  key text := coalesce(record ->> nullif(tg_argv[1], ''), '');
  at timestamptz := (record ->> tg_argv[2])::timestamptz;
begin
  if tg_op = 'UPDATE' then
    if new.id <> old.id or new.partnership_id <> old.partnership_id then
      raise exception 'a joint record stays in its partnership' using errcode = '42501';
    end if;
    if (to_jsonb(old) ->> tg_argv[2]) is distinct from (record ->> tg_argv[2])
       or (tg_argv[1] <> '' and (to_jsonb(old) ->> tg_argv[1]) is distinct from key) then
      update admission set list_key = key, sort_at = at where record_id = new.id;
    end if;
    return null;
  end if;
  insert into admission (org_id, record_id, record_type, partnership_id, list_key, sort_at)
    select p.org_id, new.id, tg_argv[0], new.partnership_id, key, at
      from partnership_party p where p.partnership_id = new.partnership_id and p.consented_at is not null;
  return null;
end $$;
alter function private.admit_parties() owner to {{border}};
revoke all on function private.admit_parties() from public;
grant execute on function private.admit_parties() to {{app}};

-- The holder of an invitation's link: who invites. Says nothing about other invitations.
create function private.invitation_by_token(hash bytea)
returns table (id uuid, org_id uuid, org_name text, org_country text, org_currency text, email text, message text, inviter_role text, invitee_role text,
  status text, created_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.org_id, o.name, o.country, o.currency, i.email, i.message, i.inviter_role, i.invitee_role,
    case when i.status = 'PENDING' and i.expires_at < now() then 'EXPIRED' else i.status end, i.created_at, i.expires_at
  from partnership_invitation i join organization o on o.id = i.org_id where i.token_hash = hash
$$;
alter function private.invitation_by_token(bytea) owner to {{border}};
revoke all on function private.invitation_by_token(bytea) from public;
grant execute on function private.invitation_by_token(bytea) to {{app}};

-- Open invitations to the address of the signed-in person.
create function private.invitations_to_viewer()
returns table (id uuid, org_id uuid, org_name text, org_country text, org_currency text, email text, message text, inviter_role text, invitee_role text,
  status text, created_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.org_id, o.name, o.country, o.currency, i.email, i.message, i.inviter_role, i.invitee_role, i.status, i.created_at, i.expires_at
  from person p join partnership_invitation i on i.email = p.email and i.status = 'PENDING' and i.expires_at > now()
  join organization o on o.id = i.org_id where p.id = (select app_person()) and i.org_id is distinct from (select app_org())
$$;
alter function private.invitations_to_viewer() owner to {{border}};
revoke all on function private.invitations_to_viewer() from public;
grant execute on function private.invitations_to_viewer() to {{app}};

-- Both consented: the inviter by inviting, the viewer's firm now. By the link's token, or by id when it was sent to the viewer's own address.
create function private.accept_invitation(hash bytea, invitation_id uuid, new_partnership uuid, accepts boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  invitation partnership_invitation;
  invitee uuid := app_org();
  existing uuid;
begin
  if invitee is null then raise exception 'no firm' using errcode = '28000'; end if;
  select i.* into invitation from partnership_invitation i
    where (hash is not null and i.token_hash = hash)
       or (hash is null and i.id = invitation_id and i.email = (select p.email from person p where p.id = app_person()))
    for update;
  if invitation.id is null or invitation.status <> 'PENDING' or invitation.expires_at < now() or invitation.org_id = invitee then
    return null;
  end if;
  select a.partnership_id into existing from partnership_party a join partnership_party b using (partnership_id)
    join partnership p on p.id = a.partnership_id and p.status <> 'ENDED'
    where a.org_id = invitation.org_id and b.org_id = invitee limit 1;
  if existing is null then
    insert into partnership (id) values (new_partnership);
    insert into partnership_party (partnership_id, org_id, role, consented_at, consented_by) values
      (new_partnership, invitation.org_id, invitation.inviter_role, invitation.created_at, invitation.member_id);
    insert into partnership_party (partnership_id, org_id, role, consented_at, consented_by, accepts_shared_records) values
      (new_partnership, invitee, invitation.invitee_role, now(), app_member(), accepts);
    insert into admission (org_id, record_id, record_type, partnership_id) values
      (invitation.org_id, new_partnership, 'PARTNERSHIP', new_partnership), (invitee, new_partnership, 'PARTNERSHIP', new_partnership);
    insert into acquaintance values (invitation.org_id, invitee), (invitee, invitation.org_id) on conflict do nothing;
    existing := new_partnership;
  end if;
  update partnership_invitation set status = 'ACCEPTED', partnership_id = existing where id = invitation.id;
  return existing;
end $$;
alter function private.accept_invitation(bytea, uuid, uuid, boolean) owner to {{border}};
revoke all on function private.accept_invitation(bytea, uuid, uuid, boolean) from public;
grant execute on function private.accept_invitation(bytea, uuid, uuid, boolean) to {{app}};

create function private.decline_invitation(hash bytea, invitation_id uuid) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  update partnership_invitation i set status = 'DECLINED'
    where i.status = 'PENDING' and ((hash is not null and i.token_hash = hash)
       or (hash is null and i.id = invitation_id and i.email = (select p.email from person p where p.id = app_person())))
    returning i.id
$$;
alter function private.decline_invitation(bytea, uuid) owner to {{border}};
revoke all on function private.decline_invitation(bytea, uuid) from public;
grant execute on function private.decline_invitation(bytea, uuid) to {{app}};
