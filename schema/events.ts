/** socket.io events of chat (path /socket.io, cookie session). The server's numbers are the truth; sockets only make it quick. */
export interface ChatMessageWire {
  id: string
  roomId: string
  seq: number
  clientMessageId: string
  author: { id: string; personId: string; name: string; organizationId: string; organizationName: string }
  body: string
  bodyHtml: string
  createdAt: string
}
export interface RoomUnread {
  roomId: string
  lastSeq: number
  readSeq: number
  unreadCount: number
}
export type ChatAnswer<T> = ({ ok: true } & T) | { ok: false; code: string; message: string }
export interface ClientToServerEvents {
  /** Send once or many times with the same id: the same message comes back. */
  'chat:send': (
    message: { roomId: string; clientMessageId: string; body: string },
    answer: (reply: ChatAnswer<{ message: ChatMessageWire }>) => void,
  ) => void
  /** After every (re)connect: what one has, per room. Answers what is missing (at most 200 a room, else isGap: reload) and true unread counts. */
  'chat:sync': (
    have: { rooms: { roomId: string; seq: number }[] },
    answer: (
      reply: ChatAnswer<{
        rooms: { roomId: string; messages: ChatMessageWire[]; isGap: boolean }[]
        unread: RoomUnread[]
      }>,
    ) => void,
  ) => void
  'chat:read': (
    marker: { roomId: string; seq: number },
    answer: (reply: ChatAnswer<{ unread: RoomUnread }>) => void,
  ) => void
  'chat:typing': (at: { roomId: string }) => void
}
export interface ServerToClientEvents {
  'chat:message': (message: ChatMessageWire) => void
  'chat:unread': (unread: RoomUnread) => void
  'chat:typing': (who: { roomId: string; personId: string; name: string }) => void
  /** Who of a room's members is connected. */
  'chat:presence': (room: { roomId: string; personIds: string[] }) => void
  /** The room closed for this person: a grant or membership ended. */
  'chat:removed': (room: { roomId: string }) => void
}
