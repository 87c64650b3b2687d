-- A firm that left: its row stays for the history, without consent it is no party to anything.
alter table partnership_party add left_at timestamptz;

-- What needs the consent of every party: another firm, another role, records opened to one that joined later.
create table partnership_proposal (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  kind text not null check (kind in ('ADMIT_FIRM', 'CHANGE_ROLE', 'INCLUDE_RECORDS')),
  proposed_by_org_id uuid not null references organization,
  proposed_by uuid not null references member,
  -- Whose role it is, to whom records are opened; the firm that joined, once it did.
  subject_org_id uuid references organization,
  role text check (role in ('VENDOR', 'RESELLER', 'DISTRIBUTOR', 'REFERRAL', 'TECHNOLOGY')),
  email text,
  message text check (length(message) <= 1000),
  record_ids uuid[] not null default '{}',
  status text not null default 'PROPOSED' check (status in ('PROPOSED', 'AGREED', 'DONE', 'DECLINED', 'WITHDRAWN')),
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create index partnership_proposal_newest on partnership_proposal (partnership_id, created_at desc, id desc);
call private.wall('partnership_proposal');
create policy joint on partnership_proposal for select to {{app}} using (
  (select a.sort_at <= partnership_proposal.created_at from admission a where a.record_id = partnership_proposal.partnership_id limit 1));
grant select on partnership_proposal to {{app}};

create table partnership_consent (
  proposal_id uuid not null references partnership_proposal,
  partnership_id uuid not null references partnership,
  org_id uuid not null references organization,
  member_id uuid not null references member,
  agrees boolean not null,
  at timestamptz not null default now(),
  primary key (proposal_id, org_id)
);
call private.joint_rows('partnership_consent', 'partnership_id', 'select');

-- An invitation may be a link alone, and may lead into a partnership that others have already.
alter table partnership_invitation alter email drop not null;
alter table partnership_invitation add proposal_id uuid unique references partnership_proposal;
drop index partnership_invitation_open;
create unique index partnership_invitation_open on partnership_invitation (org_id, email, coalesce(proposal_id, '00000000-0000-0000-0000-000000000000'))
  where status = 'PENDING';

-- Column totals of the board are each firm's own: one that joined later counts what it sees.
alter table deal_stage_total add org_id uuid references organization;
create temporary table stage_total on commit drop as
  select p.org_id, s.partnership_id, s.stage, s.currency, s.deal_count, s.amount_minor
    from deal_stage_total s join partnership_party p on p.partnership_id = s.partnership_id and p.consented_at is not null;
delete from deal_stage_total;
alter table deal_stage_total drop constraint deal_stage_total_pkey;
alter table deal_stage_total alter org_id set not null;
alter table deal_stage_total add primary key (org_id, partnership_id, stage, currency);
insert into deal_stage_total (org_id, partnership_id, stage, currency, deal_count, amount_minor) select * from stage_total;
drop policy joint on deal_stage_total;
create policy own on deal_stage_total for select to {{app}} using (org_id = (select app_org()));

create or replace function private.total_deal_stages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.stage, old.amount_minor, old.amount_currency) is not distinct from (new.stage, new.amount_minor, new.amount_currency) then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    update deal_stage_total t set deal_count = t.deal_count - 1, amount_minor = t.amount_minor - coalesce(old.amount_minor, 0)
      from admission a where a.record_id = new.id and t.org_id = a.org_id
        and t.partnership_id = old.partnership_id and t.stage = old.stage and t.currency = coalesce(old.amount_currency, '');
  end if;
  insert into deal_stage_total (org_id, partnership_id, stage, currency, deal_count, amount_minor)
    select a.org_id, new.partnership_id, new.stage, coalesce(new.amount_currency, ''), 1, coalesce(new.amount_minor, 0)
      from admission a where a.record_id = new.id order by a.org_id
    on conflict (org_id, partnership_id, stage, currency) do update
      set deal_count = deal_stage_total.deal_count + 1, amount_minor = deal_stage_total.amount_minor + excluded.amount_minor;
  return null;
end $$;

