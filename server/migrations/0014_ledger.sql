-- The partnership ledger: what two firms agreed and exchanged, chained by hashes, written by triggers, changed by nobody.
-- docs/verify-ledger.md says what is hashed; private.canonical_json is its canonical form (RFC 8785).

create table partnership_ledger_entry (
  partnership_id uuid not null,
  seq bigint not null,
  id uuid not null unique,
  recorded_at timestamptz not null,
  previous_hash bytea not null,
  body_hash bytea not null,
  hash bytea not null,
  kind text not null,
  record_type text not null,
  record_id uuid not null,
  -- The acting firm; null when time or the server did it.
  org_id uuid,
  -- The firms it concerns: nobody else reads what follows, not even a later party of the partnership.
  parties uuid[] not null,
  nonce bytea not null,
  payload jsonb not null,
  primary key (partnership_id, seq)
);
create index partnership_ledger_entry_newest on partnership_ledger_entry (partnership_id, recorded_at desc, id desc);
create index partnership_ledger_entry_type on partnership_ledger_entry (partnership_id, record_type, recorded_at desc, id desc);
create index partnership_ledger_entry_record on partnership_ledger_entry (partnership_id, record_id, recorded_at desc, id desc);
create index partnership_ledger_entry_expired on partnership_ledger_entry (record_id) where kind = 'grant.expired';
call private.wall('partnership_ledger_entry');
revoke update, delete on partnership_ledger_entry from {{border}};
create policy concerned on partnership_ledger_entry for select to {{app}}
  using ((select app_org()) = any (parties)
    and (select true from admission a where a.record_id = partnership_ledger_entry.partnership_id limit 1));
grant select on partnership_ledger_entry to {{app}};

-- What opens a commitment. Erasing salt and value leaves the chain whole, and the commitment says nothing any more.
create table ledger_disclosure (
  partnership_id uuid not null,
  seq bigint not null,
  name text not null,
  -- Whose data it is, and of which of its people.
  org_id uuid,
  member_id uuid,
  salt bytea,
  value text,
  erased_at timestamptz,
  primary key (partnership_id, seq, name),
  check ((erased_at is null) = (salt is not null and value is not null))
);
create index ledger_disclosure_member on ledger_disclosure (member_id) where member_id is not null;
call private.wall('ledger_disclosure');
create policy concerned on ledger_disclosure for select to {{app}}
  using ((select true from partnership_ledger_entry e where e.partnership_id = ledger_disclosure.partnership_id and e.seq = ledger_disclosure.seq));
grant select on ledger_disclosure to {{app}};

create table ledger_key (
  number int primary key,
  id text not null unique,
  -- Ed25519, SPKI in DER.
  public_key bytea not null,
  created_at timestamptz not null default now()
);
call private.wall('ledger_key');
create policy members on ledger_key for select to {{app}} using ((select app_org()) is not null or (select private.is_server()));
grant select on ledger_key to {{app}};

create table ledger_signed_head (
  partnership_id uuid not null,
  day date not null,
  id uuid not null unique,
  seq bigint not null,
  hash bytea not null,
  key_id text not null references ledger_key (id),
  signature bytea not null,
  signed_at timestamptz not null,
  primary key (partnership_id, day)
);
create index ledger_signed_head_newest on ledger_signed_head (partnership_id, signed_at desc, id desc);
call private.joint_rows('ledger_signed_head', 'partnership_id', 'select');
revoke update, delete on ledger_signed_head from {{border}};

create function private.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_name using errcode = '42501';
end $$;
revoke all on function private.refuse_change() from public;
create trigger only_grows before update or delete on partnership_ledger_entry for each row execute function private.refuse_change();
create trigger is_never_emptied before truncate on partnership_ledger_entry execute function private.refuse_change();
create trigger only_grows before update or delete on ledger_signed_head for each row execute function private.refuse_change();
create trigger is_never_emptied before truncate on ledger_signed_head execute function private.refuse_change();

-- Every link of the chains a firm is party to, so that it can check them; of what does not concern it only the hashes.
create view ledger_link with (security_barrier) as
select e.partnership_id, e.seq, e.recorded_at, e.previous_hash, e.body_hash, e.hash,
  case when mine then e.kind end as kind, case when mine then e.record_type end as record_type,
  case when mine then e.record_id end as record_id, case when mine then e.org_id end as org_id,
  case when mine then e.parties end as parties, case when mine then e.nonce end as nonce, case when mine then e.payload end as payload
