import { sql } from 'kysely'
import { grantsOn, viewerCanShare } from '../grants/index.ts'
import { arrayText } from '../platform/graphql/jsonText.ts'
import { and, column, firstOf, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'

/** The last number the viewer has read of a room; 0 when none. */
const readSeq = ({ viewer, personal }: FieldScope, roomId: Sql): Sql => {
  personal()
  return sql`coalesce((select r.read_seq from room_reader r
    where r.member_id = ${viewer(v => v.memberId)}::uuid and r.room_id = ${roomId}), 0)`
}

const room: Projection = {
  byId: (t, id) => sql`room ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    title: column('title'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    lastSeq: column('last_seq'),
    readSeq: scope => readSeq(scope, sql`${scope.t}.id`),
    unreadCount: scope => sql`greatest(${scope.t}.last_seq - ${readSeq(scope, sql`${scope.t}.id`)}, 0)`,
    lastMessage: one(
      ({ t }, row) => sql`chat_message ${row} where ${row}.room_id = ${t}.id and ${row}.seq = ${t}.last_seq`,
    ),
    members: many(
      (
        { t },
        row,
      ) => sql`partnership_party ${row}_p join member ${row} on ${row}.org_id = ${row}_p.org_id and ${row}.is_active
        where ${row}_p.partnership_id = ${t}.partnership_id and ${row}_p.consented_at is not null
        order by ${row}.name, ${row}.id limit 500`,
    ),
    grants: grantsOn('ROOM'),
    createdAt: instant('created_at'),
    viewerCanShare,
  },
}

const message: Projection = {
  byId: (t, id) => sql`chat_message ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    roomId: column('room_id'),
    seq: column('seq'),
    clientMessageId: column('client_message_id'),
    author: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.author_member_id`),
    body: column('body'),
    bodyHtml: column('body_html'),
    createdAt: instant('created_at'),
  },
}

export const chatTypes = { Room: room, ChatMessage: message }

/** A page by number: before one (the newest of those), after one (the oldest of those), or the newest of all. */
const chatMessages: FieldPlan = scope => {
  const row = scope.alias()
  const page = scope.alias()
  const isForward = scope.has('afterSeq') && !scope.has('beforeSeq')
  const size = firstOf(scope, 200)
  const conditions = [
    sql`${row}.room_id = ${idArg(scope, 'roomId')}`,
    ...(scope.has('beforeSeq') ? [sql`${row}.seq < ${scope.arg('beforeSeq')}::int`] : []),
    ...(scope.has('afterSeq') ? [sql`${row}.seq > ${scope.arg('afterSeq')}::int`] : []),
  ]
  const nodes = scope.child('nodes')
  const objects = nodes.map((node, index) => sql`${node.select(row)} as ${sql.ref(`o${index}`)}`)
  const way = sql.raw(isForward ? 'asc' : 'desc')
  const outer = scope.object({
    nodes: child =>
      arrayText(
        sql`${page}.${sql.ref(`o${nodes.findIndex(node => node.key === child.key)}`)}`,
        sql`order by ${page}.seq`,
        sql` filter (where ${page}.n <= ${size})`,
      ),
    hasMore: () => sql`count(*) > ${size}`,
  })
  return sql`(select ${outer} from (
    select ${sql.join([...objects, sql`${row}.seq`, sql`row_number() over (order by ${row}.seq ${way}) as n`])}
    from chat_message ${row} where ${and(conditions)} order by ${row}.seq ${way} limit ${firstOf(scope, 200, 1)}) ${page})`
}

export const chatQueries: Record<string, FieldPlan> = {
  rooms: many(
    (scope, row) => sql`admission ${row}_k join room ${row} on ${row}.id = ${row}_k.record_id
      where ${row}_k.org_id = ${scope.viewer(v => v.organizationId)}::uuid and ${row}_k.record_type = 'ROOM'
      order by ${row}_k.sort_at desc, ${row}_k.record_id desc limit 500`,
  ),
  room: one((scope, row) => sql`room ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  chatMessages,
  chatUnreadCount: scope => {
    scope.personal()
    return sql`(select coalesce(sum(greatest(r.last_seq - coalesce(e.read_seq, 0), 0)), 0)::int
      from admission k join room r on r.id = k.record_id
      left join room_reader e on e.room_id = r.id and e.member_id = ${scope.viewer(v => v.memberId)}::uuid
      where k.org_id = ${scope.viewer(v => v.organizationId)}::uuid and k.record_type = 'ROOM')`
  },
}
