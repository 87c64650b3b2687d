import type { RoomUnread } from '@enishi/schema/events.ts'
import { effectScope, ref, shallowReactive } from 'vue'
import { markRead, openChatSocket, sendMessage, syncRooms } from './chatSocket.ts'
import { createOutbox } from './outbox.ts'
import {
  emptyLog,
  fromWire,
  hasGap,
  lastSeqOf,
  mergeMessages,
  type LoggedMessage,
  type RoomLog,
} from './roomLog.ts'
import { createTyping } from './typing.ts'

/** Who the chat is for: everything in it ends when the person or the firm changes. */
export interface ChatIdentity {
  personId: string
  organizationId: string
}

/**
 * Everything live about chat for one person acting for one firm: the socket, the logs of opened rooms,
 * the server's unread numbers, who is connected, and what is still on its way out.
 */
function createChat({ personId, organizationId }: ChatIdentity) {
  const socket = openChatSocket(organizationId)
  const link = ref<'connecting' | 'connected' | 'disconnected'>('connecting')
  const logs = shallowReactive(new Map<string, RoomLog>())
  const unread = shallowReactive(new Map<string, RoomUnread>())
  const latest = shallowReactive(new Map<string, LoggedMessage>())
  const presence = shallowReactive(new Map<string, readonly string[]>())
  const removed = shallowReactive(new Set<string>())
  /** Rooms whose log was dropped because too much was missed; the view reads its newest page again. */
  const stale = shallowReactive(new Set<string>())
  /** Counts what a list of rooms cannot know from a single event. */
  const roomsChanged = ref(0)
  /** Counts changes of the outbox, which itself is plain. */
  const outgoing = ref(0)
  const typing = createTyping(socket, personId)

  const outbox = createOutbox({
    storage: localStorage,
    personId,
    send: message => sendMessage(socket, message, wire => take([fromWire(wire)])),
    onChange: () => void outgoing.value++,
  })

  /** Takes messages in, from wherever they come. Only rooms that are open keep a log. */
  function take(messages: readonly LoggedMessage[]) {
    for (const message of messages) {
      if (message.authorPersonId === personId) outbox.settle(message.clientMessageId)
      if (message.seq >= (latest.get(message.roomId)?.seq ?? 0)) latest.set(message.roomId, message)
      typing.stop(message.roomId, message.authorPersonId)
      const log = logs.get(message.roomId)
      if (log) logs.set(message.roomId, mergeMessages(log, [message]))
    }
  }

  async function sync() {
    const have = [...logs].map(([roomId, log]) => ({ roomId, seq: lastSeqOf(log) }))
    const answer = await syncRooms(socket, have)
    if (!answer) return
    for (const { roomId, messages, isGap } of answer.rooms) {
      if (isGap) {
        logs.set(roomId, emptyLog)
        stale.add(roomId)
      } else take(messages.map(fromWire))
    }
    for (const each of answer.unread) unread.set(each.roomId, each)
  }

  socket.on('connect', async () => {
    link.value = 'connected'
    await sync()
    roomsChanged.value++
    outbox.flush()
  })
  socket.on('disconnect', reason => {
    link.value = 'disconnected'
    presence.clear()
    // The server closed it itself, as when a session ends; socket.io does not come back by itself then.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 2000)
  })
  socket.on('connect_error', () => (link.value = 'disconnected'))
  socket.on('chat:message', wire => {
    const isKnown = latest.has(wire.roomId) || logs.has(wire.roomId)
    take([fromWire(wire)])
    const log = logs.get(wire.roomId)
    if (log && hasGap(log, wire.seq)) void sync()
    if (!isKnown) roomsChanged.value++
  })
  socket.on('chat:unread', numbers => {
    if (!unread.has(numbers.roomId)) roomsChanged.value++
    unread.set(numbers.roomId, numbers)
  })
  socket.on('chat:presence', ({ roomId, personIds }) => presence.set(roomId, personIds))
  socket.on('chat:removed', ({ roomId }) => {
    removed.add(roomId)
    logs.delete(roomId)
    unread.delete(roomId)
    latest.delete(roomId)
    roomsChanged.value++
  })

  return {
    personId,
    organizationId,
    link,
    logs,
    unread,
    latest,
    presence,
    removed,
    stale,
    roomsChanged,
    outgoing,
    outbox,
    typing,
    take,
    sync,
    /** Moves the reader's marker and takes the server's numbers. */
    async read(roomId: string, seq: number) {
      const numbers = await markRead(socket, { roomId, seq })
      if (numbers) unread.set(roomId, numbers)
    },
    /** Joins pages read over GraphQL with what the socket brought meanwhile. */
    open(roomId: string, messages: readonly LoggedMessage[]) {
      logs.set(roomId, mergeMessages(logs.get(roomId) ?? emptyLog, messages))
      stale.delete(roomId)
    },
    close() {
      typing.clear()
      socket.disconnect()
    },
  }
}

export type Chat = ReturnType<typeof createChat>

let current: { chat: Chat; stop: () => void } | undefined

/** The one chat of this page for this person and firm; another identity ends the former. */
export function chatFor(identity: ChatIdentity): Chat {
  const { personId, organizationId } = identity
  if (current?.chat.personId === personId && current.chat.organizationId === organizationId)
    return current.chat
  closeChat()
  const scope = effectScope(true)
  const chat = scope.run(() => createChat(identity))
  if (!chat) throw new Error('Chat could not start.')
  current = { chat, stop: () => scope.stop() }
  return chat
}

/** Ends the live connection, as when signing out. */
export function closeChat(): void {
  current?.chat.close()
  current?.stop()
  current = undefined
}
