import type { RoomUnread } from '@enishi/schema/events.ts'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import type { Viewer } from '../platform/viewer.ts'

export const roomNotFound = () => notFound({ en: 'The room', ja: 'ルーム' })

/** The server's numbers of these rooms for one person; rooms their firm is not in are not among them. */
export async function unreadOf(
  tx: Transaction,
  viewer: Viewer,
  roomIds: string[] | 'all',
): Promise<RoomUnread[]> {
  const rows = await tx
    .selectFrom('admission')
    .innerJoin('room', 'room.id', 'admission.record_id')
    .leftJoin('room_reader', join =>
      join.onRef('room_reader.room_id', '=', 'room.id').on('room_reader.member_id', '=', viewer.memberId),
    )
    .select(['room.id', 'room.last_seq', sql<number>`coalesce(room_reader.read_seq, 0)`.as('read_seq')])
    .where('admission.org_id', '=', viewer.organizationId)
    .where('admission.record_type', '=', 'ROOM')
    .$if(roomIds !== 'all', query => query.where('room.id', 'in', roomIds === 'all' ? [] : roomIds))
    .orderBy('admission.sort_at', 'desc')
    .orderBy('admission.record_id', 'desc')
    .limit(5000)
    .execute()
  return rows.map(row => ({
    roomId: row.id,
    lastSeq: row.last_seq,
    readSeq: row.read_seq,
    unreadCount: Math.max(row.last_seq - row.read_seq, 0),
  }))
}

/** @throws AppError NOT_FOUND, also for strangers. */
export async function getUnread(tx: Transaction, viewer: Viewer, roomId: string): Promise<RoomUnread> {
  const [unread] = isId(roomId) ? await unreadOf(tx, viewer, [roomId]) : []
  if (!unread) throw roomNotFound()
  return unread
}
