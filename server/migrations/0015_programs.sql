-- When a deal was won, whoever moves it: what a firm's program counts over the last twelve months.
alter table deal add column won_at timestamptz;
create index deal_won on deal (partnership_id, won_at) include (amount_currency, amount_minor) where won_at is not null;
update deal d set won_at = coalesce(
    (select max(a.created_at) from deal_activity a where a.deal_id = d.id and a.kind = 'STAGE_CHANGE'), d.updated_at)
  where d.stage = 'WON';
create function private.note_win() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.won_at := case
    when new.stage <> 'WON' then null
    when tg_op = 'UPDATE' then case when old.stage = 'WON' then old.won_at else clock_timestamp() end
    else clock_timestamp() end;
  return new;
end $$;
revoke all on function private.note_win() from public;
grant execute on function private.note_win() to {{app}}, {{border}};
create trigger note_win before insert or update on deal for each row execute function private.note_win();

create index if not exists record_grant_partnership on record_grant (partnership_id) where status = 'ACTIVE';

-- Certifications are told apart by name, whatever its width, case and blanks.
create function private.certification_key(name text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(lower(normalize(name, nfkc) collate "und-x-icu"), '\s+', ' ', 'g'))
$$;
revoke all on function private.certification_key(text) from public;
grant execute on function private.certification_key(text) to {{app}}, {{border}};

-- Whether a document is a ladder of tiers, lowest first: whatever reads one later may trust its shape.
create function private.is_ladder(tiers jsonb) returns boolean language plpgsql immutable parallel safe set search_path = public, pg_temp as $$
declare
  tier record;
  requirement record;
begin
  if jsonb_array_length(tiers) not between 1 and 12 then return false; end if;
  for tier in select * from jsonb_to_recordset(tiers) as t(key uuid, "nameEn" text, "nameJa" text, benefits jsonb,
      "discountPercent" numeric, "hasMarketingFunds" boolean, requirements jsonb) loop
    if tier.key is null or coalesce(length(tier."nameEn"), 0) not between 1 and 60 or coalesce(length(tier."nameJa"), 0) not between 1 and 60
       or tier."discountPercent" not between 0 and 100 or tier."hasMarketingFunds" is null or coalesce(jsonb_array_length(tier.benefits) > 30, true)
       or exists (select 1 from jsonb_array_elements(tier.benefits) b where jsonb_typeof(b) <> 'string')
       or coalesce(jsonb_array_length(tier.requirements) > 20, true) then return false; end if;
    for requirement in select * from jsonb_to_recordset(tier.requirements) as r(criterion text, threshold bigint, currency text, certification text) loop
      if coalesce(requirement.threshold, 0) not between 1 and 9007199254740991
         or coalesce(requirement.criterion, '') not in ('WON_AMOUNT', 'WON_DEALS', 'OPEN_DEALS', 'SHARED_ACCOUNTS', 'CAMPAIGNS', 'ORDERS', 'PARTNERSHIP_DAYS', 'CERTIFICATION')
         or (requirement.criterion = 'WON_AMOUNT') is distinct from (requirement.currency is not null)
         or (requirement.criterion = 'CERTIFICATION') is distinct from (requirement.certification is not null)
         or requirement.currency !~ '^[A-Z]{3}$' then return false; end if;
    end loop;
  end loop;
  return (select count(distinct t ->> 'key') = count(*) from jsonb_array_elements(tiers) t);
exception when data_exception then
  return false;
end $$;
revoke all on function private.is_ladder(jsonb) from public;
grant execute on function private.is_ladder(jsonb) to {{app}}, {{border}};

