-- The measured world. Every value is a function of a row's number, so each load is the same.
-- {{organizations}} {{accounts}} {{grants}} {{hubGrants}} are filled in by loadWorld.ts. The last firm is the hub: partner of all, receiver of much.

-- Border triggers would check a million rows that are right by construction; their effects are written below.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '256MB';
set work_mem = '64MB';
create schema bench;

-- Uniform in [0, 1).
create function bench.u(n bigint, salt bigint) returns float8 language sql immutable parallel safe as
  'select (hashint8extended(n, salt) & 9007199254740991) / 9007199254740992.0::float8';
create function bench.pick(n bigint, salt bigint, choices text[]) returns text language sql immutable parallel safe as
  'select choices[1 + floor(bench.u(n, salt) * cardinality(choices))::int]';
-- UUIDs of version 7: the time part grows with the number, as it would in use.
create function bench.id(kind int, n bigint) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex(1700000000000 + n * 37), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid from (select md5(kind || ':' || n) h) x
$$;

insert into organization (id, name, country, currency)
select bench.id(1, n), bench.pick(n, 12, '{Systems,Trading,Logistics,Works,Retail}') || ' ' || n, 'JP', 'JPY' from generate_series(0, {{organizations}} - 1) n;
insert into person (id, name, email) select bench.id(2, n), 'Person ' || n, 'person' || n || '@bench.example' from generate_series(0, {{organizations}} - 1) n;
insert into member (id, org_id, person_id, name, roles)
select bench.id(3, n), bench.id(1, n), bench.id(2, n), 'Person ' || n, '{OWNER}' from generate_series(0, {{organizations}} - 1) n;

-- Each firm with the hub and with three of its neighbours.
create table bench.tie as
select row_number() over (order by a, b) - 1 as n, a, b from (
  select a, {{organizations}} - 1 as b from generate_series(0, {{organizations}} - 2) a
  union select least(a, b), greatest(a, b) from (
    select a, (a * 7 + k) % ({{organizations}} - 1) as b from generate_series(0, {{organizations}} - 2) a, generate_series(1, 3) k) x where a <> b) pairs;
create index on bench.tie (a, b);
insert into partnership (id, status) select bench.id(4, n), 'ACTIVE' from bench.tie;
insert into partnership_party (partnership_id, org_id, role, consented_at, consented_by)
select bench.id(4, n), bench.id(1, firm), case when firm = a then 'VENDOR' else 'RESELLER' end, now(), bench.id(3, firm) from bench.tie, unnest(array[a, b]) firm;
insert into admission (org_id, record_id, record_type, partnership_id) select bench.id(1, firm), bench.id(4, n), 'PARTNERSHIP', bench.id(4, n) from bench.tie, unnest(array[a, b]) firm;
insert into acquaintance select bench.id(1, n), bench.id(1, n) from generate_series(0, {{organizations}} - 1) n
union select bench.id(1, a), bench.id(1, b) from bench.tie union select bench.id(1, b), bench.id(1, a) from bench.tie;

-- Firm 0 has a tenth of all; of the rest, low numbers have many.
insert into account (id, org_id, name, website, industry, phone, country, city, address, employees, annual_revenue_minor, annual_revenue_currency, notes, owner_member_id, created_at, updated_at)
select bench.id(5, n), bench.id(1, o),
  bench.pick(n, 51, '{Acme,Kita,Alpine,Fuji,Harbor,Vega,Umi,Stern}') || ' ' || bench.pick(n, 52, '{Foods,Motors,Clinics,Steel,Textiles,Media}') || ' ' || n,
  'https://customer' || n || '.example', bench.pick(n, 53, '{Retail,Health,Energy,Transport}'), '+81 3 ' || n, bench.pick(n, 54, '{JP,DE,US}'),
  bench.pick(n, 55, '{Osaka,Berlin,Austin,Kyoto,Lyon}'), n || ' Main Street', (bench.u(n, 56) * 5000)::int, (bench.u(n, 57) * 1e9)::bigint, 'JPY',
  'Our own words about customer ' || n, bench.id(3, o), timestamptz '2024-02-01' + n * interval '1 minute', timestamptz '2024-02-01' + n * interval '1 minute'
from (select n, case when n % 10 = 0 then 0 else floor({{organizations}} * bench.u(n, 5) ^ 1.5)::int end as o from generate_series(0, {{accounts}} - 1) n) x order by n;

-- The hub receives from everybody, the others from their neighbours.
create table bench.given as
select row_number() over () - 1 as n, x.* from (
  select a.id as record_id, t.a, t.b, t.n as tie, a.name, a.created_at from (
    select *, row_number() over (order by id) as r from account where org_id <> bench.id(1, {{organizations}} - 1)) a
  join (select id, row_number() over () - 1 as o from (select bench.id(1, n) as id from generate_series(0, {{organizations}} - 1) n) z) f on f.id = a.org_id
  join bench.tie t on t.a = f.o and t.b = {{organizations}} - 1 where a.r % ({{accounts}} / {{hubGrants}}) = 0
  union all
  select a.id, t.a, t.b, t.n, a.name, a.created_at from (
    select *, row_number() over (order by id) as r from account) a
  join (select id, row_number() over () - 1 as o from (select bench.id(1, n) as id from generate_series(0, {{organizations}} - 1) n) z) f on f.id = a.org_id
  join lateral (select * from bench.tie t where t.a = f.o and t.b < {{organizations}} - 1 order by t.b limit 1) t on true
  where a.r % ({{accounts}} / {{grants}}) = 1) x;
insert into record_grant (id, org_id, owner_org_id, grantee_org_id, partnership_id, record_type, record_id, fields, verbs, purpose, status, proposed_by, accepted_at, audience)
select bench.id(9, n), bench.id(1, a), bench.id(1, a), bench.id(1, b), bench.id(4, tie), 'ACCOUNT', record_id,
  '{name,website,industry,country,city,employees,annualRevenue}', '{READ}', 'Joint selling', 'ACTIVE', bench.id(3, a), now(), '|' from bench.given;
insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
select bench.id(1, b), 'ACCOUNT', record_id, bench.id(9, n), name, created_at from bench.given;

drop table bench.given;
set session_replication_role = origin;
