import type pg from 'pg'
import type { Ask } from './operations.ts'

/** Where the work is: deals as often as things happen on them, asked for by one of their two firms in turn. */
export async function sequence(client: pg.Client): Promise<Ask[]> {
  const { rows } = await client.query<Ask>(`
    select distinct on (md5(v.id::text || 'asked')) k.org_id as "organizationId", p.email, d.stage, d.id as "dealId"
    from (select * from deal_activity where hashtext(id::text) % greatest((select count(*) / 4000 from deal_activity), 1) = 0) v
    join deal d on d.id = v.deal_id
    join lateral (select org_id from admission a where a.record_id = d.id order by md5(a.org_id::text || v.id) limit 1) k on true
    join member m on m.org_id = k.org_id and m.roles = '{OWNER}' join person p on p.id = m.person_id
    order by md5(v.id::text || 'asked') limit 2000`)
  return rows
}