from admission a
join partnership_ledger_entry e on e.partnership_id = a.record_id
cross join lateral (select (select app_org()) = any (e.parties) as mine) concerned
where a.org_id = (select app_org()) and a.record_type = 'PARTNERSHIP';
alter view ledger_link owner to {{border}};
grant select on ledger_link to {{app}};

-- RFC 8785. Our numbers are whole and within ±2^53; PostgreSQL escapes strings as the RFC asks, and our names are ASCII.
-- What has no parts is written without a call of its own: that is most of it.
create function private.canonical_json(document jsonb) returns text language plpgsql immutable strict parallel safe as $$
begin
  case jsonb_typeof(document)
    when 'object' then
      return '{' || coalesce((select string_agg(to_jsonb(e.key)::text || ':' || case when jsonb_typeof(e.value) in ('string', 'null', 'boolean')
          then e.value::text else private.canonical_json(e.value) end, ',' order by e.key collate "C")
        from jsonb_each(document) e), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(case when jsonb_typeof(e.value) in ('string', 'null', 'boolean')
          then e.value::text else private.canonical_json(e.value) end, ',' order by e.place)
        from jsonb_array_elements(document) with ordinality e(value, place)), '') || ']';
    when 'number' then
      if trunc(document::numeric) <> document::numeric or abs(document::numeric) > 9007199254740991 then
        raise exception 'the ledger takes whole numbers within ±2^53, not %', document using errcode = '22003';
      end if;
      return trunc(document::numeric)::text;
    else return document::text;
  end case;
end $$;
revoke all on function private.canonical_json(jsonb) from public;
grant execute on function private.canonical_json(jsonb) to {{border}};

create function private.instant_text(at timestamptz) returns text language sql immutable strict parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
revoke all on function private.instant_text(timestamptz) from public;
grant execute on function private.instant_text(timestamptz) to {{app}}, {{border}};

-- The end of each chain. Its row is the lock by which one transaction at a time appends.
create table private.ledger_head (
  partnership_id uuid primary key,
  seq bigint not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex'),
  recorded_at timestamptz not null default '-infinity'
);
grant select, insert, update on private.ledger_head to {{border}};

-- What a transaction has to append when it commits. Always empty but for open transactions, so it needs no log.
create unlogged table private.ledger_pending (
  transaction_id xid8 not null default pg_current_xact_id(),
  ordinal bigint generated always as identity,
  is_first boolean not null,
  partnership_id uuid not null,
  kind text not null,
  record_type text not null,
  record_id uuid not null,
  org_id uuid,
  parties uuid[],
  payload jsonb not null,
  disclosures jsonb not null,
  primary key (transaction_id, ordinal)
);
grant select, insert, delete on private.ledger_pending to {{border}};

-- Appends what the transaction did, as the last thing before it commits: a chain is locked no longer than a commit takes,
-- and no transaction waits for anything while it holds one, but for a later chain in the order of their ids. So nobody waits in a circle.
create function private.chain_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  entry record;
  head ledger_head;
  body jsonb;
  body_digest bytea;
  own_nonce bytea;
  concerned uuid[];
  previous bytea;
