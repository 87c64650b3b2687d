import { sql } from 'kysely'
import {
  sharedRecord,
  sharedRecordById,
  sharedRecords,
  viewerMayComment,
  whenShared,
} from '../grants/index.ts'
import { column, connection, instant } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'

/** Rooms that a firm outside of them reads through a grant; and writes in, where that says COMMENT. */
export const sharedRoomTypes: Record<string, Projection> = {
  SharedRoom: sharedRecord('ROOM', 'shared_room', {
    title: column('title'),
    lastSeq: column('last_seq'),
    lastMessageAt: instant('last_message_at'),
    messages: whenShared(
      'messages',
      connection({
        from: row => sql`shared_chat_message ${row}`,
        where: (row, { t }) => [sql`${row}.room_id = ${t}.id`],
        order: row => ({
          key: sql`${row}.created_at`,
          id: sql`${row}.id`,
          type: 'timestamptz',
          direction: 'desc',
        }),
      }),
    ),
    viewerCanWrite: viewerMayComment('ROOM', 'messages'),
  }),
  SharedChatMessage: {
    byId: (t, id) => sql`shared_chat_message ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      seq: column('seq'),
      authorName: column('author_name'),
      authorFirm: column('author_firm'),
      isOwn: column('is_own'),
      bodyHtml: column('body_html'),
      createdAt: instant('created_at'),
    },
  },
}

export const sharedRoomQueries: Record<string, FieldPlan> = {
  sharedRooms: sharedRecords('ROOM', 'shared_room'),
  sharedRoom: sharedRecordById('shared_room'),
}
