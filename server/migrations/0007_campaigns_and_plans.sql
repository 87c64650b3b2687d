create table campaign (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  name text not null check (length(name) between 1 and 200),
  goal text,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'PLANNED', 'RUNNING', 'DONE', 'CANCELLED')),
  starts_on date,
  ends_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
call private.joint_root('campaign');
create trigger admit_parties after insert or update on campaign for each row execute function private.admit_parties('CAMPAIGN', 'status', 'updated_at');

create table campaign_task (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  title text not null check (length(title) between 1 and 500),
  assignee_member_id uuid references member,
  due_on date,
  is_done boolean not null default false,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index campaign_task_campaign on campaign_task (campaign_id, created_at, id);
call private.joint_rows('campaign_task', 'campaign_id');

create table campaign_budget_line (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  label text not null check (length(label) between 1 and 500),
  payer_org_id uuid not null references organization,
  amount_minor bigint not null,
  amount_currency text not null check (amount_currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index campaign_budget_line_campaign on campaign_budget_line (campaign_id, created_at, id);
call private.joint_rows('campaign_budget_line', 'campaign_id');

-- The document is its snapshot and the log of Yjs updates after it; the row holds what queries and search read.
create table plan (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  campaign_id uuid references campaign,
  title text not null,
  body_text text not null default '',
  last_seq bigint not null default 0,
  projected_seq bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index plan_campaign on plan (campaign_id);
call private.joint_root('plan');
-- Appending to the log moves last_seq many times a second and changes no list.
create trigger admit_parties after insert or update of partnership_id, updated_at on plan for each row execute function private.admit_parties('PLAN', '', 'updated_at');

create table plan_snapshot (
  plan_id uuid primary key references plan,
  seq bigint not null,
  bytes bytea not null,
  created_at timestamptz not null default now()
);
call private.joint_rows('plan_snapshot', 'plan_id', 'select, insert, update');

create table plan_update (
  plan_id uuid not null references plan,
  seq bigint not null,
  bytes bytea not null,
  member_id uuid references member,
  created_at timestamptz not null default now(),
  primary key (plan_id, seq)
);
call private.joint_rows('plan_update', 'plan_id', 'select, insert, delete');

-- Which person types under which Yjs client id: the first writer owns it.
create table plan_client (
  plan_id uuid not null references plan,
  client_id bigint not null,
  member_id uuid references member,
  created_at timestamptz not null default now(),
  primary key (plan_id, client_id)
);
call private.joint_rows('plan_client', 'plan_id', 'select, insert');

-- Updates that could not be applied: kept for a person to look at, never in the way of the plan.
create table plan_quarantine (
  id uuid primary key,
  plan_id uuid not null references plan,
  seq bigint,
  bytes bytea not null,
  reason text not null,
  created_at timestamptz not null default now()
);
call private.joint_rows('plan_quarantine', 'plan_id', 'select, insert');

-- Plans whose text is behind their log, each with a member of an admitted firm as whom the server may catch up. Ids only, and for the server itself.
create function private.plans_behind()
returns table (plan_id uuid, org_id uuid, member_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, m.org_id, m.id, m.person_id from plan p
  cross join lateral (
    select m.id, m.org_id, m.person_id from admission a join member m on m.org_id = a.org_id and m.is_active
      where a.record_id = p.id order by m.created_at limit 1) m
  where p.projected_seq < p.last_seq and (select private.is_server()) order by p.id limit 1000
$$;
alter function private.plans_behind() owner to {{border}};
revoke all on function private.plans_behind() from public;
grant execute on function private.plans_behind() to {{app}};
