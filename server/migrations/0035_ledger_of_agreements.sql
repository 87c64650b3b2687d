-- More of what firms agree enters their ledger: documents and signatures, proposals and consents, enrolments and tiers, the steps of an exit.
-- Chains that are there go on as they are: entries of these kinds begin now.

-- A document concerns the firms let in to it; one that joined later and was not reads nothing of it.
create function private.parties_of(of_record uuid) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(a.org_id order by a.org_id) from admission a where a.record_id = of_record
$$;
alter function private.parties_of(uuid) owner to {{border}};
revoke all on function private.parties_of(uuid) from public;

create function private.record_document_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  document partnership_document;
  recorded text := case when tg_op = 'INSERT' then 'document.proposed'
    when new.status <> old.status then case new.status when 'IN_FORCE' then 'document.inForce' else 'document.' || lower(new.status) end end;
begin
  if recorded is null then return null; end if;
  select d.* into document from partnership_document d where d.id = new.document_id;
  perform record_in_ledger(document.partnership_id, recorded, 'DOCUMENT', document.id,
    jsonb_build_object('documentKind', document.kind, 'versionId', new.id, 'versionNo', new.no, 'sha256', encode(new.sha256, 'hex'),
      'organizationId', new.proposed_by_org_id),
    jsonb_build_object('title', secret_text(document.title)), parties_of(document.id));
  return null;
end $$;
alter function private.record_document_in_ledger() owner to {{border}};
revoke all on function private.record_document_in_ledger() from public;
create trigger record_in_ledger after insert or update of status on document_version for each row execute function private.record_document_in_ledger();

create function private.record_signature_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  document partnership_document;
begin
  select d.* into document from partnership_document d where d.id = new.document_id;
  perform record_in_ledger(document.partnership_id, 'document.signed', 'DOCUMENT', document.id,
    jsonb_build_object('documentKind', document.kind, 'versionId', new.version_id,
      'versionNo', (select v.no from document_version v where v.id = new.version_id), 'sha256', encode(new.sha256, 'hex'), 'organizationId', new.org_id),
    jsonb_build_object('title', secret_text(document.title),
      'signedName', jsonb_build_object('orgId', new.org_id, 'memberId', new.member_id, 'value', new.name)), parties_of(document.id));
  return null;
end $$;
alter function private.record_signature_in_ledger() owner to {{border}};
revoke all on function private.record_signature_in_ledger() from public;
create trigger record_in_ledger after insert on document_signature for each row execute function private.record_signature_in_ledger();

create function private.record_proposal_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.status = old.status then return null; end if;
  perform record_in_ledger(new.partnership_id, case when tg_op = 'INSERT' then 'proposal.made' else 'proposal.' || lower(new.status) end,
    'PROPOSAL', new.id, jsonb_build_object('proposalKind', new.kind, 'organizationId', new.subject_org_id, 'role', new.role,
      'recordIds', to_jsonb(new.record_ids)),
    case when tg_op = 'INSERT' then jsonb_build_object('email', secret_text(new.email), 'message', secret_text(new.message)) else '{}' end);
  return null;
end $$;
alter function private.record_proposal_in_ledger() owner to {{border}};
revoke all on function private.record_proposal_in_ledger() from public;
create trigger record_in_ledger after insert or update of status on partnership_proposal for each row execute function private.record_proposal_in_ledger();

-- Who proposes consents by it, and who refuses declines it: neither is entered twice.
create function private.record_consent_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  asked partnership_proposal;
begin
  select o.* into asked from partnership_proposal o where o.id = new.proposal_id;
  if not new.agrees or new.org_id = asked.proposed_by_org_id then return null; end if;
  perform record_in_ledger(new.partnership_id, 'proposal.consented', 'PROPOSAL', asked.id,
    jsonb_build_object('proposalKind', asked.kind, 'organizationId', asked.subject_org_id, 'role', asked.role));
  return null;
end $$;
alter function private.record_consent_in_ledger() owner to {{border}};
revoke all on function private.record_consent_in_ledger() from public;
create trigger record_in_ledger after insert on partnership_consent for each row execute function private.record_consent_in_ledger();

