create table trading_identity (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  org_id uuid not null references organization,
  qualifier text not null default '',
  identifier text not null check (length(identifier) between 1 and 35),
  unique (partnership_id, org_id, qualifier, identifier)
);
create index trading_identity_known on trading_identity (identifier, qualifier);
call private.joint_rows('trading_identity', 'partnership_id', 'select, insert, delete');

-- Which firm an identifier belongs to, across all partnerships: one firm only.
create function private.identifier_is_free(q text, i text, org uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from trading_identity t where t.identifier = i and t.qualifier = q and t.org_id <> org)
$$;
alter function private.identifier_is_free(text, text, uuid) owner to {{border}};
revoke all on function private.identifier_is_free(text, text, uuid) from public;
grant execute on function private.identifier_is_free(text, text, uuid) to {{app}};

create table trading_partner_agreement (
  partnership_id uuid primary key references partnership,
  default_deal_id uuid references deal,
  last_control_number int not null default 0
);
call private.joint_rows('trading_partner_agreement', 'partnership_id', 'select, insert, update');

create table interchange (
  id uuid primary key,
  org_id uuid not null references organization,
  partnership_id uuid references partnership,
  api_key_id uuid references api_key,
  standard text check (standard in ('X12', 'EDIFACT')),
  sender_qualifier text,
  sender_identifier text,
  receiver_qualifier text,
  receiver_identifier text,
  control_number text,
  is_test boolean not null default false,
  status text not null default 'RECEIVED' check (status in ('RECEIVED', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'QUARANTINED')),
  -- Why it was refused or set aside, for a person.
  reason_en text,
  reason_ja text,
  content bytea not null,
  sha256 bytea not null,
  byte_size int not null,
  -- What the engine read: messages, faults, segments; for screens, never for decisions.
  reading jsonb not null default '{}',
  acknowledgement_type text,
  acknowledgement bytea,
  delivery_count int not null default 1,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  unique (org_id, sha256)
);
create index interchange_org on interchange (org_id, received_at desc, id desc);
create index interchange_partnership on interchange (partnership_id, received_at desc, id desc);
create index interchange_waiting on interchange (received_at) where status = 'RECEIVED';
create unique index interchange_control_number on interchange (org_id, standard, sender_identifier, receiver_identifier, control_number, is_test)
  where status in ('ACCEPTED', 'PARTIALLY_ACCEPTED');
call private.wall('interchange');
create policy sender on interchange to {{app}} using (org_id = (select app_org()))
  with check (org_id = (select app_org()) and (partnership_id is null
    or exists (select 1 from admission a where a.record_id = interchange.partnership_id and a.org_id = (select app_org()))));
create policy receiver on interchange for select to {{app}}
  using (exists (select 1 from admission a where a.record_id = interchange.partnership_id and a.org_id = (select app_org())));
grant select, insert, update on interchange to {{app}};

create table purchase_order (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  deal_id uuid references deal,
  interchange_id uuid references interchange,
  document_type text,
  number text not null,
  buyer_org_id uuid not null references organization,
  supplier_org_id uuid not null references organization,
  buyer_name text,
  ship_to_name text,
  issued_on date,
  requested_delivery_on date,
  currency text,
  total numeric,
  notes text[] not null default '{}',
  canonical jsonb not null,
  created_at timestamptz not null default now(),
  version int not null default 1,
  unique (partnership_id, buyer_org_id, number)
);
create index purchase_order_deal on purchase_order (deal_id, created_at desc, id desc);
create index purchase_order_interchange on purchase_order (interchange_id);
call private.joint_root('purchase_order');
create trigger admit_parties after insert or update on purchase_order for each row execute function private.admit_parties('PURCHASE_ORDER', '', 'created_at');

create table purchase_order_line (
  order_id uuid not null references purchase_order,
  position int not null,
  number text not null,
  buyer_item text,
  supplier_item text,
  gtin text,
  description text,
  quantity numeric not null,
  unit text not null,
  unit_price numeric,
  price_basis numeric not null default 1,
  amount numeric,
  requested_delivery_on date,
  primary key (order_id, position)
);
call private.joint_rows('purchase_order_line', 'order_id', 'select, insert');

-- Numbers of acknowledgements to senders whose partnership cannot be told.
create sequence unrouted_acknowledgement;
grant usage on sequence unrouted_acknowledgement to {{app}};