-- One firm's program for its partners.
create table program (
  id uuid primary key,
  org_id uuid not null references organization,
  name text not null check (length(name) between 1 and 120),
  description text not null default '',
  description_html text not null default '',
  -- What this program calls the stages of a deal: { "WON": { "en": "…", "ja": "…" } }.
  stage_names jsonb not null default '{}' check (jsonb_typeof(stage_names) = 'object'),
  -- Partners may apply; else they are invited.
  is_open boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  unique (id, org_id)
);
create index program_own on program (org_id, created_at desc, id desc);
call private.own_rows('program', 'select, insert');
grant update (name, description, description_html, stage_names, is_open, updated_at, version) on program to {{app}};

-- What a program asks and gives from a day on. Never changed: a change is the next number.
create table program_terms (
  id uuid primary key,
  org_id uuid not null,
  program_id uuid not null,
  number int not null,
  effective_on date not null,
  note text,
  -- Lowest first: [{ key, nameEn, nameJa, benefits, discountPercent, hasMarketingFunds, requirements: [{ criterion, threshold, currency, certification }] }].
  tiers jsonb not null check (private.is_ladder(tiers)),
  member_id uuid not null,
  created_at timestamptz not null default now(),
  unique (program_id, number),
  foreign key (program_id, org_id) references program (id, org_id),
  foreign key (member_id, org_id) references member (id, org_id)
);
create index program_terms_in_force on program_terms (program_id, effective_on desc, number desc);
call private.own_rows('program_terms', 'select, insert');

-- A partner in a program. Both sides consent: one invites or applies, the other accepts.
create table program_enrolment (
  id uuid primary key,
  program_id uuid not null,
  org_id uuid not null,
  partner_org_id uuid not null references organization,
  partnership_id uuid not null references partnership,
  program_name text not null default '',
  status text not null default 'INVITED' check (status in ('INVITED', 'APPLIED', 'ACTIVE', 'DECLINED', 'WITHDRAWN', 'ENDED')),
  message text,
  answer text,
  proposed_by uuid references member,
  decided_by uuid references member,
  decided_at timestamptz,
  started_at timestamptz,
  closed_at timestamptz,
  override_key uuid,
  override_reason text,
  override_until date,
  override_by uuid references member,
  -- What follows is computed, and written by nobody else.
  terms_id uuid references program_terms,
  figures jsonb not null default '{}',
  computed_tier_key uuid,
  tier_key uuid,
  assessed_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1,
  unique (id, org_id, partner_org_id),
  check (org_id <> partner_org_id),
  check ((override_key is null) = (override_until is null) and (override_key is null) = (override_reason is null)),
  foreign key (program_id, org_id) references program (id, org_id)
);
create unique index program_enrolment_open on program_enrolment (program_id, partner_org_id) where status in ('INVITED', 'APPLIED', 'ACTIVE');
create index program_enrolment_program on program_enrolment (program_id, created_at desc, id desc);
create index program_enrolment_owner on program_enrolment (org_id, created_at desc, id desc) where status in ('INVITED', 'APPLIED');
create index program_enrolment_partner on program_enrolment (partner_org_id, created_at desc, id desc);
create index program_enrolment_partnership on program_enrolment (partnership_id, created_at desc, id desc);
call private.wall('program_enrolment');
create policy sides on program_enrolment for select to {{app}} using (org_id = (select app_org()) or partner_org_id = (select app_org()));
create policy propose on program_enrolment for insert to {{app}} with check (org_id = (select app_org()) or partner_org_id = (select app_org()));
create policy change on program_enrolment for update to {{app}}
  using (org_id = (select app_org()) or partner_org_id = (select app_org()))
  with check (org_id = (select app_org()) or partner_org_id = (select app_org()));
grant select, insert (id, program_id, org_id, partner_org_id, partnership_id, message),
  update (status, answer, override_key, override_reason, override_until, version) on program_enrolment to {{app}};

