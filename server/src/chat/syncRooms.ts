import type { ChatMessageWire, RoomUnread } from '@enishi/schema/events.ts'
import type { RequestContext } from '../platform/context.ts'
import { requireViewer } from '../platform/viewer.ts'
import { unreadOf } from './getRoom.ts'
import { messagesAfter } from './messages.ts'

const mostMissing = 200

export interface Missing {
  rooms: { roomId: string; messages: ChatMessageWire[]; isGap: boolean }[]
  unread: RoomUnread[]
}

/**
 * What a client lacks after the numbers it has, and its true unread counts, from one view of the database.
 * More than 200 in a room is a gap: the client reads that room anew. Rooms the viewer's firm is not in are left out.
 */
export async function syncRooms(
  ctx: RequestContext,
  have: { roomId: string; seq: number }[],
): Promise<Missing> {
  const viewer = requireViewer(ctx.identity)
  return await ctx.query(async tx => {
    const unread = await unreadOf(tx, viewer, 'all')
    const lastSeqs = new Map(unread.map(({ roomId, lastSeq }) => [roomId, lastSeq]))
    const rooms: Missing['rooms'] = []
    for (const { roomId, seq } of have) {
      const lastSeq = lastSeqs.get(roomId)
      if (lastSeq === undefined) continue
      // A client that claims more than there is has numbers of another database.
      const isGap = seq > lastSeq || lastSeq - seq > mostMissing
      const messages = isGap || seq === lastSeq ? [] : await messagesAfter(tx, roomId, seq, mostMissing)
      rooms.push({ roomId, messages, isGap })
    }
    return { rooms, unread }
  })
}