begin
  for entry in
    with mine as (delete from ledger_pending p where p.transaction_id = pg_current_xact_id() returning *)
    select * from mine order by partnership_id, ordinal
  loop
    if head.partnership_id is distinct from entry.partnership_id then
      if head.partnership_id is not null then
        update ledger_head h set seq = head.seq, hash = head.hash, recorded_at = head.recorded_at where h.partnership_id = head.partnership_id;
      end if;
      select * into head from ledger_head h where h.partnership_id = entry.partnership_id for update;
      if not found then
        insert into ledger_head (partnership_id) values (entry.partnership_id) on conflict do nothing;
        select * into head from ledger_head h where h.partnership_id = entry.partnership_id for update;
      end if;
    end if;
    concerned := coalesce(entry.parties,
      array(select a.org_id from admission a where a.record_id = entry.partnership_id and a.record_type = 'PARTNERSHIP' order by a.org_id));
    own_nonce := gen_random_bytes(16);
    body := jsonb_build_object('kind', entry.kind, 'recordType', entry.record_type, 'recordId', entry.record_id, 'organizationId', entry.org_id,
      'parties', to_jsonb(concerned), 'nonce', encode(own_nonce, 'hex'), 'payload', entry.payload);
    body_digest := sha256(convert_to(canonical_json(body), 'UTF8'));
    previous := head.hash;
    head.seq := head.seq + 1;
    head.recorded_at := greatest(clock_timestamp(), head.recorded_at + interval '1 microsecond');
    head.hash := sha256(convert_to(canonical_json(jsonb_build_object('version', 1, 'partnershipId', entry.partnership_id, 'seq', head.seq,
      'recordedAt', instant_text(head.recorded_at), 'previousHash', encode(previous, 'hex'), 'bodyHash', encode(body_digest, 'hex'))), 'UTF8'));
    insert into partnership_ledger_entry values (entry.partnership_id, head.seq, encode(substr(head.hash, 1, 16), 'hex')::uuid, head.recorded_at,
      previous, body_digest, head.hash, entry.kind, entry.record_type, entry.record_id, entry.org_id, concerned, own_nonce, entry.payload);
    insert into ledger_disclosure (partnership_id, seq, name, org_id, member_id, salt, value)
      select entry.partnership_id, head.seq, d.name, d.org_id, d.member_id, decode(d.salt, 'hex'), d.value
        from jsonb_to_recordset(entry.disclosures) d(name text, org_id uuid, member_id uuid, salt text, value text);
  end loop;
  if head.partnership_id is not null then
    update ledger_head h set seq = head.seq, hash = head.hash, recorded_at = head.recorded_at where h.partnership_id = head.partnership_id;
  end if;
  return null;
end $$;
alter function private.chain_ledger() owner to {{border}};
revoke all on function private.chain_ledger() from public;
create constraint trigger chain_ledger after insert on private.ledger_pending deferrable initially deferred
  for each row when (new.is_first) execute function private.chain_ledger();

-- A member as the value of a commitment.
create function private.member_secret(member_id uuid) returns jsonb
language sql stable security definer set search_path = private, public, pg_temp as $$
  select jsonb_build_object('orgId', m.org_id, 'memberId', m.id, 'value', format('{"memberId":"%s","name":%s}', m.id, to_jsonb(m.name)))
    from member m where m.id = member_secret.member_id
$$;
alter function private.member_secret(uuid) owner to {{border}};
revoke all on function private.member_secret(uuid) from public;

-- Called by triggers alone: nobody can write what did not happen. `secrets` are names with { value, memberId, orgId }, or null;
-- only their commitments, SHA-256(salt || value), enter the chain.
create function private.record_in_ledger(partnership uuid, kind text, record_type text, record_id uuid, payload jsonb,
  secrets jsonb default '{}', parties uuid[] default null) returns void
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  actor_org constant uuid := app_org();
  secret record;
  salt bytea;
  disclosures jsonb := '[]';
begin
  for secret in
    select s.key as name, s.value ->> 'value' as value, s.value ->> 'memberId' as member_id, coalesce(s.value ->> 'orgId', actor_org::text) as org_id
      from jsonb_each(secrets || jsonb_build_object('actor', member_secret(app_member()))) s where s.value ->> 'value' is not null
  loop
    salt := gen_random_bytes(32);
    payload := payload || jsonb_build_object(secret.name,
      jsonb_build_object('commitment', encode(sha256(salt || convert_to(secret.value, 'UTF8')), 'hex')));
    disclosures := disclosures || jsonb_build_object('name', secret.name, 'org_id', secret.org_id, 'member_id', secret.member_id,
      'salt', encode(salt, 'hex'), 'value', secret.value);
  end loop;
  insert into ledger_pending (is_first, partnership_id, kind, record_type, record_id, org_id, parties, payload, disclosures)
    values (not exists (select 1 from ledger_pending p where p.transaction_id = pg_current_xact_id()),
      partnership, kind, record_type, record_id, actor_org, parties, payload, disclosures);