-- A partner sees a program it is asked into, has applied to or is in, and those that are open to it.
create policy partner on program for select to {{app}} using (
  exists (select 1 from program_enrolment e where e.program_id = program.id and e.partner_org_id = (select app_org()) and e.status in ('INVITED', 'APPLIED', 'ACTIVE'))
  or (is_open and exists (
    select 1 from partnership_party owner join partnership_party mine using (partnership_id) join partnership t on t.id = owner.partnership_id
      where owner.org_id = program.org_id and mine.org_id = (select app_org()) and owner.consented_at is not null and mine.consented_at is not null
        and t.status = 'ACTIVE')));
create policy partner on program_terms for select to {{app}} using (exists (select 1 from program p where p.id = program_terms.program_id));

-- Whether two firms are in an active partnership together: both consented, both still admitted.
create function private.are_tied(with_partnership uuid, one_org uuid, other_org uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from partnership t where t.id = with_partnership and t.status = 'ACTIVE')
    and 2 = (select count(*) from partnership_party p join admission a on a.record_id = p.partnership_id and a.org_id = p.org_id
      where p.partnership_id = with_partnership and p.org_id in (one_org, other_org) and p.consented_at is not null)
$$;
alter function private.are_tied(uuid, uuid, uuid) owner to {{border}};
revoke all on function private.are_tied(uuid, uuid, uuid) from public;

-- Neither side can consent for the other, whatever statement it runs.
create function private.guard_enrolment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  is_tied boolean;
  open_program program;
begin
  if tg_op = 'INSERT' then
    if me is null or me not in (new.org_id, new.partner_org_id) then raise exception 'a firm speaks for itself' using errcode = '42501'; end if;
    select p.* into open_program from program p where p.id = new.program_id and p.org_id = new.org_id;
    if open_program.id is null or not private.are_tied(new.partnership_id, new.org_id, new.partner_org_id)
       or (me = new.partner_org_id and not open_program.is_open) then
      raise exception 'this program is not open to this firm' using errcode = '42501';
    end if;
    new.program_name := open_program.name;
    new.status := case when me = new.org_id then 'INVITED' else 'APPLIED' end;
    new.proposed_by := app_member();
    return new;
  end if;
  if (new.id, new.program_id, new.org_id, new.partner_org_id, new.partnership_id, new.proposed_by, new.created_at)
     is distinct from (old.id, old.program_id, old.org_id, old.partner_org_id, old.partnership_id, old.proposed_by, old.created_at) then
    raise exception 'an enrolment stays what it is about' using errcode = '42501';
  end if;
  if (new.override_key, new.override_reason, new.override_until) is distinct from (old.override_key, old.override_reason, old.override_until) then
    if me is distinct from old.org_id or old.status <> 'ACTIVE' then
      raise exception 'only the firm of the program sets a tier by hand' using errcode = '42501';
    end if;
    new.override_by := case when new.override_key is not null then app_member() end;
  end if;
  if new.status = old.status then return new; end if;
  is_tied := private.are_tied(old.partnership_id, old.org_id, old.partner_org_id);
  if not coalesce(
    (not is_tied and old.status in ('INVITED', 'APPLIED', 'ACTIVE') and new.status = 'ENDED')
    or (old.status = 'INVITED' and me = old.partner_org_id and (new.status = 'DECLINED' or (new.status = 'ACTIVE' and is_tied)))
    or (old.status = 'APPLIED' and me = old.org_id and (new.status = 'DECLINED' or (new.status = 'ACTIVE' and is_tied)))
    or (old.status = 'INVITED' and me = old.org_id and new.status = 'WITHDRAWN')
    or (old.status = 'APPLIED' and me = old.partner_org_id and new.status = 'WITHDRAWN')
    or (old.status = 'ACTIVE' and me in (old.org_id, old.partner_org_id) and new.status = 'ENDED'), false) then
    raise exception 'the other firm decides this' using errcode = '42501';
  end if;
  new.decided_by := app_member();
  new.decided_at := now();
  if new.status = 'ACTIVE' then
    new.started_at := now();
  else
    new.closed_at := now();
    new.tier_key := null;
    new.computed_tier_key := null;
    select p.name into new.program_name from program p where p.id = old.program_id;
  end if;
  return new;
