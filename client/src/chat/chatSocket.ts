import type {
  ChatAnswer,
  ChatMessageWire,
  ClientToServerEvents,
  RoomUnread,
  ServerToClientEvents,
} from '@enishi/schema/events.ts'
import { io, type Socket } from 'socket.io-client'
import type { OutgoingMessage, SendOutcome } from './outbox.ts'

export type ChatSocket = Socket<ServerToClientEvents, ClientToServerEvents>

const answerTimeoutMs = 10_000

/** Refusals that say nothing about the message: it is kept and tried again. */
const passingCodes = ['RATE_LIMITED', 'UNAVAILABLE', 'UNAUTHENTICATED']

/** Chat's socket at our own origin; the cookie says who, `organizationId` for which firm. Connects at once. */
export const openChatSocket = (organizationId: string): ChatSocket =>
  io({
    path: '/socket.io',
    withCredentials: true,
    transports: ['websocket', 'polling'],
    auth: { organizationId },
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    forceNew: true,
  })

/** Runs one request; null when the connection fell or nothing came back in ten seconds. */
function ask<T>(
  socket: ChatSocket,
  emit: (answer: (error: Error | null, reply: ChatAnswer<T>) => void) => void,
): Promise<ChatAnswer<T> | null> {
  if (!socket.connected) return Promise.resolve(null)
  return new Promise(resolve => {
    const lost = () => resolve(null)
    socket.once('disconnect', lost)
    emit((error, reply) => {
      socket.off('disconnect', lost)
      resolve(error ? null : reply)
    })
  })
}

/** Sends one message and tells what became of it; `onMessage` gets it as the server numbered it. */
export async function sendMessage(
  socket: ChatSocket,
  { roomId, clientMessageId, body }: OutgoingMessage,
  onMessage: (message: ChatMessageWire) => void,
): Promise<SendOutcome> {
  const reply = await ask<{ message: ChatMessageWire }>(socket, answer =>
    socket.timeout(answerTimeoutMs).emit('chat:send', { roomId, clientMessageId, body }, answer),
  )
  if (!reply) return { kind: 'unreachable' }
  if (reply.ok) {
    onMessage(reply.message)
    return { kind: 'acknowledged' }
  }
  return passingCodes.includes(reply.code)
    ? { kind: 'unreachable' }
    : { kind: 'refused', message: reply.message }
}

/** Asks what is missing per room; null when the server could not be asked. */
export async function syncRooms(socket: ChatSocket, rooms: { roomId: string; seq: number }[]) {
  const reply = await ask<{
    rooms: { roomId: string; messages: ChatMessageWire[]; isGap: boolean }[]
    unread: RoomUnread[]
  }>(socket, answer => socket.timeout(answerTimeoutMs).emit('chat:sync', { rooms }, answer))
  return reply?.ok ? reply : null
}

/** Moves the reader's marker; answers the server's numbers, or null. */
export async function markRead(socket: ChatSocket, marker: { roomId: string; seq: number }) {
  const reply = await ask<{ unread: RoomUnread }>(socket, answer =>
    socket.timeout(answerTimeoutMs).emit('chat:read', marker, answer),
  )
  return reply?.ok ? reply.unread : null
}