end $$;
alter function private.record_in_ledger(uuid, text, text, uuid, jsonb, jsonb, uuid[]) owner to {{border}};
revoke all on function private.record_in_ledger(uuid, text, text, uuid, jsonb, jsonb, uuid[]) from public;

create function private.secret_text(value text) returns jsonb language sql immutable as $$
  select case when value is not null then jsonb_build_object('value', value) end
$$;
revoke all on function private.secret_text(text) from public;
grant execute on function private.secret_text(text) to {{border}};

create function private.ledger_money(minor bigint, currency text) returns jsonb language sql immutable as $$
  select case when minor is not null then jsonb_build_object('minor', minor, 'currency', currency) end
$$;
revoke all on function private.ledger_money(bigint, text) from public;
grant execute on function private.ledger_money(bigint, text) to {{border}};

-- Grants. Read as JSON, so that terms which grants get later are recorded without a word here.
create function private.record_grant_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  grant_now jsonb := to_jsonb(new);
  grant_then jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  terms constant text[] := '{fields,verbs,purpose,expires_at,scope,filter,grantee_roles,grantee_member_ids,parent_grant_id}';
  are_terms_changed boolean := tg_op = 'UPDATE' and exists (select 1 from unnest(terms) t where grant_now -> t is distinct from grant_then -> t);
  kinds text[] := case
    when tg_op = 'INSERT' and new.status = 'ACTIVE' then '{grant.proposed,grant.accepted}'
    when tg_op = 'INSERT' then '{grant.proposed}'
    when new.status <> old.status and new.status in ('REVOKED', 'DECLINED', 'EXPIRED') then array['grant.' || lower(new.status)]
    when are_terms_changed then '{grant.changed}'
    when new.status <> old.status then array[case new.status when 'ACTIVE' then 'grant.accepted' else 'grant.' || lower(new.status) end]
    else '{}' end;
  recorded text;
begin
  foreach recorded in array kinds loop
    perform record_in_ledger(new.partnership_id, recorded, 'GRANT', new.id,
      jsonb_build_object('grantorId', new.org_id, 'granteeId', new.grantee_org_id, 'recordType', new.record_type, 'recordId', new.record_id,
        'fields', new.fields, 'verbs', new.verbs, 'expiresAt', instant_text(new.expires_at), 'status', new.status, 'grantVersion', new.version)
      || case when tg_op = 'INSERT' and recorded = 'grant.accepted' then '{"isStandingConsent": true}'::jsonb else '{}' end
      || case when grant_now ->> 'scope' is not null then jsonb_build_object('scope', grant_now -> 'scope') else '{}' end
      || case when grant_now ->> 'grantee_roles' is not null then jsonb_build_object('granteeRoles', grant_now -> 'grantee_roles') else '{}' end
      || case when grant_now ->> 'parent_grant_id' is not null then jsonb_build_object('parentGrantId', grant_now -> 'parent_grant_id') else '{}' end,
      jsonb_build_object('purpose', secret_text(new.purpose), 'filter', secret_text(grant_now ->> 'filter'),
        'granteeMembers', secret_text(grant_now ->> 'grantee_member_ids')),
      array[new.org_id, new.grantee_org_id]);
  end loop;
  return null;
end $$;
alter function private.record_grant_in_ledger() owner to {{border}};
revoke all on function private.record_grant_in_ledger() from public;
create trigger record_in_ledger after insert or update on record_grant for each row execute function private.record_grant_in_ledger();

-- Time ends a grant without a write; the server notes it soon after, once for each end.
create function private.record_expired_grants() returns int
language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  g record_grant;
  n int := 0;
begin
  if not is_server() then return 0; end if;
  for g in
    select r.* from record_grant r where r.status = 'ACTIVE' and r.expires_at <= now()
      and not exists (select 1 from partnership_ledger_entry e where e.record_id = r.id and e.kind = 'grant.expired'
        and e.payload ->> 'expiresAt' = instant_text(r.expires_at))
      order by r.id limit 500 for no key update of r skip locked
  loop
    n := n + 1;
    perform record_in_ledger(g.partnership_id, 'grant.expired', 'GRANT', g.id,
      jsonb_build_object('grantorId', g.org_id, 'granteeId', g.grantee_org_id, 'recordType', g.record_type, 'recordId', g.record_id,
        'expiresAt', instant_text(g.expires_at)), '{}', array[g.org_id, g.grantee_org_id]);
  end loop;
  return n;