end $$;
alter function private.guard_enrolment() owner to {{border}};
revoke all on function private.guard_enrolment() from public;
grant execute on function private.guard_enrolment() to {{app}};
create trigger guard_enrolment before insert or update on program_enrolment for each row execute function private.guard_enrolment();

-- What ties the firms ends: so do their enrolments.
create function private.end_untied_enrolments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update program_enrolment e set status = 'ENDED', version = version + 1
    where e.partnership_id = case when tg_table_name = 'partnership' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(old) ->> 'record_id')::uuid end
      and e.status in ('INVITED', 'APPLIED', 'ACTIVE')
      and (tg_table_name = 'partnership' or (to_jsonb(old) ->> 'org_id')::uuid in (e.org_id, e.partner_org_id));
  return null;
end $$;
alter function private.end_untied_enrolments() owner to {{border}};
revoke all on function private.end_untied_enrolments() from public;
grant execute on function private.end_untied_enrolments() to {{app}}, {{border}};
create trigger end_enrolments after update of status on partnership for each row when (new.status = 'ENDED' and old.status <> 'ENDED')
  execute function private.end_untied_enrolments();
create trigger end_enrolments after delete on admission for each row when (old.record_type = 'PARTNERSHIP')
  execute function private.end_untied_enrolments();

-- Recorded by the firm of the program, by hand.
create table program_certification (
  id uuid primary key,
  org_id uuid not null,
  partner_org_id uuid not null,
  enrolment_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  holder text,
  obtained_on date,
  expires_on date,
  member_id uuid not null,
  created_at timestamptz not null default now(),
  check (expires_on >= obtained_on),
  foreign key (enrolment_id, org_id, partner_org_id) references program_enrolment (id, org_id, partner_org_id),
  foreign key (member_id, org_id) references member (id, org_id)
);
create index program_certification_enrolment on program_certification (enrolment_id, created_at desc, id desc);
call private.own_rows('program_certification', 'select, insert, delete');
create policy partner on program_certification for select to {{app}} using (partner_org_id = (select app_org()));

-- How a partner's tier came to be what it is.
create table program_tier_change (
  id uuid primary key,
  org_id uuid not null,
  partner_org_id uuid not null,
  enrolment_id uuid not null references program_enrolment,
  cause text not null check (cause in ('FIGURES', 'TERMS', 'OVERRIDE', 'ENDED')),
  from_name_en text,
  from_name_ja text,
  to_name_en text,
  to_name_ja text,
  reason text,
  member_id uuid references member,
  at timestamptz not null default clock_timestamp()
);
create index program_tier_change_enrolment on program_tier_change (enrolment_id, at desc, id desc);
call private.own_rows('program_tier_change', 'select');
create policy partner on program_tier_change for select to {{app}} using (partner_org_id = (select app_org()));

create function private.note_tier_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before jsonb;
  after jsonb;
  is_override boolean := new.tier_key is not null and new.tier_key is not distinct from new.override_key and new.override_until >= (now() at time zone 'UTC')::date;
begin
  if new.tier_key is not distinct from old.tier_key then return null; end if;
  select t.value into before from program_terms p, jsonb_array_elements(p.tiers) t where p.id = old.terms_id and t.value ->> 'key' = old.tier_key::text;
  select t.value into after from program_terms p, jsonb_array_elements(p.tiers) t where p.id = new.terms_id and t.value ->> 'key' = new.tier_key::text;
  insert into program_tier_change (id, org_id, partner_org_id, enrolment_id, cause, from_name_en, from_name_ja, to_name_en, to_name_ja, reason, member_id)
    values (gen_random_uuid(), new.org_id, new.partner_org_id, new.id,
      case when new.status = 'ENDED' then 'ENDED' when is_override then 'OVERRIDE'
        when old.terms_id is not null and new.terms_id is distinct from old.terms_id then 'TERMS' else 'FIGURES' end,
      before ->> 'nameEn', before ->> 'nameJa', after ->> 'nameEn', after ->> 'nameJa',
      case when is_override then new.override_reason when new.status = 'ENDED' then new.answer end,
      case when is_override then new.override_by when new.status = 'ENDED' then new.decided_by end);
  return null;
