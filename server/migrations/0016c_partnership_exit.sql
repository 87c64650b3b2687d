-- How two firms part: planned, with a cooling-off period or none, carried out once, certified for both.
create table partnership_exit (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  started_by_org_id uuid not null references organization,
  started_by uuid not null references member,
  reason text check (length(reason) <= 2000),
  effective_at timestamptz not null,
  status text not null default 'PLANNED' check (status in ('PLANNED', 'WITHDRAWN', 'ENDING', 'DONE')),
  grants_closed int not null default 0,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  done_at timestamptz
);
create unique index partnership_exit_open on partnership_exit (partnership_id) where status <> 'WITHDRAWN';
create index partnership_exit_due on partnership_exit (effective_at) where status in ('PLANNED', 'ENDING');
call private.joint_rows('partnership_exit', 'partnership_id', 'select');

-- What a firm wants of each class: a copy alone, or to go on reading it until a day, and why.
create table partnership_exit_choice (
  exit_id uuid not null references partnership_exit,
  partnership_id uuid not null references partnership,
  org_id uuid not null references organization,
  record_type text not null check (record_type in ('DEAL', 'CAMPAIGN', 'PLAN', 'TOPIC', 'ROOM', 'PURCHASE_ORDER', 'DOCUMENT')),
  choice text not null check (choice in ('RETURN', 'RETAIN')),
  reason text check (length(reason) <= 500),
  retain_until date,
  primary key (exit_id, org_id, record_type),
  check ((choice = 'RETAIN') = (reason is not null and retain_until is not null))
);
create index partnership_exit_choice_until on partnership_exit_choice (retain_until) where choice = 'RETAIN';
call private.joint_rows('partnership_exit_choice', 'partnership_id', 'select');

-- What a firm takes along, for ninety days, though the partnership has ended.
create table partnership_archive (
  id uuid primary key,
  org_id uuid not null references organization,
  partnership_id uuid not null references partnership,
  exit_id uuid not null references partnership_exit,
  sha256 bytea not null check (octet_length(sha256) = 32),
  byte_size bigint not null,
  certificate jsonb not null,
  link_key text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  unique (exit_id, org_id)
);
create index partnership_archive_sha256 on partnership_archive (sha256);
create index partnership_archive_expiry on partnership_archive (expires_at);
call private.own_rows('partnership_archive', 'select');

create or replace function private.is_file_kept(hash bytea) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not (select private.is_server()) or exists (select 1 from file f where f.sha256 = hash)
    or exists (select 1 from partnership_archive a where a.sha256 = hash)
$$;

