-- What this installation knows of itself, e.g. that the demo world is loaded. No firm's data.
create table installation_fact (
  key text primary key,
  value text not null,
  at timestamptz not null default now()
);
call private.wall('installation_fact');
create policy everyone on installation_fact to {{app}} using (true) with check (true);
grant select, insert on installation_fact to {{app}};
