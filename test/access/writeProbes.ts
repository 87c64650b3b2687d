import type pg from 'pg'
import { agreementProbes } from './agreementProbes.ts'
import { grantProbes } from './grantProbes.ts'
import { isIn, seenThroughGrants } from './model/rules.ts'
import { editableAccountFields } from './model/world.ts'
import type { Member, World } from './model/world.ts'

/** A statement that somebody's firm must not get through, or one that it must. */
export interface Probe {
  name: string
  viewer: Member
  text: string
  values: unknown[]
  /** Nothing may change: refused, or no row found. */
  isRefused: boolean
}

const foreignTo = (world: World, viewer: Member) => world.firms.find(firm => firm.id !== viewer.firmId)?.id

/** Tables whose rows a firm makes for itself alone. */
const ownTables = [
  'account',
  'contact',
  'grant_template',
  'audit_event',
  'api_key',
  'room_reader',
  'topic_reader',
  'partnership_invitation',
  'account_import',
  'interchange',
]
/** Tables that hang on a joint record, and the column that names it. */
const jointTables: Record<string, string> = {
  campaign_task: 'campaign_id',
  campaign_budget_line: 'campaign_id',
  chat_message: 'room_id',
  post: 'topic_id',
  deal_activity: 'deal_id',
  plan_update: 'plan_id',
  purchase_order_line: 'order_id',
  deal: 'partnership_id',
  room: 'partnership_id',
  topic: 'partnership_id',
  campaign: 'partnership_id',
}

/** Copies of rows that the owner keeps in probe_<table>, with something foreign put in. */
export function probesOf(world: World): Probe[] {
  return world.members
    .slice(0, 10)
    .flatMap(viewer => [
      ...ownTables.flatMap(table => forgedOwn(world, viewer, table)),
      ...Object.entries(jointTables).flatMap(([table, column]) => forgedJoint(world, viewer, table, column)),
      ...smuggled(world, viewer),
      ...grantProbes(world, viewer),
      ...partnershipProbes(world, viewer),
      ...agreementProbes(world, viewer),
    ])
}

const insertOf = (table: string, condition: string, changes: string) =>
  `insert into "${table}" select (jsonb_populate_record(null::"${table}", to_jsonb(x) || ${changes})).* from probe_${table} x where ${condition} limit 1`

/** Generated columns take no value, so the account is written out. */
function forgedOwn(world: World, viewer: Member, table: string): Probe[] {
  const foreign = foreignTo(world, viewer)
  const text =
    table === 'account'
      ? `insert into account (id, org_id, name) values (gen_random_uuid(), $1, 'Planted')`
      : insertOf(table, 'x.org_id = $1', `'{"id": "00000000-0000-7000-8000-000000000001"}'`)
  const refused: Probe[] = [
    { name: `${table} in another firm’s name`, viewer, text, values: [foreign], isRefused: true },
  ]
  if (table === 'account' || table === 'contact')
    refused.push({
      name: `${table} given away`,
      viewer,
      text: `update ${table} set org_id = $1 where org_id = $2`,
      values: [foreign, viewer.firmId],
      isRefused: true,
    })
  return refused
}

function forgedJoint(world: World, viewer: Member, table: string, column: string): Probe[] {
  const outside = (column === 'partnership_id' ? world.partnerships : world.jointRecords).filter(
    ({ id }) => !isIn(world, viewer.firmId, id),
  )
  const author = JSON.stringify({
    id: '00000000-0000-7000-8000-000000000001',
    author_member_id: viewer.id,
    seq: 99,
    no: 99,
    position: 99,
    number: '99',
    client_id: null,
    client_post_id: '00000000-0000-7000-8000-000000000002',
    client_message_id: '00000000-0000-7000-8000-000000000003',
  })
  return [
    {
      name: `${table} where the firm is not in`,
      viewer,
      text: insertOf(table, `x.${column} = any ($1)`, `'${author}'::jsonb`),
      values: [outside.map(({ id }) => id)],
      isRefused: true,
    },
  ]
}

