import { randomUUID } from 'node:crypto'
import type {
  ChatMessageWire,
  ClientToServerEvents,
  RoomUnread,
  ServerToClientEvents,
} from '@enishi/schema/events.ts'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { Person } from './liveServer.ts'
import type { World } from './world.ts'

/** What a test asked for it also expects. */
type Reply = ReturnType<typeof JSON.parse>

const open: Socket[] = []

/** Ends what a test opened. */
export function closeChats(): void {
  for (const socket of open.splice(0)) socket.disconnect()
}

export interface ChatClient {
  socket: Socket<ServerToClientEvents, ClientToServerEvents>
  messages: ChatMessageWire[]
  unread: Map<string, RoomUnread>
  presence: Map<string, string[]>
  removed: string[]
  ask: (event: string, payload: unknown) => Promise<Reply>
}

/** What arrived in one room: others of the same person may still hear of earlier ones. */
export const arrivedIn = (client: ChatClient, roomId: string): ChatMessageWire[] =>
  client.messages.filter(message => message.roomId === roomId)

export async function connectChat(
  world: World,
  person: { cookie: string; organizationId?: string },
  { port = world.server.port, transports = ['websocket'] }: { port?: number; transports?: string[] } = {},
): Promise<ChatClient> {
  const socket: ChatClient['socket'] = io(`http://127.0.0.1:${port}`, {
    path: '/socket.io',
    transports,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    extraHeaders: { cookie: person.cookie },
    auth: { organizationId: person.organizationId },
  })
  open.push(socket as unknown as Socket)
  const client: ChatClient = {
    socket,
    messages: [],
    unread: new Map(),
    presence: new Map(),
    removed: [],
    ask: (event, payload) => (socket as unknown as Socket).timeout(5000).emitWithAck(event, payload),
  }
  socket.on('chat:message', message => client.messages.push(message))
  socket.on('chat:unread', unread => client.unread.set(unread.roomId, unread))
  socket.on('chat:presence', ({ roomId, personIds }) => client.presence.set(roomId, personIds))
  socket.on('chat:removed', ({ roomId }) => client.removed.push(roomId))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return client
}

export async function openRoom(world: World, title = 'Spring fair'): Promise<string> {
  const { openRoom } = await world.aiko.ask(
    'mutation($input: OpenRoomInput!) { openRoom(input: $input) { id } }',
    {
      input: { partnershipId: world.partnershipId, title },
    },
  )
  return openRoom.id
}

export const send = (
  client: ChatClient,
  roomId: string,
  body: string,
  clientMessageId: string = randomUUID(),
) => client.ask('chat:send', { roomId, body, clientMessageId })

export const roomOf = async (client: ChatClient, roomId: string, seq = 0) => {
  const reply = await client.ask('chat:sync', { rooms: [{ roomId, seq }] })
  return {
    messages: reply.rooms[0].messages as ChatMessageWire[],
    isGap: reply.rooms[0].isGap,
    unread: reply.unread as RoomUnread[],
  }
}

export async function changeStatus(world: World, by: Person, status: string) {
  const { partnership } = await by.ask('query($id: ID!) { partnership(id: $id) { version } }', {
    id: world.partnershipId,
  })
  await by.ask(
    'mutation($input: ChangePartnershipStatusInput!) { changePartnershipStatus(input: $input) { __typename } }',
    {
      input: { partnershipId: world.partnershipId, status, expectedVersion: partnership.version },
    },
  )
}