end $$;
alter function private.record_expired_grants() owner to {{border}};
revoke all on function private.record_expired_grants() from public;
grant execute on function private.record_expired_grants() to {{app}};

create function private.record_partnership_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  before text := case when tg_op = 'UPDATE' then old.status else 'INVITED' end;
begin
  if tg_op = 'UPDATE' and new.status = old.status then return null; end if;
  perform record_in_ledger(new.id,
    case new.status
      when 'ACTIVE' then case before when 'SUSPENDED' then 'partnership.resumed' else 'partnership.started' end
      else 'partnership.' || lower(new.status) end,
    'PARTNERSHIP', new.id, jsonb_build_object('status', new.status));
  return null;
end $$;
alter function private.record_partnership_in_ledger() owner to {{border}};
revoke all on function private.record_partnership_in_ledger() from public;
create trigger record_in_ledger after insert or update of status on partnership for each row execute function private.record_partnership_in_ledger();

create function private.record_party_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  party partnership_party := case tg_op when 'DELETE' then old else new end;
  has_left boolean := tg_op = 'DELETE' or (tg_op = 'UPDATE' and to_jsonb(new) ->> 'left_at' is not null and to_jsonb(old) ->> 'left_at' is null);
  recorded text := case
    when has_left then 'party.left'
    when party.consented_at is null then null
    when tg_op = 'INSERT' or old.consented_at is null then 'party.consented'
    when new.role <> old.role then 'party.roleChanged'
    when new.accepts_shared_records <> old.accepts_shared_records then 'party.standingConsentChanged' end;
begin
  if recorded is null then return null; end if;
  perform record_in_ledger(party.partnership_id, recorded, 'PARTNERSHIP', party.partnership_id,
    jsonb_build_object('organizationId', party.org_id, 'role', party.role, 'acceptsSharedRecords', party.accepts_shared_records,
      'consentedAt', instant_text(party.consented_at)),
    jsonb_build_object('consentedBy', case when recorded = 'party.consented' then member_secret(party.consented_by) end));
  return null;
end $$;
alter function private.record_party_in_ledger() owner to {{border}};
revoke all on function private.record_party_in_ledger() from public;
create trigger record_in_ledger after insert or update or delete on partnership_party for each row execute function private.record_party_in_ledger();

create function private.record_deal_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  recorded text := case
    when tg_op = 'INSERT' then 'deal.opened'
    when new.stage = old.stage then null
    when new.stage in ('WON', 'LOST') then 'deal.' || lower(new.stage)
    when old.stage in ('WON', 'LOST') then 'deal.reopened' end;
begin
  if recorded is null then return null; end if;
  perform record_in_ledger(new.partnership_id, recorded, 'DEAL', new.id, jsonb_build_object('number', new.number, 'accountId', new.account_id,
    'stage', new.stage, 'amount', ledger_money(new.amount_minor, new.amount_currency), 'dealVersion', new.version));
  return null;
end $$;
alter function private.record_deal_in_ledger() owner to {{border}};
revoke all on function private.record_deal_in_ledger() from public;
create trigger record_in_ledger after insert or update of stage on deal for each row execute function private.record_deal_in_ledger();

create function private.record_budget_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  line campaign_budget_line := case tg_op when 'DELETE' then old else new end;
  partnership uuid := (select c.partnership_id from campaign c where c.id = line.campaign_id);
begin
  if tg_op = 'UPDATE' and (new.label, new.payer_org_id, new.amount_minor, new.amount_currency)
     is not distinct from (old.label, old.payer_org_id, old.amount_minor, old.amount_currency) then
    return null;
  end if;
  perform record_in_ledger(partnership, case tg_op when 'INSERT' then 'budgetLine.added' when 'UPDATE' then 'budgetLine.changed' else 'budgetLine.removed' end,
    'CAMPAIGN', line.campaign_id,
    jsonb_build_object('lineId', line.id, 'payerId', line.payer_org_id, 'amount', ledger_money(line.amount_minor, line.amount_currency))
      || case when tg_op = 'UPDATE' then jsonb_build_object('amountBefore', ledger_money(old.amount_minor, old.amount_currency), 'payerIdBefore', old.payer_org_id)
         else '{}' end,
    jsonb_build_object('label', secret_text(line.label)));
  return null;
