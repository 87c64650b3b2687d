import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import pg from 'pg'
import { serve } from './serve.ts'

/**
 * The yardstick: node:http and pg with named statements, joined SQL, and JSON built here. No sign-in, no borders.
 * The list is two statements side by side, the detail four.
 */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, String)
const pool = new pg.Pool({ connectionString: process.env['BENCH_SUPERUSER_URL'], max: 16 })

type Row = Record<string, string | number | Date | null>
const rows = async (name: string, text: string, values: unknown[]) =>
  (await pool.query<Row>({ name, text, values })).rows

const money = (row: Row) =>
  row['amount_minor'] === null ? null : { minor: row['amount_minor'], currency: row['amount_currency'] }

const deal = (row: Row) => ({
  id: row['id'],
  number: row['number'],
  title: row['title'],
  stage: row['stage'],
  amount: money(row),
  closeDate: row['close_date'],
  version: row['version'],
  updatedAt: row['updated_at'],
})

async function list({ organizationId, stage }: { organizationId: string; stage: string }) {
  const [deals, counted] = await Promise.all([
    rows(
      'list',
      `select d.id, d.number, d.title, d.stage, d.amount_minor, d.amount_currency, d.close_date, d.version, d.updated_at,
          a.id as account_id, a.name as account_name, m.id as owner_id, m.name as owner_name,
          v.id as activity_id, v.kind as activity_kind, v.body as activity_body, v.created_at as activity_at
        from admission k join deal d on d.id = k.record_id
        left join account a on a.id = d.account_id left join member m on m.id = d.owner_member_id left join deal_activity v on v.id = d.last_activity_id
        where k.org_id = $1 and k.record_type = 'DEAL' and k.list_key = $2
        order by k.sort_at desc, k.record_id desc limit 50`,
      [organizationId, stage],
    ),
    rows(
      'count',
      `select count(*) as total from (select 1 from admission where org_id = $1 and record_type = 'DEAL' and list_key = $2 limit 1001) capped`,
      [organizationId, stage],
    ),
  ])
  const total = Number(counted[0]?.['total'])
  const nodes = deals.map(row => ({
    ...deal(row),
    account: row['account_id'] === null ? null : { id: row['account_id'], name: row['account_name'] },
    owner: row['owner_id'] === null ? null : { id: row['owner_id'], name: row['owner_name'] },
    lastActivity:
      row['activity_id'] === null
        ? null
        : {
            id: row['activity_id'],
            kind: row['activity_kind'],
            body: row['activity_body'],
            createdAt: row['activity_at'],
          },
  }))
  return { deals: { nodes, totalCount: { value: Math.min(total, 1000), isCapped: total > 1000 } } }
}

async function detail({ id }: { id: string }) {
  const [deals, contacts, activities, participants] = await Promise.all([
    rows(
      'deal',
      `select d.id, d.number, d.title, d.stage, d.amount_minor, d.amount_currency, d.close_date, d.version, d.updated_at,
          a.id as account_id, a.name as account_name, a.website, a.city, a.country
        from deal d left join account a on a.id = d.account_id where d.id = $1`,
      [id],
    ),
    rows(
      'contacts',
      `select c.id, c.name, c.title, c.email, c.phone from deal d join contact c on c.account_id = d.account_id where d.id = $1
        order by c.name, c.id limit 10`,
      [id],
    ),
    rows(
      'activities',
      `select v.id, v.kind, v.body, v.created_at, m.id as author_id, m.name as author_name
        from deal_activity v left join member m on m.id = v.author_member_id where v.deal_id = $1
        order by v.created_at desc, v.id desc limit 20`,
      [id],
    ),
    rows(
      'participants',
      `select p.role, o.id, o.name from deal d join partnership_party p on p.partnership_id = d.partnership_id join organization o on o.id = p.org_id
        where d.id = $1 order by p.consented_at, p.org_id`,
      [id],
    ),
  ])
  const row = deals[0]
  if (!row) return { deal: null }
  return {
    deal: {
      ...deal(row),
      account:
        row['account_id'] === null
          ? null
          : {
              id: row['account_id'],
              name: row['account_name'],
              website: row['website'],
              city: row['city'],
              country: row['country'],
              contacts,
            },
      participants: participants.map(each => ({
        role: each['role'],
        organization: { id: each['id'], name: each['name'] },
      })),
      activities: {
        nodes: activities.map(each => ({
          id: each['id'],
          kind: each['kind'],
          body: each['body'],
          createdAt: each['created_at'],
          author: each['author_id'] === null ? null : { id: each['author_id'], name: each['author_name'] },
        })),
      },
    },
  }
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

const server = createServer((request, response) => {
  bodyOf(request)
    .then(async (input): Promise<object> => (request.url === '/list' ? list(input) : detail(input)))
    .then(
      data => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ data }))
      },
      error => {
        response.statusCode = 500
        response.end(JSON.stringify({ errors: [{ message: String(error) }] }))
      },
    )
})

await serve(server, {}, () => pool.end())
