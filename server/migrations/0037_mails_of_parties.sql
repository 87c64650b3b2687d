-- A firm that left a partnership writes to nobody in it any more, and nobody writes to it.
create or replace function private.mail_parties(in_partnership uuid, to_orgs uuid[], mail_cause text, texts jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  queued int;
begin
  if not private.is_server() and not exists (select 1 from partnership_party p
      where p.partnership_id = in_partnership and p.org_id = app_org() and p.consented_at is not null) then
    raise exception 'no party of this partnership' using errcode = '42501';
  end if;
  insert into outgoing_mail (id, recipient, subject, body_text, body_html, cause)
    select gen_random_uuid(), r.email, texts -> r.locale ->> 'subject', texts -> r.locale ->> 'text', texts -> r.locale ->> 'html',
      mail_cause || ':' || r.id
    from (select distinct person.id, person.email, person.locale from partnership_party p
      join member m on m.org_id = p.org_id and m.is_active and m.roles && '{OWNER,ADMIN,CHANNEL_MANAGER}'
      join person on person.id = m.person_id
      where p.partnership_id = in_partnership and p.consented_at is not null and p.org_id = any (to_orgs) and m.id is distinct from app_member()) r
    on conflict do nothing;
  get diagnostics queued = row_count;
  return queued;
end $$;