create function private.record_enrolment_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  recorded text := case
    when tg_op = 'INSERT' then 'enrolment.' || lower(new.status)
    when new.status = old.status then null
    when new.status = 'ACTIVE' then 'enrolment.started'
    else 'enrolment.' || lower(new.status) end;
begin
  if recorded is null then return null; end if;
  perform record_in_ledger(new.partnership_id, recorded, 'ENROLMENT', new.id,
    jsonb_build_object('programId', new.program_id, 'programOwnerId', new.org_id, 'partnerId', new.partner_org_id),
    jsonb_build_object('programName', secret_text((select p.name from program p where p.id = new.program_id))), array[new.org_id, new.partner_org_id]);
  return null;
end $$;
alter function private.record_enrolment_in_ledger() owner to {{border}};
revoke all on function private.record_enrolment_in_ledger() from public;
create trigger record_in_ledger after insert or update of status on program_enrolment for each row execute function private.record_enrolment_in_ledger();

-- The end of an enrolment is an entry of its own.
create function private.record_tier_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if new.cause = 'ENDED' then return null; end if;
  perform record_in_ledger((select e.partnership_id from program_enrolment e where e.id = new.enrolment_id), 'enrolment.tierMoved', 'ENROLMENT', new.enrolment_id,
    jsonb_build_object('cause', new.cause, 'partnerId', new.partner_org_id,
      'tierBefore', case when new.from_name_en is not null then jsonb_build_object('en', new.from_name_en, 'ja', new.from_name_ja) end,
      'tier', case when new.to_name_en is not null then jsonb_build_object('en', new.to_name_en, 'ja', new.to_name_ja) end),
    jsonb_build_object('reason', secret_text(new.reason)), array[new.org_id, new.partner_org_id]);
  return null;
end $$;
alter function private.record_tier_in_ledger() owner to {{border}};
revoke all on function private.record_tier_in_ledger() from public;
create trigger record_in_ledger after insert on program_tier_change for each row execute function private.record_tier_in_ledger();

-- What each firm chose is entered when it can be chosen no more.
create function private.record_exit_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  recorded text := case
    when tg_op = 'INSERT' then 'exit.planned'
    when new.status = old.status then null
    when new.status = 'ENDING' then 'exit.begun'
    else 'exit.' || lower(new.status) end;
begin
  if recorded is null then return null; end if;
  perform record_in_ledger(new.partnership_id, recorded, 'EXIT', new.id,
    jsonb_build_object('organizationId', new.started_by_org_id, 'effectiveAt', instant_text(new.effective_at))
      || case when recorded in ('exit.begun', 'exit.done') then jsonb_build_object('grantsClosed', new.grants_closed) else '{}' end
      || case when recorded = 'exit.begun' then jsonb_build_object('choices', (
          select coalesce(jsonb_agg(jsonb_build_object('organizationId', c.org_id, 'recordType', c.record_type, 'choice', c.choice,
              'retainUntil', c.retain_until) order by c.org_id, c.record_type), '[]') from partnership_exit_choice c where c.exit_id = new.id))
        else '{}' end,
    case when tg_op = 'INSERT' then jsonb_build_object('reason', secret_text(new.reason)) else '{}' end);
  return null;
end $$;
alter function private.record_exit_in_ledger() owner to {{border}};
revoke all on function private.record_exit_in_ledger() from public;
create trigger record_in_ledger after insert or update of status on partnership_exit for each row execute function private.record_exit_in_ledger();

-- What a firm took along, by its hash: both can tell later whether an archive is the one handed over.
create function private.record_archive_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  perform record_in_ledger(new.partnership_id, 'exit.archived', 'EXIT', new.exit_id,
    jsonb_build_object('organizationId', new.org_id, 'sha256', encode(new.sha256, 'hex'), 'byteSize', new.byte_size));
  return null;
end $$;
alter function private.record_archive_in_ledger() owner to {{border}};
revoke all on function private.record_archive_in_ledger() from public;
create trigger record_in_ledger after insert on partnership_archive for each row execute function private.record_archive_in_ledger();