end $$;
alter function private.record_budget_in_ledger() owner to {{border}};
revoke all on function private.record_budget_in_ledger() from public;
create trigger record_in_ledger after insert or update or delete on campaign_budget_line for each row execute function private.record_budget_in_ledger();

create function private.record_order_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  perform record_in_ledger(new.partnership_id, 'order.placed', 'ORDER', new.id, jsonb_build_object('number', new.number, 'documentType', new.document_type,
    'buyerId', new.buyer_org_id, 'supplierId', new.supplier_org_id, 'currency', new.currency, 'total', new.total::text, 'interchangeId', new.interchange_id));
  return null;
end $$;
alter function private.record_order_in_ledger() owner to {{border}};
revoke all on function private.record_order_in_ledger() from public;
create trigger record_in_ledger after insert on purchase_order for each row execute function private.record_order_in_ledger();

-- An interchange belongs to a partnership from the moment it was read; what was answered is named by its hash.
create function private.record_interchange_in_ledger() returns trigger language plpgsql security definer set search_path = private, public, pg_temp as $$
declare
  is_new boolean := tg_op = 'INSERT' or old.partnership_id is distinct from new.partnership_id;
  facts jsonb := jsonb_build_object('standard', new.standard, 'controlNumber', new.control_number, 'status', new.status, 'isTest', new.is_test,
    'senderId', new.org_id, 'sha256', encode(new.sha256, 'hex'));
begin
  if new.partnership_id is null then return null; end if;
  if is_new or old.status <> new.status then
    perform record_in_ledger(new.partnership_id, case when is_new then 'interchange.received' else 'interchange.decided' end, 'INTERCHANGE', new.id, facts);
  end if;
  if new.acknowledgement is not null and (is_new or old.acknowledgement is distinct from new.acknowledgement) then
    perform record_in_ledger(new.partnership_id, 'interchange.acknowledged', 'INTERCHANGE', new.id, jsonb_build_object('type', new.acknowledgement_type,
      'controlNumber', new.control_number, 'status', new.status, 'sha256', encode(sha256(new.acknowledgement), 'hex')));
  end if;
  return null;
end $$;
alter function private.record_interchange_in_ledger() owner to {{border}};
revoke all on function private.record_interchange_in_ledger() from public;
create trigger record_in_ledger after insert or update of partnership_id, status, acknowledgement on interchange
  for each row execute function private.record_interchange_in_ledger();

-- The server's own: heads to sign, keys, whom to tell, and every row to verify.

-- Every partnership has a ledger, if only of its beginning: one that lost all of it is named too.
create function private.ledger_heads() returns table (partnership_id uuid, seq bigint, hash bytea)
language sql stable security definer set search_path = private, public, pg_temp as $$
  select known.id, coalesce(h.seq, 1), coalesce(h.hash, '')
    from (select p.id from partnership p union select h.partnership_id from ledger_head h union select s.partnership_id from ledger_signed_head s) known
    left join ledger_head h on h.partnership_id = known.id
    where (select is_server()) order by known.id
$$;
alter function private.ledger_heads() owner to {{border}};
revoke all on function private.ledger_heads() from public;
grant execute on function private.ledger_heads() to {{app}};

-- At most one head a day for each partnership, and none for one that did not change since its last.
create function private.unsigned_ledger_heads(today date) returns table (partnership_id uuid, seq bigint, hash bytea)
language sql stable security definer set search_path = private, public, pg_temp as $$
  select h.partnership_id, h.seq, h.hash from ledger_head h
    left join lateral (select s.day, s.seq from ledger_signed_head s where s.partnership_id = h.partnership_id order by s.day desc limit 1) last on true
    where (select is_server()) and h.seq > coalesce(last.seq, 0) and coalesce(last.day < today, true)
    order by h.partnership_id limit 1000
$$;
alter function private.unsigned_ledger_heads(date) owner to {{border}};
revoke all on function private.unsigned_ledger_heads(date) from public;
grant execute on function private.unsigned_ledger_heads(date) to {{app}};

