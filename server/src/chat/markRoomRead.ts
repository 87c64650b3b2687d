import type { RoomUnread } from '@enishi/schema/events.ts'
import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { requireViewer } from '../platform/viewer.ts'
import type { Viewer } from '../platform/viewer.ts'
import { getUnread } from './getRoom.ts'

/** The reader's mark never goes back, and never beyond the last message. Answers the server's numbers. */
export async function markRoomRead(ctx: RequestContext, roomId: string, seq: number): Promise<RoomUnread> {
  const viewer = requireViewer(ctx.identity)
  return await ctx.write(async tx => {
    const before = await getUnread(tx, viewer, roomId)
    const readSeq = Math.min(Math.max(Math.trunc(seq), 0), before.lastSeq)
    if (readSeq <= before.readSeq) return before
    await moveReader(tx, viewer, roomId, readSeq)
    await announce(tx, ctx.identity, { topic: 'chat.read', recordId: roomId, payload: { seq: readSeq } })
    return { ...before, readSeq, unreadCount: before.lastSeq - readSeq }
  })
}

export async function moveReader(
  tx: Transaction,
  viewer: Viewer,
  roomId: string,
  seq: number,
): Promise<void> {
  await tx
    .insertInto('room_reader')
    .values({ org_id: viewer.organizationId, member_id: viewer.memberId, room_id: roomId, read_seq: seq })
    .onConflict(conflict =>
      conflict
        .columns(['member_id', 'room_id'])
        .doUpdateSet({ read_seq: seq })
        .where(sql<boolean>`room_reader.read_seq < ${seq}`),
    )
    .execute()
}
