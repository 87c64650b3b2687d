create table organization (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  country text check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now(),
  version int not null default 1
);

create table person (
  id uuid primary key,
  name text not null,
  email text not null unique,
  locale text not null default 'en' check (locale in ('en', 'ja')),
  time_zone text not null default 'UTC',
  color_mode text not null default 'SYSTEM' check (color_mode in ('SYSTEM', 'LIGHT', 'DARK')),
  created_at timestamptz not null default now()
);

create table member (
  id uuid primary key,
  org_id uuid not null references organization,
  person_id uuid not null references person,
  name text not null,
  roles text[] not null,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (org_id, person_id),
  -- For references that must be to a member of the row's own firm.
  unique (id, org_id)
);
create index member_person on member (person_id);

-- Firms that know each other: names of people and firms are readable across a partnership, also after it ended.
create table acquaintance (
  org_id uuid not null references organization,
  other_id uuid not null references organization,
  primary key (org_id, other_id)
);
call private.wall('acquaintance');
create policy own on acquaintance for select to {{app}} using (org_id = (select app_org()));
grant select on acquaintance to {{app}};

call private.wall('organization');
create policy known on organization for select to {{app}}
  using (exists (select 1 from acquaintance k where k.other_id = organization.id)
    or exists (select 1 from member m where m.org_id = organization.id and m.person_id = (select app_person())));
create policy own_change on organization for update to {{app}} using (id = (select app_org())) with check (id = (select app_org()));
grant select, update on organization to {{app}};

call private.wall('person');
create policy self on person to {{app}} using (id = (select app_person())) with check (id = (select app_person()));
grant select, update (name, locale, time_zone, color_mode) on person to {{app}};

call private.wall('member');
create policy known on member for select to {{app}}
  using (exists (select 1 from acquaintance k where k.other_id = member.org_id)
    or person_id = (select app_person()));
create policy own_change on member for update to {{app}} using (org_id = (select app_org())) with check (org_id = (select app_org()));
grant select, update (name, roles, is_active) on member to {{app}};

-- Called when a person signs up, or changes their name or address; firms know them by the new name from then on.
create function private.register_person(person_id uuid, new_name text, new_email text, new_locale text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into person (id, name, email, locale)
    values (person_id, new_name, lower(new_email), case when new_locale in ('en', 'ja') then new_locale else 'en' end)
    on conflict (id) do update set name = excluded.name, email = excluded.email;
  update member set name = new_name where member.person_id = register_person.person_id and name <> new_name
$$;
alter function private.register_person(uuid, text, text, text) owner to {{border}};
revoke all on function private.register_person(uuid, text, text, text) from public;
grant usage on schema private to {{auth}}, {{app}}, {{jobs}};
grant execute on function private.register_person(uuid, text, text, text) to {{auth}};

-- The signed-in person founds a firm and becomes its owner.
create function private.found_organization(new_org uuid, new_member uuid, org_name text, org_country text, org_currency text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare founder person;
begin
  select * into founder from person p where p.id = app_person();
  if founder.id is null then raise exception 'nobody is signed in' using errcode = '28000'; end if;
  insert into organization (id, name, country, currency) values (new_org, org_name, org_country, org_currency);
  insert into member (id, org_id, person_id, name, roles) values (new_member, new_org, founder.id, founder.name, '{OWNER}');
  insert into acquaintance values (new_org, new_org);
end $$;
alter function private.found_organization(uuid, uuid, text, text, text) owner to {{border}};
revoke all on function private.found_organization(uuid, uuid, text, text, text) from public;
grant execute on function private.found_organization(uuid, uuid, text, text, text) to {{app}};

create table api_key (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid not null,
  partnership_id uuid,
  name text not null check (length(name) between 1 and 100),
  start text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (member_id, org_id) references member (id, org_id)
);
create index api_key_org on api_key (org_id, created_at desc);
call private.own_rows('api_key', 'select, insert, update');

-- Whose key this is. The secret has 256 random bits, so its SHA-256 is enough and an index finds it.
create function private.find_api_key(secret_hash bytea)
returns table (id uuid, org_id uuid, member_id uuid, person_id uuid, partnership_id uuid, scopes text[], roles text[], locale text)
language sql security definer set search_path = public, pg_temp as $$
  update api_key k set last_used_at = now()
    where k.hash = secret_hash and k.revoked_at is null and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  select k.id, k.org_id, k.member_id, m.person_id, k.partnership_id, k.scopes, m.roles, p.locale
    from api_key k join member m on m.id = k.member_id and m.is_active join person p on p.id = m.person_id
    where k.hash = secret_hash and k.revoked_at is null
$$;
alter function private.find_api_key(bytea) owner to {{border}};
revoke all on function private.find_api_key(bytea) from public;
grant execute on function private.find_api_key(bytea) to {{app}};

create table audit_event (
  id uuid primary key,
  org_id uuid not null references organization,
  member_id uuid,
  action text not null,
  record_type text not null,
  record_id uuid,
  details jsonb not null default '{}',
  at timestamptz not null default now()
);
create index audit_event_org on audit_event (org_id, at desc, id desc);
call private.own_rows('audit_event', 'select, insert');
