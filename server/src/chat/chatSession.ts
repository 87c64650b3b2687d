import type { ClientToServerEvents, ServerToClientEvents } from '@enishi/schema/events.ts'
import type { IncomingMessage } from 'node:http'
import type { Server, Socket } from 'socket.io'
import type { Language } from '../platform/language.ts'
import type { Identity, Viewer } from '../platform/viewer.ts'

/** Who is behind a socket, as last looked up. */
export interface ChatSession {
  identity: Identity
  viewer: Viewer
  language: Language
  name: string
  organizationId: string | null
}

type NoEvents = Record<string, never>

export type ChatServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  NoEvents,
  { session: ChatSession }
>
export type ChatSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  NoEvents,
  { session: ChatSession }
>

/** Who sends this request, acting for this firm; null when nobody is signed in. */
export type Identify = (
  request: IncomingMessage,
  organizationId?: string | null,
) => Promise<{ identity: Identity; language: Language } | null>

export const roomKey = (roomId: string) => `room:${roomId}`
export const memberKey = (memberId: string) => `member:${memberId}`
export const credentialKey = (credentialId: string) => `credential:${credentialId}`

/** This process's sockets in a room. */
export function socketsIn(io: ChatServer, key: string): ChatSocket[] {
  const ids = io.sockets.adapter.rooms.get(key) ?? []
  return [...ids].flatMap(id => io.sockets.sockets.get(id) ?? [])
}

export const roomsOf = (socket: ChatSocket): string[] =>
  [...socket.rooms].flatMap(key => (key.startsWith('room:') ? [key.slice(5)] : []))
