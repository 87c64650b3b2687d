-- What looking as a partner opens is asked of its functions alone, after a word of the context that no plan has to set up anything for; and
-- what was passed on is answered in it as to its receiver.

-- Of several policies PostgreSQL chooses which it asks first: one each, in which what is usual comes first.
drop policy viewed on admission;
drop policy viewed on organization;
drop policy viewed on member;
drop policy outside_author on member;
alter policy own on admission using (org_id = (select app_org())
  or private.is_viewing() and private.admitted_in_view(org_id, record_id));
alter policy known on organization using ((select true from acquaintance k where k.other_id = organization.id limit 1)
  or private.is_viewing() and private.known_in_view(id) or private.is_rarely_known(id));
alter policy known on member using (exists (select 1 from acquaintance k where k.other_id = member.org_id)
  or person_id = (select app_person()) or private.is_viewing() and private.known_in_view(org_id) or private.is_outside_author(id));
alter policy viewed on record_grant
  using (private.is_viewing() and private.shown_in_view(record_grant) and exists (select from live_grant l where l.id = record_grant.id));

-- In PL/pgSQL: before PostgreSQL 18 a function in SQL is planned anew at each call.
create or replace function private.passed_on_fields(of_grant uuid) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select array(select f from unnest(g.fields) f where not exists (
        select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.fields)))
      from record_grant g where g.id = of_grant and (g.grantee_org_id = app_org() or private.shown_in_view(g)));
end
$$;
create or replace function private.passed_on_verbs(of_grant uuid) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select array(select f from unnest(g.verbs) f where not exists (
        select from record_grant p where p.id = any (g.ancestor_ids) and not f = any (p.verbs)))
      from record_grant g where g.id = of_grant and (g.grantee_org_id = app_org() or private.shown_in_view(g)));
end
$$;
create or replace function private.is_still_passed_on(of_grant uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select not exists (
      select from record_grant p join partnership t on t.id = p.partnership_id
        where p.id = any (g.ancestor_ids) and (p.status <> 'ACTIVE' or p.expires_at <= now() or t.status <> 'ACTIVE'))
      from record_grant g where g.id = of_grant and (g.grantee_org_id = app_org() or private.shown_in_view(g)));
end
$$;

create or replace view private.live_grant as
select g.id, g.record_type, g.owner_org_id, g.parent_grant_id, g.created_at, g.expires_at,
  case when g.parent_grant_id is null then g.fields else private.passed_on_fields(g.id) end as fields,
  case when g.parent_grant_id is null then g.verbs else private.passed_on_verbs(g.id) end as verbs
from record_grant g
where (g.grantee_org_id = (select app_org())
    and (g.grantee_roles is null and g.grantee_member_ids is null
      or g.grantee_roles && (select private.viewer_roles()) or (select app_member()) = any (g.grantee_member_ids))
    or private.is_viewing() and private.shown_in_view(g))
  and g.status = 'ACTIVE' and (g.expires_at is null or g.expires_at > now())
  and (select p.status from partnership p where p.id = g.partnership_id) = 'ACTIVE'
  and (g.parent_grant_id is null or private.is_still_passed_on(g.id));

create or replace view shared_contact with (security_barrier) as
select c.id, c.org_id, c.account_id, c.name, c.title, c.email, c.phone
from contact c where exists (
  select from visibility v join private.live_grant l on l.id = v.grant_id
    join account n on n.id = v.record_id and n.org_id = l.owner_org_id and n.archived_at is null
  where v.record_id = c.account_id and v.record_type = 'ACCOUNT' and v.org_id = (select private.reading_org())
    and l.owner_org_id = c.org_id and 'contacts' = any (l.fields))
union all
select g.id, g.org_id, null, g.name, g.title, g.email, g.phone
from granted_contact g where not exists (
  select from contact c join shared_account a on a.id = c.account_id and a.org_id = c.org_id and a.has_contacts where c.id = g.id);