-- False when another process signed this day's head first.
create function private.keep_signed_head(head_id uuid, partnership uuid, day date, seq bigint, hash bytea, key_id text, signature bytea, signed_at timestamptz)
returns boolean language plpgsql security definer set search_path = private, public, pg_temp as $$
begin
  if not is_server() or not exists (select 1 from partnership_ledger_entry e where e.partnership_id = partnership
      and e.seq = keep_signed_head.seq and e.hash = keep_signed_head.hash) then
    raise exception 'only the server signs, and only what is in the ledger' using errcode = '42501';
  end if;
  insert into ledger_signed_head (id, partnership_id, day, seq, hash, key_id, signature, signed_at)
    values (head_id, partnership, keep_signed_head.day, keep_signed_head.seq, keep_signed_head.hash, keep_signed_head.key_id,
      keep_signed_head.signature, keep_signed_head.signed_at) on conflict do nothing;
  return found;
end $$;
alter function private.keep_signed_head(uuid, uuid, date, bigint, bytea, text, bytea, timestamptz) owner to {{border}};
revoke all on function private.keep_signed_head(uuid, uuid, date, bigint, bytea, text, bytea, timestamptz) from public;
grant execute on function private.keep_signed_head(uuid, uuid, date, bigint, bytea, text, bytea, timestamptz) to {{app}};

create function private.keep_ledger_key(key_number int, key_id text, key bytea) returns void
language sql security definer set search_path = private, public, pg_temp as $$
  insert into ledger_key (number, id, public_key) select key_number, key_id, key where is_server() on conflict do nothing
$$;
alter function private.keep_ledger_key(int, text, bytea) owner to {{border}};
revoke all on function private.keep_ledger_key(int, text, bytea) from public;
grant execute on function private.keep_ledger_key(int, text, bytea) to {{app}};

create function private.signed_head_readers(partnership uuid) returns table (email text, locale text, partner_names text)
language sql stable security definer set search_path = private, public, pg_temp as $$
  select p.email, p.locale, (select string_agg(o.name, ', ' order by o.name) from admission b join organization o on o.id = b.org_id
      where b.record_id = partnership and b.record_type = 'PARTNERSHIP' and b.org_id <> a.org_id)
    from admission a join member m on m.org_id = a.org_id and m.is_active and m.roles && '{OWNER,ADMIN}' join person p on p.id = m.person_id
    where a.record_id = partnership and a.record_type = 'PARTNERSHIP' and (select is_server()) order by p.email
$$;
alter function private.signed_head_readers(uuid) owner to {{border}};
revoke all on function private.signed_head_readers(uuid) from public;
grant execute on function private.signed_head_readers(uuid) to {{app}};

create function private.ledger_rows(partnership uuid, after_seq bigint, most int) returns setof partnership_ledger_entry
language sql stable security definer set search_path = private, public, pg_temp as $$
  select e.* from partnership_ledger_entry e where e.partnership_id = partnership and e.seq > after_seq and (select is_server()) order by e.seq limit most
$$;
alter function private.ledger_rows(uuid, bigint, int) owner to {{border}};
revoke all on function private.ledger_rows(uuid, bigint, int) from public;
grant execute on function private.ledger_rows(uuid, bigint, int) to {{app}};

create function private.signed_ledger_heads(partnership uuid) returns setof ledger_signed_head
language sql stable security definer set search_path = private, public, pg_temp as $$
  select s.* from ledger_signed_head s where s.partnership_id = partnership and (select is_server()) order by s.day
$$;
alter function private.signed_ledger_heads(uuid) owner to {{border}};
revoke all on function private.signed_ledger_heads(uuid) from public;
grant execute on function private.signed_ledger_heads(uuid) to {{app}};

-- Partnerships from before the ledger: it begins with where they stand.
select private.record_in_ledger(p.id, 'ledger.opened', 'PARTNERSHIP', p.id, jsonb_build_object('status', p.status,
    'activeGrants', (select coalesce(jsonb_agg(g.id order by g.id), '[]') from record_grant g where g.partnership_id = p.id and g.status = 'ACTIVE')))
  from partnership p order by p.id;