-- Counts a firm's board anew, after it was let in to deals or out of them.
create function private.recount_deal_stages(firm uuid, in_partnership uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from deal_stage_total t where t.org_id = firm and t.partnership_id = in_partnership;
  insert into deal_stage_total (org_id, partnership_id, stage, currency, deal_count, amount_minor)
    select firm, in_partnership, d.stage, coalesce(d.amount_currency, ''), count(*), coalesce(sum(d.amount_minor), 0)
      from admission a join deal d on d.id = a.record_id
      where a.partnership_id = in_partnership and a.org_id = firm and a.record_type = 'DEAL' group by 3, 4
$$;
alter function private.recount_deal_stages(uuid, uuid) owner to {{border}};
revoke all on function private.recount_deal_stages(uuid, uuid) from public;

-- Lets a firm in to records that the others are in on.
create function private.admit_to_records(firm uuid, in_partnership uuid, records uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into admission (org_id, record_id, record_type, partnership_id, list_key, sort_at)
    select distinct on (a.record_id) firm, a.record_id, a.record_type, a.partnership_id, a.list_key, a.sort_at
      from admission a where a.record_id = any (records) and a.partnership_id = in_partnership and a.record_type <> 'PARTNERSHIP'
    on conflict do nothing;
  perform private.recount_deal_stages(firm, in_partnership);
end $$;
alter function private.admit_to_records(uuid, uuid, uuid[]) owner to {{border}};
revoke all on function private.admit_to_records(uuid, uuid, uuid[]) from public;

-- Interchanges run between two firms: one that joined later reads those addressed to it.
drop policy receiver on interchange;
create policy receiver on interchange for select to {{app}} using (
  exists (select 1 from admission a where a.record_id = interchange.partnership_id and a.org_id = (select app_org())
    and (a.list_key = '' or (a.sort_at <= interchange.received_at and exists (
      select 1 from trading_identity t where t.partnership_id = interchange.partnership_id and t.org_id = (select app_org())
        and t.identifier = interchange.receiver_identifier)))));

-- The partnership, locked, when the viewer's firm is a party and its member may speak for it.
create function private.lock_own_partnership(of_partnership uuid) returns partnership
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_one partnership;
begin
  if not private.may_manage_partnerships() then raise exception 'this member may not' using errcode = '42501'; end if;
  select t.* into found_one from partnership t join partnership_party p on p.partnership_id = t.id and p.org_id = app_org() and p.consented_at is not null
    where t.id = of_partnership for update of t;
  return found_one;
end $$;
alter function private.lock_own_partnership(uuid) owner to {{border}};
revoke all on function private.lock_own_partnership(uuid) from public;

-- Answers PROPOSED, NOT_FOUND, NOT_ACTIVE, NO_PARTY (the subject), NO_RECORD (not all are this firm's to open) or OPEN (the same waits already).
create function private.propose_change(new_id uuid, in_partnership uuid, new_kind text, subject uuid, new_role text, new_email text, new_message text, records uuid[])
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  place partnership := private.lock_own_partnership(in_partnership);
begin
  if place.id is null then return 'NOT_FOUND'; end if;
  if place.status <> 'ACTIVE' then return 'NOT_ACTIVE'; end if;
  if new_kind <> 'ADMIT_FIRM' and not exists (select 1 from partnership_party p
      where p.partnership_id = in_partnership and p.org_id = subject and p.consented_at is not null) then
    return 'NO_PARTY';
  end if;
  if exists (select 1 from unnest(records) r(id) where not exists (select 1 from admission a
      where a.record_id = r.id and a.org_id = me and a.partnership_id = in_partnership and a.record_type <> 'PARTNERSHIP')) then
    return 'NO_RECORD';
  end if;
  if exists (select 1 from partnership_proposal o where o.partnership_id = in_partnership and o.status = 'PROPOSED' and o.kind = new_kind
      and o.subject_org_id is not distinct from subject and o.email is not distinct from new_email) then
    return 'OPEN';
  end if;
  insert into partnership_proposal (id, partnership_id, kind, proposed_by_org_id, proposed_by, subject_org_id, role, email, message, record_ids)
    values (new_id, in_partnership, new_kind, me, app_member(), subject, new_role, new_email, new_message, records);
  insert into partnership_consent (proposal_id, partnership_id, org_id, member_id, agrees) values (new_id, in_partnership, me, app_member(), true);
  return 'PROPOSED';
end $$;
alter function private.propose_change(uuid, uuid, text, uuid, text, text, text, uuid[]) owner to {{border}};
revoke all on function private.propose_change(uuid, uuid, text, uuid, text, text, text, uuid[]) from public;
grant execute on function private.propose_change(uuid, uuid, text, uuid, text, text, text, uuid[]) to {{app}};

-- One party's answer. With the last consent it is carried out: a role, records; for another firm, its invitation is made under this secret's hash.
-- Answers CONSENTED, DONE, INVITED, DECLINED, CLOSED, NOT_ACTIVE or NOT_FOUND.
create function private.answer_proposal(of_proposal uuid, agree boolean, new_invitation uuid, secret_hash bytea, good_until timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  place partnership;
  asked partnership_proposal;
begin
  place := private.lock_own_partnership((select o.partnership_id from partnership_proposal o where o.id = of_proposal));
  if place.id is null then return 'NOT_FOUND'; end if;
  select o.* into asked from partnership_proposal o where o.id = of_proposal
    and o.created_at >= (select a.sort_at from admission a where a.record_id = place.id and a.org_id = me);
  if asked.id is null then return 'NOT_FOUND'; end if;
  if asked.status <> 'PROPOSED' then return 'CLOSED'; end if;
  if agree and place.status <> 'ACTIVE' then return 'NOT_ACTIVE'; end if;
  insert into partnership_consent (proposal_id, partnership_id, org_id, member_id, agrees) values (of_proposal, place.id, me, app_member(), agree)
    on conflict (proposal_id, org_id) do nothing;
  if not agree then
    update partnership_proposal set status = case when proposed_by_org_id = me then 'WITHDRAWN' else 'DECLINED' end, closed_at = now() where id = of_proposal;
    return 'DECLINED';
  end if;
  if exists (select 1 from partnership_party p where p.partnership_id = place.id and p.consented_at is not null
      and not exists (select 1 from partnership_consent c where c.proposal_id = of_proposal and c.org_id = p.org_id and c.agrees)) then
    return 'CONSENTED';
  end if;
  if asked.kind = 'ADMIT_FIRM' then
    insert into partnership_invitation (id, org_id, member_id, email, message, inviter_role, invitee_role, token_hash, expires_at, proposal_id)
      select new_invitation, asked.proposed_by_org_id, asked.proposed_by, asked.email, asked.message, p.role, asked.role, secret_hash, good_until, asked.id
        from partnership_party p where p.partnership_id = place.id and p.org_id = asked.proposed_by_org_id;
    update partnership_proposal set status = 'AGREED' where id = of_proposal;
    return 'INVITED';
  end if;
  if asked.kind = 'CHANGE_ROLE' then
    update partnership_party p set role = asked.role where p.partnership_id = place.id and p.org_id = asked.subject_org_id;
    update partnership set version = version + 1 where id = place.id;
  else
    perform private.admit_to_records(asked.subject_org_id, place.id, asked.record_ids);
  end if;
  update partnership_proposal set status = 'DONE', closed_at = now() where id = of_proposal;
  return 'DONE';
end $$;
alter function private.answer_proposal(uuid, boolean, uuid, bytea, timestamptz) owner to {{border}};
revoke all on function private.answer_proposal(uuid, boolean, uuid, bytea, timestamptz) from public;
grant execute on function private.answer_proposal(uuid, boolean, uuid, bytea, timestamptz) to {{app}};

-- One firm leaves, the others go on. Answers LEFT, LAST_TWO (then it is ended, not left) or NOT_FOUND.
create function private.leave_partnership(of_partnership uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  place partnership := private.lock_own_partnership(of_partnership);
  proposed uuid;
begin
  if place.id is null then return 'NOT_FOUND'; end if;
  if (select count(*) from partnership_party p where p.partnership_id = place.id and p.consented_at is not null) < 3 then return 'LAST_TWO'; end if;
  update record_grant set status = 'REVOKED' where partnership_id = place.id and org_id = me and status in ('PROPOSED', 'ACTIVE');
  update record_grant set status = 'DECLINED' where partnership_id = place.id and grantee_org_id = me and status in ('PROPOSED', 'ACTIVE');
  update partnership_party set consented_at = null, left_at = now() where partnership_id = place.id and org_id = me;
  update partnership_proposal set status = 'WITHDRAWN', closed_at = now() where partnership_id = place.id and status in ('PROPOSED', 'AGREED');
  update partnership_invitation i set status = 'CANCELLED' from partnership_proposal o
    where o.id = i.proposal_id and o.partnership_id = place.id and i.status = 'PENDING';
  delete from partnership_contact where partnership_id = place.id and org_id = me;
  delete from deal_stage_total where partnership_id = place.id and org_id = me;
  delete from admission where partnership_id = place.id and org_id = me;
  -- What waited for this firm's signature alone is agreed now.
  for proposed in select v.id from document_version v join partnership_document d on d.id = v.document_id
      where d.partnership_id = place.id and v.status = 'PROPOSED' and exists (select 1 from document_signature s where s.version_id = v.id) loop
    perform private.settle_document(proposed);
  end loop;
  update partnership set version = version + 1,
    suspended_by_org_id = nullif(suspended_by_org_id, me) where id = place.id;
  return 'LEFT';
end $$;
alter function private.leave_partnership(uuid) owner to {{border}};
revoke all on function private.leave_partnership(uuid) from public;
grant execute on function private.leave_partnership(uuid) to {{app}};

-- Both consented: the inviter by inviting, the viewer's firm now. By the link's token, or by id when it was sent to the viewer's own, confirmed address.
create or replace function private.accept_invitation(hash bytea, invitation_id uuid, new_partnership uuid, accepts boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  invitation partnership_invitation;
  asked partnership_proposal;
  invitee uuid := app_org();
  existing uuid;
begin
  if invitee is null then raise exception 'no firm' using errcode = '28000'; end if;
  select i.* into invitation from partnership_invitation i
    where (hash is not null and i.token_hash = hash)
       or (hash is null and i.id = invitation_id and i.email = private.confirmed_email())
    for update;
  if invitation.id is null or invitation.status <> 'PENDING' or invitation.expires_at < now() or invitation.org_id = invitee then
    return null;
  end if;
  if invitation.proposal_id is not null then
    -- The partnership first, as everybody who changes its parties does.
    select t.id into existing from partnership_proposal o join partnership t on t.id = o.partnership_id
      where o.id = invitation.proposal_id and t.status = 'ACTIVE' for update of t;
    select o.* into asked from partnership_proposal o where o.id = invitation.proposal_id and o.status = 'AGREED';
    if existing is null or asked.id is null or exists (select 1 from partnership_party p
        where p.partnership_id = existing and p.org_id = invitee and p.consented_at is not null) then
      return null;
    end if;
    insert into partnership_party (partnership_id, org_id, role, consented_at, consented_by, accepts_shared_records)
      values (existing, invitee, asked.role, now(), app_member(), accepts)
      on conflict (partnership_id, org_id) do update set role = excluded.role, consented_at = excluded.consented_at,
        consented_by = excluded.consented_by, accepts_shared_records = excluded.accepts_shared_records, left_at = null;
    -- The key marks one that joined later.
    insert into admission (org_id, record_id, record_type, partnership_id, list_key) values (invitee, existing, 'PARTNERSHIP', existing, 'JOINED');
    insert into acquaintance select p.org_id, invitee from partnership_party p where p.partnership_id = existing and p.org_id <> invitee
      union all select invitee, p.org_id from partnership_party p where p.partnership_id = existing and p.org_id <> invitee
      on conflict do nothing;
    perform private.admit_to_records(invitee, existing, asked.record_ids);
    update partnership_proposal set status = 'DONE', closed_at = now(), subject_org_id = invitee where id = asked.id;
    update partnership set version = version + 1 where id = existing;
  else
    select a.partnership_id into existing from partnership_party a join partnership_party b using (partnership_id)
      join partnership p on p.id = a.partnership_id and p.status <> 'ENDED'
      where a.org_id = invitation.org_id and b.org_id = invitee and a.consented_at is not null and b.consented_at is not null
        and (select count(*) from partnership_party c where c.partnership_id = p.id and c.consented_at is not null) = 2 limit 1;
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
  end if;
  update partnership_invitation set status = 'ACCEPTED', partnership_id = existing where id = invitation.id;
  return existing;
end $$;

create or replace function private.decline_invitation(hash bytea, invitation_id uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  declined partnership_invitation;
begin
  update partnership_invitation i set status = 'DECLINED'
    where i.status = 'PENDING' and ((hash is not null and i.token_hash = hash)
       or (hash is null and i.id = invitation_id and i.email = private.confirmed_email()))
    returning i.* into declined;
  update partnership_proposal set status = 'DECLINED', closed_at = now() where id = declined.proposal_id;
  return declined.id;
end $$;

-- The firms of the partnership that an invitation leads into; nobody for one that begins a new partnership.
create function private.firms_to_join(of_proposal uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(o.name order by o.name) from partnership_proposal q
    join partnership_party p on p.partnership_id = q.partnership_id and p.consented_at is not null
    join organization o on o.id = p.org_id where q.id = of_proposal
$$;
alter function private.firms_to_join(uuid) owner to {{border}};
revoke all on function private.firms_to_join(uuid) from public;

drop function private.invitation_by_token(bytea);
create function private.invitation_by_token(hash bytea)
returns table (id uuid, org_id uuid, org_name text, org_country text, org_currency text, email text, message text, inviter_role text, invitee_role text,
  status text, created_at timestamptz, expires_at timestamptz, firms text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.org_id, o.name, o.country, o.currency, i.email, i.message, i.inviter_role, i.invitee_role,
    case when i.status = 'PENDING' and i.expires_at < now() then 'EXPIRED' else i.status end, i.created_at, i.expires_at,
    private.firms_to_join(i.proposal_id)
  from partnership_invitation i join organization o on o.id = i.org_id where i.token_hash = hash
$$;
alter function private.invitation_by_token(bytea) owner to {{border}};
revoke all on function private.invitation_by_token(bytea) from public;
grant execute on function private.invitation_by_token(bytea) to {{app}};

-- Open invitations to the confirmed address of the signed-in person.
drop function private.invitations_to_viewer();
create function private.invitations_to_viewer()
returns table (id uuid, org_id uuid, org_name text, org_country text, org_currency text, email text, message text, inviter_role text, invitee_role text,
  status text, created_at timestamptz, expires_at timestamptz, firms text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.org_id, o.name, o.country, o.currency, i.email, i.message, i.inviter_role, i.invitee_role, i.status, i.created_at, i.expires_at,
    private.firms_to_join(i.proposal_id)
  from partnership_invitation i join organization o on o.id = i.org_id
  where i.email = (select private.confirmed_email()) and i.status = 'PENDING' and i.expires_at > now() and i.org_id is distinct from (select app_org())
$$;
alter function private.invitations_to_viewer() owner to {{border}};
revoke all on function private.invitations_to_viewer() from public;
grant execute on function private.invitations_to_viewer() to {{app}};

-- Invitations of the viewer's firm, as they stand now.
create view own_invitation with (security_invoker) as
select i.id, i.org_id, o.name as org_name, o.country as org_country, o.currency as org_currency, i.email, i.message, i.inviter_role, i.invitee_role,
  case when i.status = 'PENDING' and i.expires_at < now() then 'EXPIRED' else i.status end as status, i.created_at, i.expires_at, i.proposal_id,
  (select array_agg(f.name order by f.name) from partnership_proposal q
    join partnership_party p on p.partnership_id = q.partnership_id and p.consented_at is not null
    join organization f on f.id = p.org_id where q.id = i.proposal_id) as firms
from partnership_invitation i join organization o on o.id = i.org_id;
grant select on own_invitation to {{app}};