create function private.write_exit_choices(of_exit uuid, of_partnership uuid, choices jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from partnership_exit_choice c where c.exit_id = of_exit and c.org_id = app_org();
  insert into partnership_exit_choice (exit_id, partnership_id, org_id, record_type, choice, reason, retain_until)
    select of_exit, of_partnership, app_org(), c."recordType", c.choice, c.reason, c."retainUntil"
      from jsonb_to_recordset(choices) c("recordType" text, choice text, reason text, "retainUntil" date)
$$;
alter function private.write_exit_choices(uuid, uuid, jsonb) owner to {{border}};
revoke all on function private.write_exit_choices(uuid, uuid, jsonb) from public;

-- Answers PLANNED, NOT_FOUND, MORE_FIRMS (then a firm leaves) or OPEN (one is planned already, or it has ended).
create function private.plan_exit(new_id uuid, of_partnership uuid, why text, takes_effect timestamptz, choices jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place partnership := private.lock_own_partnership(of_partnership);
begin
  if place.id is null then return 'NOT_FOUND'; end if;
  if (select count(*) from partnership_party p where p.partnership_id = place.id and p.consented_at is not null) > 2 then return 'MORE_FIRMS'; end if;
  if place.status = 'ENDED' or exists (select 1 from partnership_exit e where e.partnership_id = place.id and e.status <> 'WITHDRAWN') then return 'OPEN'; end if;
  insert into partnership_exit (id, partnership_id, started_by_org_id, started_by, reason, effective_at)
    values (new_id, place.id, app_org(), app_member(), why, takes_effect);
  perform private.write_exit_choices(new_id, place.id, choices);
  return 'PLANNED';
end $$;
alter function private.plan_exit(uuid, uuid, text, timestamptz, jsonb) owner to {{border}};
revoke all on function private.plan_exit(uuid, uuid, text, timestamptz, jsonb) from public;
grant execute on function private.plan_exit(uuid, uuid, text, timestamptz, jsonb) to {{app}};

-- Each firm chooses for itself, until it takes effect. Answers CHOSEN, CLOSED or NOT_FOUND.
create function private.choose_for_exit(of_exit uuid, choices jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place partnership := private.lock_own_partnership((select e.partnership_id from partnership_exit e where e.id = of_exit));
begin
  if place.id is null then return 'NOT_FOUND'; end if;
  if not exists (select 1 from partnership_exit e where e.id = of_exit and e.status = 'PLANNED') then return 'CLOSED'; end if;
  perform private.write_exit_choices(of_exit, place.id, choices);
  return 'CHOSEN';
end $$;
alter function private.choose_for_exit(uuid, jsonb) owner to {{border}};
revoke all on function private.choose_for_exit(uuid, jsonb) from public;
grant execute on function private.choose_for_exit(uuid, jsonb) to {{app}};

-- By the firm that planned it. Answers WITHDRAWN, CLOSED or NOT_FOUND.
create function private.withdraw_exit(of_exit uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place partnership := private.lock_own_partnership((select e.partnership_id from partnership_exit e where e.id = of_exit));
begin
  if place.id is null then return 'NOT_FOUND'; end if;
  update partnership_exit e set status = 'WITHDRAWN' where e.id = of_exit and e.status = 'PLANNED' and e.started_by_org_id = app_org();
  return case when found then 'WITHDRAWN' else 'CLOSED' end;
end $$;
alter function private.withdraw_exit(uuid) owner to {{border}};
revoke all on function private.withdraw_exit(uuid) from public;
grant execute on function private.withdraw_exit(uuid) to {{app}};

-- The first step, when its time has come, in the context of the firm that planned it: what the firms share with each other closes, and nothing new begins.
create function private.begin_ending(of_exit uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_org();
  parting partnership_exit;
  given int;
  received int;
begin
  select e.* into parting from partnership_exit e where e.id = of_exit and e.started_by_org_id = me and e.effective_at <= now();
  if parting.id is null then return false; end if;
  perform 1 from partnership t where t.id = parting.partnership_id for update;
  update partnership_exit set status = 'ENDING', ended_at = now() where id = of_exit and status = 'PLANNED';
  if not found then return false; end if;
  update record_grant set status = 'REVOKED' where partnership_id = parting.partnership_id and org_id = me and status in ('PROPOSED', 'ACTIVE');
  get diagnostics given = row_count;
  update record_grant set status = 'DECLINED' where partnership_id = parting.partnership_id and grantee_org_id = me and status in ('PROPOSED', 'ACTIVE');
  get diagnostics received = row_count;
  update partnership_exit set grants_closed = given + received where id = of_exit;
  update partnership set status = 'ENDED', version = version + 1 where id = parting.partnership_id;
  return true;
end $$;
alter function private.begin_ending(uuid) owner to {{border}};
revoke all on function private.begin_ending(uuid) from public;
grant execute on function private.begin_ending(uuid) to {{app}};

-- Exits whose time has come or that a crash left half done, with a member of each firm as whom the server may work. Ids only, and for the server itself.
create function private.exits_due() returns table (exit_id uuid, partnership_id uuid, status text, org_id uuid, member_id uuid, person_id uuid, is_starter boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.partnership_id, e.status, p.org_id, m.id, m.person_id, p.org_id = e.started_by_org_id
    from partnership_exit e join partnership_party p on p.partnership_id = e.partnership_id and p.consented_at is not null
    cross join lateral (select m.id, m.person_id from member m where m.org_id = p.org_id and m.is_active
      order by m.id = e.started_by desc, m.roles && '{OWNER,ADMIN}' desc, m.created_at limit 1) m
    where e.status in ('PLANNED', 'ENDING') and e.effective_at <= now() and (select private.is_server())
    order by e.effective_at, e.id, p.org_id limit 200
$$;
alter function private.exits_due() owner to {{border}};
revoke all on function private.exits_due() from public;
grant execute on function private.exits_due() to {{app}};

-- The last step: both have their archive, so what neither retains closes. Once, and by the server alone.
create function private.finish_exit(of_exit uuid, archives jsonb) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parting partnership_exit;
  firm uuid;
begin
  if not private.is_server() then raise exception 'only the server itself' using errcode = '42501'; end if;
  select e.* into parting from partnership_exit e where e.id = of_exit and e.status = 'ENDING' for update;
  if parting.id is null then return false; end if;
  insert into partnership_archive (id, org_id, partnership_id, exit_id, sha256, byte_size, certificate, link_key, expires_at)
    select a.id, a."orgId", parting.partnership_id, of_exit, decode(a.sha256, 'hex'), a."byteSize", a.certificate, a."linkKey", now() + interval '90 days'
      from jsonb_to_recordset(archives) a(id uuid, "orgId" uuid, sha256 text, "byteSize" bigint, certificate jsonb, "linkKey" text);
  delete from admission a where a.partnership_id = parting.partnership_id and a.record_type <> 'PARTNERSHIP'
    and not exists (select 1 from partnership_exit_choice c where c.exit_id = of_exit and c.org_id = a.org_id
      and c.record_type = a.record_type and c.choice = 'RETAIN' and c.retain_until >= current_date);
  -- People are reached no more; both have in their archives whom they were to turn to.
  delete from partnership_contact where partnership_id = parting.partnership_id;
  for firm in select p.org_id from partnership_party p where p.partnership_id = parting.partnership_id loop
    perform private.recount_deal_stages(firm, parting.partnership_id);
  end loop;
  update partnership_exit set status = 'DONE', done_at = now() where id = of_exit;
  return true;
end $$;
alter function private.finish_exit(uuid, jsonb) owner to {{border}};
revoke all on function private.finish_exit(uuid, jsonb) from public;
grant execute on function private.finish_exit(uuid, jsonb) to {{app}};

-- What was retained until a day that has passed closes; archives older than their ninety days go.
create function private.drop_retained() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from admission a using partnership_exit e, partnership_exit_choice c
    where (select private.is_server()) and e.status = 'DONE' and c.exit_id = e.id and c.retain_until < current_date and c.choice = 'RETAIN'
      and a.partnership_id = e.partnership_id and a.org_id = c.org_id and a.record_type = c.record_type;
  delete from partnership_archive a where (select private.is_server()) and a.expires_at < now()
$$;
alter function private.drop_retained() owner to {{border}};
revoke all on function private.drop_retained() from public;
grant execute on function private.drop_retained() to {{app}};

-- Retained documents are still read after the end.
create or replace view readable_file with (security_invoker) as
select f.* from file f left join partnership t on t.id = f.partnership_id
where f.partnership_id is null or t.status in ('ACTIVE', 'SUSPENDED')
  or exists (select 1 from partnership_exit_choice c join partnership_exit e on e.id = c.exit_id and e.status = 'DONE'
    where c.partnership_id = f.partnership_id and c.org_id = (select app_org()) and c.record_type = 'DOCUMENT'
      and c.choice = 'RETAIN' and c.retain_until >= current_date);

-- Whether the viewer's firm still reads a class of a partnership's records: until an exit is done, and after it while it retains them.
create function private.is_class_open(of_partnership uuid, of_type text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from partnership_exit e where e.partnership_id = of_partnership and e.status = 'DONE'
    and not exists (select 1 from partnership_exit_choice c where c.exit_id = e.id and c.org_id = app_org() and c.record_type = of_type
      and c.choice = 'RETAIN' and c.retain_until >= current_date))
$$;
alter function private.is_class_open(uuid, text) owner to {{border}};
revoke all on function private.is_class_open(uuid, text) from public;
grant execute on function private.is_class_open(uuid, text) to {{app}};

-- Interchanges hang on the partnership itself: what the other firm sent closes with the orders.
create policy after_exit on interchange as restrictive for select to {{app}}
  using (org_id = (select app_org()) or partnership_id is null or private.is_class_open(partnership_id, 'PURCHASE_ORDER'));
