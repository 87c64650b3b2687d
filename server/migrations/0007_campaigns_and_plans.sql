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

-- The document is the log of Yjs updates; the row holds the newest compacted state and what queries and search read.
create table plan (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  campaign_id uuid references campaign,
  title text not null,
  body_text text not null default '',
  last_seq bigint not null default 0,
  projected_seq bigint not null default 0,
  snapshot bytea,
  snapshot_seq bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index plan_campaign on plan (campaign_id);
call private.joint_root('plan');
create trigger admit_parties after insert or update on plan for each row execute function private.admit_parties('PLAN', '', 'updated_at');

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
