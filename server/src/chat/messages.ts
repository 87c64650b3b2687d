import type { ChatMessageWire } from '@enishi/schema/events.ts'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'

/** Messages of a room after a number, oldest first, as they go over the socket. */
export async function messagesAfter(
  tx: Transaction,
  roomId: string,
  seq: number,
  most: number,
): Promise<ChatMessageWire[]> {
  const rows = await wireRows(tx)
    .where('chat_message.room_id', '=', roomId)
    .where('chat_message.seq', '>', seq)
    .orderBy('seq')
    .limit(most)
    .execute()
  return rows.map(toWire)
}

/** The message this author sent under this id before. */
export async function findSentMessage(
  tx: Transaction,
  memberId: string,
  clientMessageId: string,
): Promise<ChatMessageWire | null> {
  const row = await wireRows(tx)
    .where('chat_message.author_member_id', '=', memberId)
    .where('chat_message.client_message_id', '=', clientMessageId)
    .executeTakeFirst()
  return row ? toWire(row) : null
}

const wireRows = (tx: Transaction) =>
  tx
    .selectFrom('chat_message')
    .innerJoin('member', 'member.id', 'chat_message.author_member_id')
    .innerJoin('organization', 'organization.id', 'member.org_id')
    .select(['chat_message.id', 'chat_message.room_id', 'chat_message.seq', 'chat_message.client_message_id'])
    .select(['chat_message.body', 'chat_message.body_html'])
    .select(
      sql<string>`to_char(chat_message.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as(
        'created_at',
      ),
    )
    .select(['member.id as member_id', 'member.person_id', 'member.name'])
    .select(['organization.id as organization_id', 'organization.name as organization_name'])

type WireRow = Awaited<ReturnType<ReturnType<typeof wireRows>['executeTakeFirstOrThrow']>>

const toWire = (row: WireRow): ChatMessageWire => ({
  id: row.id,
  roomId: row.room_id,
  seq: row.seq,
  clientMessageId: row.client_message_id,
  author: {
    id: row.member_id,
    personId: row.person_id,
    name: row.name,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
  },
  body: row.body,
  bodyHtml: row.body_html,
  createdAt: row.created_at,
})
