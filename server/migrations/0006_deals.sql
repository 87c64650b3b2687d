create table deal (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  number text not null,
  account_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  stage text not null default 'REGISTERED' check (stage in ('REGISTERED', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION', 'WON', 'LOST')),
  amount_minor bigint,
  amount_currency text check (amount_currency ~ '^[A-Z]{3}$'),
  close_date date,
  probability smallint check (probability between 0 and 100),
  owner_member_id uuid references member,
  last_activity_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  unique (partnership_id, number)
);
create index deal_account on deal (account_id, updated_at desc, id desc);
create index deal_search on deal using gin (lower(title || ' ' || number) gin_trgm_ops);
call private.joint_root('deal');
create trigger admit_parties after insert or update on deal for each row execute function private.admit_parties('DEAL', 'stage', 'updated_at');

create table deal_activity (
  id uuid primary key,
  deal_id uuid not null references deal,
  kind text not null check (kind in ('NOTE', 'CALL', 'MEETING', 'STAGE_CHANGE', 'EDIT', 'ORDER')),
  author_member_id uuid references member,
  body text not null,
  client_id uuid,
  created_at timestamptz not null default now(),
  unique (deal_id, client_id)
);
create index deal_activity_newest on deal_activity (deal_id, created_at desc, id desc);
call private.joint_rows('deal_activity', 'deal_id', 'select, insert');
-- Nobody writes in another's name; what the system does has no author.
create policy own_hand on deal_activity as restrictive for insert to {{app}}
  with check (author_member_id is null or author_member_id = (select app_member()));

-- The board's column heads: counted when a deal changes, never when someone looks.
create table deal_stage_total (
  partnership_id uuid not null references partnership,
  stage text not null,
  currency text not null,
  deal_count int not null,
  amount_minor bigint not null,
  primary key (partnership_id, stage, currency)
);
call private.joint_rows('deal_stage_total', 'partnership_id', 'select');

create function private.total_deal_stages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.stage, old.amount_minor, old.amount_currency) is not distinct from (new.stage, new.amount_minor, new.amount_currency) then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    update deal_stage_total set deal_count = deal_count - 1, amount_minor = deal_stage_total.amount_minor - coalesce(old.amount_minor, 0)
      where partnership_id = old.partnership_id and stage = old.stage and currency = coalesce(old.amount_currency, '');
  end if;
  insert into deal_stage_total values (new.partnership_id, new.stage, coalesce(new.amount_currency, ''), 1, coalesce(new.amount_minor, 0))
    on conflict (partnership_id, stage, currency) do update
      set deal_count = deal_stage_total.deal_count + 1, amount_minor = deal_stage_total.amount_minor + excluded.amount_minor;
  return null;
end $$;
alter function private.total_deal_stages() owner to {{border}};
revoke all on function private.total_deal_stages() from public;
grant execute on function private.total_deal_stages() to {{app}};
create trigger total_deal_stages after insert or update on deal for each row execute function private.total_deal_stages();

-- Ids of the viewer's firm's deals that hold a fragment (a LIKE pattern in lower case). LIKE is not leakproof, so only here can it use the trigram index.
create function private.search_deals(pattern text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query select d.id from deal d join admission k on k.record_id = d.id and k.org_id = (select app_org())
    where lower(d.title || ' ' || d.number) like pattern;
end $$;
alter function private.search_deals(text) owner to {{border}};
revoke all on function private.search_deals(text) from public;
grant execute on function private.search_deals(text) to {{app}};

-- Which of the viewer's firm's accounts any deal is about, also one between other firms.
create function private.accounts_with_deals(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from account a where a.id = any (ids) and a.org_id = (select app_org()) and exists (select 1 from deal d where d.account_id = a.id)
$$;
alter function private.accounts_with_deals(uuid[]) owner to {{border}};
revoke all on function private.accounts_with_deals(uuid[]) from public;
grant execute on function private.accounts_with_deals(uuid[]) to {{app}};
