-- An order, shown by one of its firms to a firm outside it; the other agrees first. What things cost is a field of its own.
call private.shareable('PURCHASE_ORDER', 'purchase_order', 'shared_purchase_order', 'number', 'created_at', 'true', '[
  ["number", "number", null, true],
  ["parties", "buyer_name", null, false, false, "(select b.name || '' → '' || s.name from organization b, organization s where b.id = n.buyer_org_id and s.id = n.supplier_org_id)"],
  ["shipTo", "ship_to_name"],
  ["issuedOn", "issued_on"],
  ["requestedDeliveryOn", "requested_delivery_on"],
  ["lines", "", null, false, false, "(select count(*)::text from purchase_order_line l where l.order_id = n.id)"],
  ["prices", "currency,total", null, false, false, "n.total || '' '' || coalesce(n.currency, '''')"],
  ["notes", "notes", null, false, false, "array_to_string(n.notes, '' '')"]]',
  '{READ,SHARE_ONWARD}');

create view shared_purchase_order_party with (security_barrier) as
select o.id as order_id, (select b.name from organization b where b.id = o.buyer_org_id) as buyer, (select s.name from organization s where s.id = o.supplier_org_id) as supplier
from purchase_order o where exists (select from shared_purchase_order s where s.id = o.id and 'parties' = any (s.shared_fields));
alter view shared_purchase_order_party owner to {{border}};
grant select on shared_purchase_order_party to {{app}};

create view shared_purchase_order_line with (security_barrier) as
select l.order_id, l.position, l.number, l.buyer_item, l.supplier_item, l.gtin, l.description, l.quantity, l.unit, l.requested_delivery_on,
  case when p.has_prices then l.unit_price end as unit_price, case when p.has_prices then l.price_basis end as price_basis, case when p.has_prices then l.amount end as amount
from purchase_order_line l
cross join lateral (select 'prices' = any (s.shared_fields) as has_prices from shared_purchase_order s where s.id = l.order_id and s.has_lines) p;
alter view shared_purchase_order_line owner to {{border}};
grant select on shared_purchase_order_line to {{app}};