end $$;
alter function private.note_tier_change() owner to {{border}};
revoke all on function private.note_tier_change() from public;
grant execute on function private.note_tier_change() to {{app}}, {{border}};
create trigger note_tier_change after update on program_enrolment for each row execute function private.note_tier_change();

-- The figure that a requirement asks for; what was never counted is none.
create function private.figure_of(figures jsonb, criterion text, currency text, certification text) returns bigint
language sql immutable parallel safe as $$
  select coalesce(case criterion
    when 'WON_AMOUNT' then (figures #>> array['WON_AMOUNT', currency])::bigint
    when 'CERTIFICATION' then (figures #>> array['CERTIFICATION', private.certification_key(certification)])::bigint
    else (figures ->> criterion)::bigint end, 0)
$$;
revoke all on function private.figure_of(jsonb, text, text, text) from public;
grant execute on function private.figure_of(jsonb, text, text, text) to {{app}}, {{border}};

-- The highest tier of a ladder whose every requirement the figures meet.
create function private.highest_tier(figures jsonb, tiers jsonb) returns uuid language sql immutable parallel safe as $$
  select (t.tier ->> 'key')::uuid from jsonb_array_elements(tiers) with ordinality t(tier, place)
  where not exists (
    select 1 from jsonb_to_recordset(t.tier -> 'requirements') as r(criterion text, threshold bigint, currency text, certification text)
      where private.figure_of(figures, r.criterion, r.currency, r.certification) < r.threshold)
  order by t.place desc limit 1
$$;
revoke all on function private.highest_tier(jsonb, jsonb) from public;
grant execute on function private.highest_tier(jsonb, jsonb) to {{border}};

-- What these enrolments have reached, in one statement. Joint records count when both firms are in on them, in the partnership between the two alone.
create function private.enrolment_figures(ids uuid[]) returns table (enrolment_id uuid, figures jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with e as (
    select p.id, p.org_id, p.partner_org_id, p.partnership_id from program_enrolment p where p.id = any (ids)
  ), standing as (
    select e.id, count(*) filter (where a.record_type = 'DEAL' and a.list_key in ('REGISTERED', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION')) as open_deals,
      count(*) filter (where a.record_type = 'CAMPAIGN' and a.list_key in ('RUNNING', 'DONE')) as campaigns
    from e join admission a on a.partnership_id = e.partnership_id and a.org_id = e.partner_org_id and a.record_type in ('DEAL', 'CAMPAIGN')
    join admission o on o.record_id = a.record_id and o.org_id = e.org_id
    group by e.id
  ), won as (
    select e.id, d.amount_currency as currency, count(*) as deals, least(coalesce(sum(d.amount_minor), 0), 9007199254740991)::bigint as minor
    from e join deal d on d.partnership_id = e.partnership_id and d.won_at > now() - interval '12 months'
    join admission a on a.record_id = d.id and a.org_id = e.partner_org_id
    join admission o on o.record_id = d.id and o.org_id = e.org_id
    group by e.id, d.amount_currency
  ), won_all as (
    select id, sum(deals)::bigint as deals, jsonb_object_agg(currency, minor) filter (where currency is not null) as amounts from won group by id
  ), ordered as (
    select e.id, count(*) as orders
    from e join purchase_order o on o.partnership_id = e.partnership_id and o.buyer_org_id = e.partner_org_id and o.supplier_org_id = e.org_id
      and o.created_at > now() - interval '12 months'
    group by e.id
  ), shared as (
    select e.id, count(distinct coalesce(g.record_id, v.record_id)) as accounts
    from e join record_grant g on g.partnership_id = e.partnership_id and g.status = 'ACTIVE' and g.record_type = 'ACCOUNT'
      and (g.expires_at is null or g.expires_at > now())
      and ((g.org_id = e.org_id and g.grantee_org_id = e.partner_org_id) or (g.org_id = e.partner_org_id and g.grantee_org_id = e.org_id))
    -- What a grant on a filter reaches.
    left join visibility v on v.grant_id = g.id and g.record_id is null
    group by e.id
  ), tied as (
    select e.id, greatest((now() at time zone 'UTC')::date - (max(p.consented_at) at time zone 'UTC')::date, 0) as days
    from e join partnership_party p on p.partnership_id = e.partnership_id and p.org_id in (e.org_id, e.partner_org_id)
    group by e.id
  ), certified as (
    select k.id, jsonb_object_agg(k.key, k.n) as certifications from (
      select e.id, private.certification_key(c.name) as key, count(*) as n
      from e join program_certification c on c.enrolment_id = e.id
        and (c.obtained_on is null or c.obtained_on <= (now() at time zone 'UTC')::date)
        and (c.expires_on is null or c.expires_on >= (now() at time zone 'UTC')::date)
      group by 1, 2) k
    group by k.id
  )
  select e.id, jsonb_build_object(
    'WON_AMOUNT', coalesce(won_all.amounts, '{}'), 'WON_DEALS', coalesce(won_all.deals, 0), 'OPEN_DEALS', coalesce(standing.open_deals, 0),
    'SHARED_ACCOUNTS', coalesce(shared.accounts, 0), 'CAMPAIGNS', coalesce(standing.campaigns, 0), 'ORDERS', coalesce(ordered.orders, 0),
    'PARTNERSHIP_DAYS', coalesce(tied.days, 0), 'CERTIFICATION', coalesce(certified.certifications, '{}'))
  from e left join standing using (id) left join won_all using (id) left join ordered using (id) left join shared using (id)
    left join tied using (id) left join certified using (id)
$$;
alter function private.enrolment_figures(uuid[]) owner to {{border}};
revoke all on function private.enrolment_figures(uuid[]) from public;

-- The terms of a program that hold on a day.
create function private.terms_in_force(of_program uuid, on_day date) returns program_terms
language sql stable security definer set search_path = public, pg_temp as $$
  select t from program_terms t where t.program_id = of_program and t.effective_on <= on_day order by t.effective_on desc, t.number desc limit 1
$$;
alter function private.terms_in_force(uuid, date) owner to {{border}};
revoke all on function private.terms_in_force(uuid, date) from public;

-- Counts and judges anew the enrolments of a program, of a partnership or a single one: one statement, however many.
-- For a firm its own alone; for the server all. Answers those whose figures or tier changed.
create function private.assess_enrolments(of_program uuid, of_partnership uuid, of_enrolment uuid)
returns table (enrolment_id uuid, with_partnership uuid, is_moved boolean)
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  ids uuid[];
  today date := (now() at time zone 'UTC')::date;
begin
  -- In one order, so that two who assess the same wait for each other and never both.
  select array_agg(x.id) into ids from (
    select e.id from program_enrolment e
      where e.status in ('INVITED', 'APPLIED', 'ACTIVE')
        and (e.program_id = of_program or e.partnership_id = of_partnership or e.id = of_enrolment)
        and (app_org() in (e.org_id, e.partner_org_id) or (select private.is_server()))
      order by e.id for update) x;
  return query
    with judged as (
      select e.id, e.tier_key as was, f.figures, t.id as terms_id, private.highest_tier(f.figures, t.tiers) as computed,
        case when e.override_until >= today and t.tiers @> jsonb_build_array(jsonb_build_object('key', e.override_key)) then e.override_key end as overriding
      from private.enrolment_figures(ids) f join program_enrolment e on e.id = f.enrolment_id
      join program p on p.id = e.program_id
      left join lateral private.terms_in_force(p.id, today) t on true
    )
    update program_enrolment e set figures = j.figures, terms_id = j.terms_id, assessed_at = now(),
        computed_tier_key = case when e.status = 'ACTIVE' then j.computed end,
        tier_key = case when e.status = 'ACTIVE' then coalesce(j.overriding, j.computed) end
      from judged j
      where e.id = j.id and (e.assessed_at is null or (e.figures, e.terms_id, e.computed_tier_key, e.tier_key) is distinct from
        (j.figures, j.terms_id, case when e.status = 'ACTIVE' then j.computed end, case when e.status = 'ACTIVE' then coalesce(j.overriding, j.computed) end))
      returning e.id, e.partnership_id, e.tier_key is distinct from j.was;
end $$;
alter function private.assess_enrolments(uuid, uuid, uuid) owner to {{border}};
revoke all on function private.assess_enrolments(uuid, uuid, uuid) from public;
grant execute on function private.assess_enrolments(uuid, uuid, uuid) to {{app}};

-- Every program with somebody in it, for the server's nightly round. Ids only.
create function private.programs_to_assess() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.program_id from program_enrolment e where e.status in ('INVITED', 'APPLIED', 'ACTIVE') and (select private.is_server())
$$;
alter function private.programs_to_assess() owner to {{border}};
revoke all on function private.programs_to_assess() from public;
grant execute on function private.programs_to_assess() to {{app}};

-- Who would stand where if the viewer's firm's program had this ladder, by today's figures. Everybody in it, moved or not.
create function private.preview_ladder(of_program uuid, draft jsonb)
returns table (enrolment_id uuid, partner_org_id uuid, from_key uuid, from_name_en text, from_name_ja text,
  to_key uuid, to_name_en text, to_name_ja text, direction text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  ids uuid[];
  today date := (now() at time zone 'UTC')::date;
begin
  select array_agg(e.id) into ids from program_enrolment e
    where e.program_id = of_program and e.status = 'ACTIVE' and e.org_id = app_org();
  return query
    with draft_tier as (
      select (t.tier ->> 'key')::uuid as key, t.tier ->> 'nameEn' as name_en, t.tier ->> 'nameJa' as name_ja, t.place
      from jsonb_array_elements(draft) with ordinality t(tier, place)
    ), moved as (
      select e.id, e.partner_org_id, e.tier_key, e.terms_id,
        coalesce(case when e.override_until >= today then (select d.key from draft_tier d where d.key = e.override_key) end,
          private.highest_tier(f.figures, draft)) as next_key
      from private.enrolment_figures(ids) f join program_enrolment e on e.id = f.enrolment_id
    )
    select m.id, m.partner_org_id, m.tier_key, was.name_en, was.name_ja, m.next_key, next.name_en, next.name_ja,
      case when m.tier_key is not distinct from m.next_key then 'SAME'
        when coalesce(next.place, 0) > coalesce(same.place, was.place, 0) then 'UP'
        when coalesce(next.place, 0) < coalesce(same.place, was.place, 0) then 'DOWN'
        else 'ACROSS' end
    from moved m
    left join lateral (
      select t.tier ->> 'nameEn' as name_en, t.tier ->> 'nameJa' as name_ja, t.place
      from program_terms p, jsonb_array_elements(p.tiers) with ordinality t(tier, place)
      where p.id = m.terms_id and t.tier ->> 'key' = m.tier_key::text) was on true
    left join draft_tier same on same.key = m.tier_key
    left join draft_tier next on next.key = m.next_key;
end $$;
alter function private.preview_ladder(uuid, jsonb) owner to {{border}};
revoke all on function private.preview_ladder(uuid, jsonb) from public;
grant execute on function private.preview_ladder(uuid, jsonb) to {{app}};
