-- A joint record is read by the firms admitted to it, and by no other party of its partnership: one that joined later is none.

create or replace procedure private.joint_root(t regclass, verbs text default 'select, insert, update') language plpgsql as $$
begin
  call private.wall(t);
  execute format($p$create policy joint_read on %s for select to {{app}}
    using ((select true from admission a where a.record_id = %s.id limit 1))$p$, t, t);
  execute format($p$create policy joint_make on %s for insert to {{app}}
    with check (exists (select 1 from admission a where a.record_id = %s.partnership_id and a.record_type = 'PARTNERSHIP'))$p$, t, t);
  execute format($p$create policy joint_change on %s for update to {{app}}
    using (exists (select 1 from admission a where a.record_id = %s.id))
    with check (exists (select 1 from admission a where a.record_id = %s.id))$p$, t, t, t);
  execute format('grant %s on %s to {{app}}', verbs, t);
end $$;

do $$
declare
  t regclass;
begin
  for t in select polrelid::regclass from pg_policy where polname = 'joint_read' loop
    execute format('alter policy joint_read on %s using ((select true from admission a where a.record_id = %s.id limit 1))', t, t);
  end loop;
end $$;