/** A file of one's own, said to be of a partnership that is not. */
function smuggled(world: World, viewer: Member): Probe[] {
  const outside = world.partnerships.find(({ id }) => !isIn(world, viewer.firmId, id))
  if (!outside) return []
  const text = `insert into interchange (id, org_id, partnership_id, content, sha256, byte_size)
    values (gen_random_uuid(), $1, $2, '\\x01', '\\x02', 1)`
  return [
    {
      name: 'an interchange put into a partnership of others',
      viewer,
      text,
      values: [viewer.firmId, outside.id],
      isRefused: true,
    },
  ]
}

function partnershipProbes(world: World, viewer: Member): Probe[] {
  const mine = world.partnerships.filter(each => isIn(world, viewer.firmId, each.id))
  const ended = mine.find(each => each.status === 'ENDED')
  return [
    ...(ended
      ? [
          {
            name: 'an ended partnership brought back',
            viewer,
            isRefused: true,
            text: `update partnership set status = 'ACTIVE' where id = $1`,
            values: [ended.id],
          },
        ]
      : []),
    {
      name: 'consent given for another firm',
      viewer,
      isRefused: true,
      text: `update partnership_party set accepts_shared_records = false where org_id <> $1`,
      values: [viewer.firmId],
    },
    {
      name: 'another firm’s contact changed',
      viewer,
      isRefused: true,
      text: `update partnership_contact set phone = '1' where org_id <> $1`,
      values: [viewer.firmId],
    },
    {
      name: 'another’s post changed',
      viewer,
      isRefused: true,
      text: `update post set body = 'Mine' where author_member_id <> $1`,
      values: [viewer.id],
    },
    {
      name: 'written in another’s name',
      viewer,
      isRefused: true,
      text: `insert into chat_message (id, room_id, seq, author_member_id, client_message_id, body, body_html)
        select gen_random_uuid(), r.id, 77, $1, gen_random_uuid(), 'x', 'x' from room r limit 1`,
      values: [world.members.find(each => each.firmId !== viewer.firmId)?.id],
    },
    {
      name: 'let in under an id of another record',
      viewer,
      isRefused: true,
      text: `insert into campaign (id, partnership_id, name) select $1, k.record_id, 'Wedge' from admission k where k.record_type = 'PARTNERSHIP' limit 1`,
      values: [
        world.jointRecords.find(each => !isIn(world, viewer.firmId, each.id) && each.type === 'DEAL')?.id,
      ],
    },
    {
      name: 'own account made',
      viewer,
      isRefused: false,
      text: `insert into account (id, org_id, name) values (gen_random_uuid(), $1, 'Fine')`,
      values: [viewer.firmId],
    },
  ]
}

/** What the rules say of changing others' records, held against the function that does it; a version that is not there changes nothing. */
export async function judgeEdits(client: pg.Client, world: World, viewer: Member): Promise<string[]> {
  const foreign = world.accounts.filter(each => each.firmId !== viewer.firmId)
  const { rows } = await client.query<{ id: string; field: string; outcome: string }>(
    `select a as id, f as field, private.edit_shared_account(a, -1, jsonb_build_object(f, null)) as outcome
     from unnest($1::uuid[]) a cross join unnest($2::text[]) f`,
    [foreign.map(({ id }) => id), editableAccountFields],
  )
  return rows.flatMap(({ id, field, outcome }) => {
    const account = foreign.find(each => each.id === id)
    const seen = account && seenThroughGrants(world, viewer, account)
    const expected = seen ? (seen.editable.has(field) ? 'CHANGED' : 'FORBIDDEN') : 'NOT_FOUND'
    return outcome === expected
      ? []
      : [`editing ${field} of ${id} as ${viewer.id} is ${outcome}, not ${expected}`]
  })
}

/** What went another way than it must. Each statement is undone. */
export async function judgeProbe(client: pg.Client, probe: Probe): Promise<string[]> {
  await client.query('savepoint probe')
  const outcome = await client.query(probe.text, probe.values).then(
    result => result.rowCount ?? 0,
    (error: { code?: string }) => error.code ?? 'unknown',
  )
  await client.query('rollback to probe')
  const isRefused = outcome === 0 || outcome === '42501'
  return isRefused === probe.isRefused ? [] : [`${probe.name}: ${outcome}`]
}
