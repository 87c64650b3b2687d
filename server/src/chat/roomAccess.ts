import type { ContextSource } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { Events } from '../platform/events.ts'
import type { Role, Viewer } from '../platform/viewer.ts'
import { roomKey, roomsOf } from './chatSession.ts'
import type { ChatServer, ChatSocket, Identify } from './chatSession.ts'
import type { Presence } from './presence.ts'
import type { openRoomFeed } from './roomFeed.ts'

const gatherMs = 50
const sweepMs = 60_000

/** The rooms a firm is in, the newest first. */
export async function visibleRooms(tx: Transaction, viewer: Viewer): Promise<string[]> {
  const rows = await tx
    .selectFrom('admission')
    .innerJoin('room', 'room.id', 'admission.record_id')
    .select('room.id')
    .where('admission.org_id', '=', viewer.organizationId)
    .where('admission.record_type', '=', 'ROOM')
    .orderBy('admission.sort_at', 'desc')
    .orderBy('admission.record_id', 'desc')
    .limit(5000)
    .execute()
  return rows.map(row => row.id)
}

/** Keeps every open socket in exactly the rooms its person may see now, and closes those whose session is over. */
export function openRoomAccess(options: {
  io: ChatServer
  source: ContextSource
  events: Events
  identify: Identify
  presence: Presence
  feed: ReturnType<typeof openRoomFeed>
}) {
  const { io, source, events, identify, presence, feed } = options
  let isDue: NodeJS.Timeout | null = null

  /** Each firm is looked up once, however many of its people are connected. */
  async function recheck() {
    isDue = null
    const firms = Map.groupBy(
      io.sockets.sockets.values(),
      socket => socket.data.session.viewer.organizationId,
    )
    for (const sockets of firms.values()) {
      await recheckFirm(sockets).catch((error: unknown) => {
        source.log.warn({ err: error }, 'the rooms of a firm could not be checked; trying again')
        due(1000)
      })
    }
  }

  async function recheckFirm(sockets: ChatSocket[]) {
    const session = sockets[0]?.data.session
    if (!session) return
    const { rooms, members } = await source.db.query(session.identity, async tx => ({
      rooms: new Set(await visibleRooms(tx, session.viewer)),
      members: await tx
        .selectFrom('member')
        .select(['id', 'roles'])
        .where('org_id', '=', session.viewer.organizationId)
        .where('is_active', '=', true)
        .where('id', 'in', [...new Set(sockets.map(socket => socket.data.session.viewer.memberId))])
        .execute(),
    }))
    const roles = new Map(members.map(member => [member.id, member.roles as Role[]]))
    for (const socket of sockets) {
      const { session } = socket.data
      const current = roles.get(session.viewer.memberId)
      if (!current) {
        for (const roomId of roomsOf(socket)) socket.emit('chat:removed', { roomId })
        socket.disconnect(true)
        continue
      }
      const viewer = { ...session.viewer, roles: current }
      socket.data.session = { ...session, viewer, identity: { ...session.identity, viewer } }
      move(socket, rooms)
    }
  }

  function move(socket: ChatSocket, rooms: Set<string>) {
    const had = roomsOf(socket)
    const lost = had.filter(roomId => !rooms.has(roomId))
    const gained = [...rooms].filter(roomId => !socket.rooms.has(roomKey(roomId)))
    for (const roomId of lost) {
      void socket.leave(roomKey(roomId))
      socket.emit('chat:removed', { roomId })
    }
    if (lost.length > 0) presence.left(socket, lost)
    if (gained.length === 0) return
    void socket.join(gained.map(roomKey))
    presence.entered(socket, gained)
    const { memberId } = socket.data.session.viewer
    for (const roomId of gained) {
      feed
        .tellUnread(roomId, each => each.viewer.memberId === memberId)
        .catch((error: unknown) => source.log.warn({ err: error }, 'unread numbers could not be told'))
    }
  }

  function due(wait = gatherMs) {
    isDue ??= setTimeout(() => void recheck(), wait)
  }

  /** A session may run out while its socket stays open. */
  const sweep = setInterval(async () => {
    for (const socket of io.sockets.sockets.values()) {
      const found = await identify(socket.request, socket.data.session.organizationId).catch(() => undefined)
      if (found === null) socket.disconnect(true)
    }
  }, sweepMs)
  sweep.unref()

  const stops = ['room.', 'partnership.', 'grant.', 'member.'].map(topic => events.on(topic, () => due()))
  return {
    close() {
      clearInterval(sweep)
      if (isDue) clearTimeout(isDue)
      stops.forEach(stop => stop())
    },
  }
}
