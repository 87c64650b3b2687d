-- A policy stands in the plan of every statement that reads its table, and PostgreSQL sets up each part of a plan at each execution, also
-- those that never run. What is rarely asked therefore stands in functions, which cost nothing until they are called.

-- Firms that are no acquaintances, yet known by name: the person's own others; who would see a joint record that the viewer's firm was asked
-- about; who gave or got what was passed on.
create function private.is_rarely_known(firm uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from member m where m.org_id = firm and m.person_id = app_person())
    or exists (select from grant_consent c join record_grant g on g.id = c.grant_id where c.org_id = app_org() and g.grantee_org_id = firm)
    or exists (select from record_grant g where g.parent_grant_id is not null
      and ((g.owner_org_id, g.grantee_org_id) = (app_org(), firm) or (g.owner_org_id, g.grantee_org_id) = (firm, app_org())))
$$;
alter function private.is_rarely_known(uuid) owner to {{border}};
revoke all on function private.is_rarely_known(uuid) from public;
grant execute on function private.is_rarely_known(uuid) to {{app}};

drop policy known_asked on organization;
drop policy known_onward on organization;
alter policy known on organization
  using ((select true from acquaintance k where k.other_id = organization.id limit 1) or private.is_rarely_known(id));

-- What was passed on shows no more than every grant it came through, and no longer. They answer its receiver alone: whoever may read a view
-- may also call the functions in it.
create function private.passed_on_fields(of_grant uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select f from unnest(g.fields) f where not exists (
      select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.fields)))
    from record_grant g where g.id = of_grant and g.grantee_org_id = app_org()
$$;
create function private.passed_on_verbs(of_grant uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select f from unnest(g.verbs) f where not exists (
      select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.verbs)))
    from record_grant g where g.id = of_grant and g.grantee_org_id = app_org()
$$;
create function private.is_still_passed_on(of_grant uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (
    select from record_grant p join partnership t on t.id = p.partnership_id
      where p.id = any (g.ancestor_ids) and (p.status <> 'ACTIVE' or p.expires_at <= now() or t.status <> 'ACTIVE'))
    from record_grant g where g.id = of_grant and g.grantee_org_id = app_org()
$$;
do $$
declare
  f regprocedure;
begin
  foreach f in array '{private.passed_on_fields(uuid),private.passed_on_verbs(uuid),private.is_still_passed_on(uuid)}'::regprocedure[] loop
    execute format('alter function %s owner to {{border}}', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to {{app}}, {{border}}', f);
  end loop;
end $$;

create or replace view private.live_grant as
select g.id, g.record_type, g.owner_org_id, g.parent_grant_id, g.created_at, g.expires_at,
  case when g.parent_grant_id is null then g.fields else private.passed_on_fields(g.id) end as fields,
  case when g.parent_grant_id is null then g.verbs else private.passed_on_verbs(g.id) end as verbs
from record_grant g
where g.grantee_org_id = (select app_org()) and g.status = 'ACTIVE' and (g.expires_at is null or g.expires_at > now())
  and (select p.status from partnership p where p.id = g.partnership_id) = 'ACTIVE'
  and (g.grantee_roles is null and g.grantee_member_ids is null
    or g.grantee_roles && (select private.viewer_roles()) or (select app_member()) = any (g.grantee_member_ids))
  and (g.parent_grant_id is null or private.is_still_passed_on(g.id));

-- The contacts of a shared account: any of its live grants may name them, so none needs to be put together with the others.
create or replace view shared_contact with (security_barrier) as
select c.id, c.org_id, c.account_id, c.name, c.title, c.email, c.phone
from contact c where exists (
  select from visibility v join private.live_grant l on l.id = v.grant_id
    join account n on n.id = v.record_id and n.org_id = l.owner_org_id and n.archived_at is null
  where v.record_id = c.account_id and v.record_type = 'ACCOUNT' and v.org_id = (select app_org())
    and l.owner_org_id = c.org_id and 'contacts' = any (l.fields))
union all
select g.id, g.org_id, null, g.name, g.title, g.email, g.phone
from granted_contact g where not exists (
  select from contact c join shared_account a on a.id = c.account_id and a.org_id = c.org_id and a.has_contacts where c.id = g.id);
