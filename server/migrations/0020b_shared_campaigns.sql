-- A campaign, shown by one of its firms to a firm outside it; every other firm of the campaign agrees first.
call private.shareable('CAMPAIGN', 'campaign', 'shared_campaign', 'name', 'updated_at', 'true', '[
  ["name", "name", null, true],
  ["goal", "goal"],
  ["status", "status"],
  ["startsOn", "starts_on"],
  ["endsOn", "ends_on"],
  ["tasks", "", null, false, false, "(select string_agg(t.title, '', '' order by t.created_at, t.id) from campaign_task t where t.campaign_id = n.id)"],
  ["budget", "", null, false, false, "(select string_agg(b.label, '', '' order by b.created_at, b.id) from campaign_budget_line b where b.campaign_id = n.id)"]]',
  '{READ,SHARE_ONWARD}');

-- What the receiver need not know by firm or person it reads by name.
create view shared_campaign_task with (security_barrier) as
select t.id, t.campaign_id, t.title, (select m.name from member m where m.id = t.assignee_member_id) as assignee_name, t.due_on, t.is_done, t.created_at
from campaign_task t where exists (select from shared_campaign c where c.id = t.campaign_id and c.has_tasks);
alter view shared_campaign_task owner to {{border}};
grant select on shared_campaign_task to {{app}};

create view shared_campaign_budget_line with (security_barrier) as
select b.id, b.campaign_id, b.label, (select o.name from organization o where o.id = b.payer_org_id) as payer_name, b.amount_minor, b.amount_currency, b.created_at
from campaign_budget_line b where exists (select from shared_campaign c where c.id = b.campaign_id and c.has_budget);
alter view shared_campaign_budget_line owner to {{border}};
grant select on shared_campaign_budget_line to {{app}};
