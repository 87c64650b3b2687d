-- The measured world. Every value is a function of a row's number, so each load is the same.
-- {{organizations}} {{partnerships}} {{accounts}} {{contacts}} {{deals}} {{activities}} {{passwordHash}} are filled in by loadWorld.ts.

-- Border triggers and foreign keys would check a million rows that are right by construction; their effects are written below.
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

create function bench.organization(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(1, n)';
create function bench.person(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(2, n)';
create function bench.member(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(3, n)';
create function bench.partnership(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(4, n)';
create function bench.account(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(5, n)';
create function bench.deal(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(7, n)';
create function bench.activity(n bigint) returns uuid language sql immutable parallel safe as 'select bench.id(8, n)';

insert into organization (id, name, country, currency)
select bench.organization(n), bench.pick(n, 11, '{Aurora,Sakura,Borealis,Hinode,Meridian,Kaede,Northwind,Tsubame}') || ' '
    || bench.pick(n, 12, '{Systems,Trading,Logistics,Works,Retail,Industries,Partners}') || ' ' || n,
  bench.pick(n, 13, '{JP,DE,US,FR,SG}'), bench.pick(n, 14, '{JPY,EUR,USD}')
from generate_series(0, {{organizations}} - 1) n;

-- Five people each; the first is the one who asks.
insert into person (id, name, email)
select bench.person(n), bench.pick(n, 21, '{Aiko,Kenji,Marta,Lena,Yuto,Hana,Paul,Mei}') || ' ' || bench.pick(n, 22, '{Tanaka,Sato,Keller,Moreau,Ito,Novak,Berg}') || ' ' || n,
  'person' || n || '@bench.example'
from generate_series(0, {{organizations}} * 5 - 1) n;
insert into member (id, org_id, person_id, name, roles)
select bench.member(n), bench.organization(n / 5), bench.person(n), p.name, case when n % 5 = 0 then '{OWNER}'::text[] else '{SELLER}' end
from generate_series(0, {{organizations}} * 5 - 1) n join person p on p.id = bench.person(n);
insert into auth."user" ("id", "name", "email", "emailVerified", "updatedAt")
select p.id, p.name, p.email, true, now() from generate_series(0, {{organizations}} * 5 - 1, 5) n join person p on p.id = bench.person(n);
insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
select gen_random_uuid(), u.id, 'credential', u.id, '{{passwordHash}}', now() from auth."user" u;

-- Pairs of firms, low numbers in many of them.
create table bench.tie as
select row_number() over (order by first) - 1 as n, a, b from (
  select distinct on (least(a, b), greatest(a, b)) a, b, g as first
  from (select g, floor({{organizations}} * bench.u(g, 1) ^ 2.2)::int a, floor({{organizations}} * bench.u(g, 2) ^ 1.6)::int b from generate_series(1, {{partnerships}} * 20) g) x
  where a <> b order by least(a, b), greatest(a, b), g) pairs
order by first limit {{partnerships}};
insert into partnership (id, status, created_at) select bench.partnership(n), 'ACTIVE', timestamptz '2024-01-01' + n * interval '1 minute' from bench.tie;
insert into partnership_party (partnership_id, org_id, role, consented_at, consented_by)
select bench.partnership(n), bench.organization(a), 'VENDOR', timestamptz '2024-01-01' + n * interval '1 minute', bench.member(a * 5) from bench.tie
union all select bench.partnership(n), bench.organization(b), 'RESELLER', timestamptz '2024-01-02' + n * interval '1 minute', bench.member(b * 5) from bench.tie;
insert into acquaintance
select bench.organization(n), bench.organization(n) from generate_series(0, {{organizations}} - 1) n
union select bench.organization(a), bench.organization(b) from bench.tie
union select bench.organization(b), bench.organization(a) from bench.tie;

-- Each account is its vendor's and shared with the other firm of one partnership.
create table bench.customer as
select c.n, t.n as tie, t.a, t.b from (
  select n, floor((select count(*) from bench.tie) * bench.u(n, 5) ^ 1.5)::bigint as tie from generate_series(0, {{accounts}} - 1) n) c
join bench.tie t on t.n = c.tie;
insert into account (id, org_id, name, website, industry, phone, country, city, address, employees, annual_revenue_minor, annual_revenue_currency, notes, owner_member_id, created_at, updated_at)
select bench.account(n), bench.organization(a),
  bench.pick(n, 51, '{Acme,Kita,Alpine,Fuji,Harbor,Vega,Umi,Stern}') || ' ' || bench.pick(n, 52, '{Foods,Motors,Clinics,Steel,Textiles,Media}') || ' ' || n,
  'https://customer' || n || '.example', bench.pick(n, 53, '{Retail,Health,Energy,Transport}'), '+81 3 ' || n, bench.pick(n, 54, '{JP,DE,US}'),
  bench.pick(n, 55, '{Osaka,Berlin,Austin,Kyoto,Lyon}'), n || ' Main Street', (bench.u(n, 56) * 5000)::int, (bench.u(n, 57) * 1e9)::bigint, 'EUR',
  'Our own words about customer ' || n, bench.member(a * 5 + n % 5), timestamptz '2024-02-01' + n * interval '1 minute', timestamptz '2024-02-01' + n * interval '1 minute'
from bench.customer order by n;
insert into record_grant (id, org_id, owner_org_id, audience, grantee_org_id, partnership_id, record_type, record_id, fields, verbs, purpose, status, proposed_by, accepted_at, created_at)
select bench.id(9, n), bench.organization(a), bench.organization(a), '|', bench.organization(b), bench.partnership(tie), 'ACCOUNT', bench.account(n),
  '{name,website,industry,phone,country,city,address,employees,annualRevenue,owner,contacts}', '{READ}', 'Joint selling', 'ACTIVE', bench.member(a * 5),
  timestamptz '2024-03-01', timestamptz '2024-03-01' + n * interval '1 second'
from bench.customer order by n;
insert into visibility (org_id, record_type, record_id, grant_id, list_key, sort_at)
select g.grantee_org_id, 'ACCOUNT', a.id, g.id, a.name, a.created_at from record_grant g join account a on a.id = g.record_id order by a.name;

-- One account in ten has half of the contacts, one deal in ten most of the activities: lists of ten and of twenty are full where the work is.
insert into contact (id, org_id, account_id, name, title, email, phone)
select bench.id(6, x.n), bench.organization(c.a), bench.account(c.n), bench.pick(x.n, 61, '{Aya,Ben,Chie,Dora,Emil,Fumi}') || ' ' || bench.pick(x.n, 62, '{Mori,Klein,Abe,Rossi}') || ' ' || x.n,
  bench.pick(x.n, 63, '{Buyer,Director,Engineer,Accountant}'), 'contact' || x.n || '@customer.example', '+49 30 ' || x.n
from (select n, case when bench.u(n, 64) < 0.5 then 10 * floor(bench.u(n, 65) * ({{accounts}} / 10)) else floor(bench.u(n, 65) * {{accounts}}) end::bigint as of_account
  from generate_series(0, {{contacts}} - 1) n) x join bench.customer c on c.n = of_account order by x.n;

create table bench.act as
select n, case when bench.u(n, 81) < 0.6 then 10 * floor(bench.u(n, 82) * ({{deals}} / 10)) else floor(bench.u(n, 82) * {{deals}}) end::bigint as of_deal
from generate_series(0, {{activities}} - 1) n;
insert into deal_activity (id, deal_id, kind, author_member_id, body, created_at)
select bench.activity(x.n), bench.deal(of_deal), bench.pick(x.n, 83, '{NOTE,NOTE,CALL,MEETING}'),
  bench.member((case when bench.u(x.n, 84) < 0.5 then c.a else c.b end) * 5 + x.n % 5),
  'Talked about delivery and price of lot ' || x.n || '. Next step: send the revised offer and agree on a date for the visit.',
  timestamptz '2024-06-01' + of_deal * (interval '600 days' / {{deals}}) + bench.u(x.n, 85) * interval '60 days'
from bench.act x join bench.customer c on c.n = of_deal % {{accounts}} order by x.n;

create table bench.last_act as select distinct on (deal_id) deal_id, id, kind, author_member_id, body, created_at from deal_activity order by deal_id, created_at desc, id desc;
insert into deal (id, partnership_id, number, account_id, title, stage, amount_minor, amount_currency, close_date, probability, owner_member_id, last_activity_id,
  last_activity_kind, last_activity_author_id, last_activity_body, last_activity_at, created_at, updated_at)
select d.id, bench.partnership(tie), 'D-' || d.n, bench.account(c.n), bench.pick(d.n, 71, '{Renewal,Rollout,Pilot,Expansion,Replacement}') || ' for ' || bench.pick(d.n, 72, '{plant,stores,offices,fleet,warehouse}') || ' ' || d.n,
  bench.pick(d.n, 73, '{REGISTERED,REGISTERED,REGISTERED,QUALIFIED,QUALIFIED,PROPOSAL,PROPOSAL,NEGOTIATION,WON,WON,LOST,LOST}'),
  (bench.u(d.n, 74) * 1e8)::bigint, bench.pick(d.n, 75, '{JPY,EUR,USD}'), date '2024-09-01' + (bench.u(d.n, 76) * 700)::int, (bench.u(d.n, 77) * 100)::int,
  bench.member((case when bench.u(d.n, 78) < 0.5 then c.a else c.b end) * 5 + d.n % 5), l.id,
  l.kind, l.author_member_id, l.body, l.created_at, d.at, coalesce(l.created_at, d.at)
from (select n, bench.deal(n) as id, timestamptz '2024-06-01' + n * (interval '600 days' / {{deals}}) as at from generate_series(0, {{deals}} - 1) n) d
join bench.customer c on c.n = d.n % {{accounts}} left join bench.last_act l on l.deal_id = d.id order by d.n;

insert into admission (org_id, record_id, record_type, partnership_id, list_key, sort_at)
select p.org_id, d.id, 'DEAL', d.partnership_id, d.stage, d.updated_at from deal d join partnership_party p on p.partnership_id = d.partnership_id
union all select p.org_id, t.id, 'PARTNERSHIP', t.id, '', t.created_at from partnership t join partnership_party p on p.partnership_id = t.id;
insert into deal_stage_total (org_id, partnership_id, stage, currency, deal_count, amount_minor)
select p.org_id, d.partnership_id, d.stage, coalesce(d.amount_currency, ''), count(*), coalesce(sum(d.amount_minor), 0)
  from deal d join partnership_party p using (partnership_id) group by 1, 2, 3, 4;

drop table bench.tie, bench.customer, bench.act, bench.last_act;
set session_replication_role = origin;
