-- Who answers for sharing learns once, a week ahead, that something shared or received ends.
create table private.ending_alert (
  grant_id uuid not null references record_grant on delete cascade,
  expires_at timestamptz not null,
  told_at timestamptz not null default now(),
  primary key (grant_id, expires_at)
);
grant select, insert on private.ending_alert to {{border}};

-- Takes the grants that end within a week and were not told of yet, and answers whom to write: both firms' owners, administrators and
-- channel managers, with numbers alone. A grant whose end moves is told of anew. Only for the server itself.
create function private.claim_ending_grants() returns table (email text, locale text, firm text, is_given boolean, grant_count int, first_end timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not private.is_server() then return; end if;
  return query
    with claimed as (
      insert into private.ending_alert (grant_id, expires_at)
        select g.id, g.expires_at from record_grant g
          where g.status = 'ACTIVE' and g.expires_at between now() and now() + interval '7 days' and private.is_live(g)
          order by g.id limit 10000
        on conflict do nothing
        returning ending_alert.grant_id
    ), sides as (
      select g.org_id as told, g.grantee_org_id as other, true as is_given, g.expires_at from claimed c join record_grant g on g.id = c.grant_id
      union all
      select g.grantee_org_id, g.org_id, false, g.expires_at from claimed c join record_grant g on g.id = c.grant_id
    )
    select p.email, p.locale, o.name, s.is_given, count(*)::int, min(s.expires_at)
      from sides s join organization o on o.id = s.other
      join member m on m.org_id = s.told and m.is_active and m.roles && '{OWNER,ADMIN,CHANNEL_MANAGER}'
      join person p on p.id = m.person_id
      group by p.email, p.locale, o.name, s.is_given
      order by p.email, min(s.expires_at);
end $$;
alter function private.claim_ending_grants() owner to {{border}};
revoke all on function private.claim_ending_grants() from public;
grant execute on function private.claim_ending_grants() to {{app}};
