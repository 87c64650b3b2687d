import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'
import { memberKey, roomKey, socketsIn } from './chatSession.ts'
import type { ChatServer, ChatSession } from './chatSession.ts'
import { messagesAfter } from './messages.ts'

const retryMs = 1000

/**
 * Tells this process's sockets what was committed anywhere: each room's messages in the order of their numbers, and the
 * unread numbers that follow. The database is read as someone who is in the room, so the wall stands here too.
 */
export function openRoomFeed(io: ChatServer, source: ContextSource, events: Events) {
  const rooms = new Map<string, { told: number; wanted: number; isRunning: boolean }>()

  function heard(roomId: string, seq: number) {
    let room = rooms.get(roomId)
    if (!room) rooms.set(roomId, (room = { told: seq - 1, wanted: seq, isRunning: false }))
    room.wanted = Math.max(room.wanted, seq)
    if (!room.isRunning) void tell(roomId, room)
  }

  async function tell(roomId: string, room: { told: number; wanted: number; isRunning: boolean }) {
    room.isRunning = true
    try {
      while (room.told < room.wanted) {
        const session = socketsIn(io, roomKey(roomId))[0]?.data.session
        if (!session) break
        const messages = await source.db.query(session.identity, tx =>
          messagesAfter(tx, roomId, room.told, 200),
        )
        if (messages.length === 0) break
        for (const message of messages) io.local.to(roomKey(roomId)).emit('chat:message', message)
        room.told = messages.at(-1)?.seq ?? room.told
        await tellUnread(roomId, () => true)
      }
      rooms.delete(roomId)
    } catch (error) {
      source.log.warn({ err: error, roomId }, 'a room could not be told its messages; trying again')
      setTimeout(() => void tell(roomId, room), retryMs).unref()
    }
  }

  /** Sends connected members their own numbers of a room. */
  async function tellUnread(roomId: string, concerns: (session: ChatSession) => boolean) {
    const firms = Map.groupBy(
      socketsIn(io, roomKey(roomId))
        .map(socket => socket.data.session)
        .filter(concerns),
      session => session.viewer.organizationId,
    )
    for (const sessions of firms.values()) {
      const [first] = sessions
      if (!first) continue
      const memberIds = [...new Set(sessions.map(session => session.viewer.memberId))]
      const rows = await source.db.query(first.identity, tx =>
        tx
          .selectFrom('room')
          .crossJoin('member')
          .leftJoin('room_reader', join =>
            join
              .onRef('room_reader.member_id', '=', 'member.id')
              .onRef('room_reader.room_id', '=', 'room.id'),
          )
          .select([
            'member.id',
            'room.last_seq',
            sql<number>`coalesce(room_reader.read_seq, 0)`.as('read_seq'),
          ])
          .where('room.id', '=', roomId)
          .where('member.id', 'in', memberIds)
          .execute(),
      )
      for (const row of rows) {
        const unreadCount = Math.max(row.last_seq - row.read_seq, 0)
        io.local
          .to(memberKey(row.id))
          .emit('chat:unread', { roomId, lastSeq: row.last_seq, readSeq: row.read_seq, unreadCount })
      }
    }
  }

  const stops = [
    events.on('chat.message', event => {
      if (socketsIn(io, roomKey(event.recordId)).length > 0)
        heard(event.recordId, Number(event.payload['seq']))
    }),
    events.on('chat.read', event => {
      tellUnread(event.recordId, session => session.viewer.memberId === event.memberId).catch(
        (error: unknown) => source.log.warn({ err: error }, 'unread numbers could not be told'),
      )
    }),
  ]
  return { tellUnread, close: () => stops.forEach(stop => stop()) }
}
