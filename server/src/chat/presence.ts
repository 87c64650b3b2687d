import { roomKey, roomsOf, socketsIn } from './chatSession.ts'
import type { ChatServer, ChatSocket } from './chatSession.ts'
import type { Whispers } from './whispers.ts'

const gatherMs = 200
const beatMs = 15_000
const silentMs = 45_000
const roomsPerWhisper = 150

/**
 * Who of a room's members is connected, on any process. Each process tells the others who comes and goes; one that has
 * not been heard for 45 seconds took its people with it.
 */
export function openPresence(io: ChatServer, whispers: Whispers) {
  const elsewhere = new Map<string, { heardAt: number; rooms: Map<string, Set<string>> }>()
  const changed = new Set<string>()
  let gathering: NodeJS.Timeout | null = null

  const here = (roomId: string) =>
    socketsIn(io, roomKey(roomId)).map(socket => socket.data.session.viewer.personId)

  function personIds(roomId: string): string[] {
    const people = new Set(here(roomId))
    for (const { rooms } of elsewhere.values()) for (const id of rooms.get(roomId) ?? []) people.add(id)
    return [...people].sort()
  }

  function change(roomIds: Iterable<string>) {
    for (const roomId of roomIds) if (io.sockets.adapter.rooms.has(roomKey(roomId))) changed.add(roomId)
    if (changed.size > 0) gathering ??= setTimeout(tellRooms, gatherMs)
  }

  function tellRooms() {
    gathering = null
    for (const roomId of changed)
      io.local.to(roomKey(roomId)).emit('chat:presence', { roomId, personIds: personIds(roomId) })
    changed.clear()
  }

  function tellOthers(personId: string, roomIds: string[], isHere: boolean) {
    for (let i = 0; i < roomIds.length; i += roomsPerWhisper) {
      whispers.tell('chat.presence', {
        personId,
        isHere,
        rooms: roomIds.slice(i, i + roomsPerWhisper).join(' '),
      })
    }
  }

  /** A new process, or one that was away, asks everybody who is where. */
  function tellEverybody() {
    const people = Map.groupBy(io.sockets.sockets.values(), socket => socket.data.session.viewer.personId)
    for (const [personId, sockets] of people)
      tellOthers(personId, [...new Set(sockets.flatMap(roomsOf))], true)
  }

  const processOf = (id: string) => {
    let entry = elsewhere.get(id)
    if (!entry) elsewhere.set(id, (entry = { heardAt: 0, rooms: new Map() }))
    entry.heardAt = Date.now()
    return entry
  }

  const stops = [
    whispers.on('chat.presence', (from, { personId, isHere, rooms }) => {
      const entry = processOf(from)
      const roomIds = String(rooms).split(' ')
      for (const roomId of roomIds) {
        const people = entry.rooms.get(roomId) ?? new Set<string>()
        if (isHere) people.add(String(personId))
        else people.delete(String(personId))
        if (people.size > 0) entry.rooms.set(roomId, people)
        else entry.rooms.delete(roomId)
      }
      change(roomIds)
    }),
    whispers.on('chat.beat', (from, { isNew }) => {
      if (isNew || !elsewhere.has(from)) tellEverybody()
      processOf(from)
    }),
    whispers.on('chat.gone', forget),
  ]

  function forget(processId: string) {
    const gone = elsewhere.get(processId)
    elsewhere.delete(processId)
    if (gone) change(gone.rooms.keys())
  }

  const beat = setInterval(() => {
    whispers.tell('chat.beat', { isNew: false })
    for (const [id, { heardAt }] of elsewhere) if (Date.now() - heardAt > silentMs) forget(id)
  }, beatMs)
  beat.unref()
  whispers.tell('chat.beat', { isNew: true })

  return {
    /** The socket is in these rooms now. It hears who is there; the others hear of a person who was not. */
    entered(socket: ChatSocket, roomIds: string[]) {
      const { personId } = socket.data.session.viewer
      const fresh = roomIds.filter(roomId => here(roomId).filter(id => id === personId).length === 1)
      const known = roomIds.filter(roomId => !fresh.includes(roomId))
      for (const roomId of known) socket.emit('chat:presence', { roomId, personIds: personIds(roomId) })
      change(fresh)
      tellOthers(personId, fresh, true)
    },
    /** The socket has left these rooms. */
    left(socket: ChatSocket, roomIds: string[]) {
      const { personId } = socket.data.session.viewer
      const gone = roomIds.filter(roomId => !here(roomId).includes(personId))
      change(gone)
      tellOthers(personId, gone, false)
    },
    close() {
      clearInterval(beat)
      if (gathering) clearTimeout(gathering)
      stops.forEach(stop => stop())
      whispers.tell('chat.gone', {})
    },
  }
}

export type Presence = ReturnType<typeof openPresence>
