import type { ChatAnswer } from '@enishi/schema/events.ts'
import { createServer } from 'node:http'
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import type { z } from 'zod'
import { createContext } from '../platform/context.ts'
import type { ContextSource, RequestContext } from '../platform/context.ts'
import { AppError, noOrganization, notFound, unauthenticated } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import { publicFault } from '../platform/graphql/faults.ts'
import { languageOfHeader } from '../platform/language.ts'
import { isUnreachable } from './isUnreachable.ts'
import { payloads, readPayload } from './chatPayloads.ts'
import { credentialKey, memberKey, roomKey, roomsOf, socketsIn } from './chatSession.ts'
import type { ChatServer, ChatSocket, Identify } from './chatSession.ts'
import { markRoomRead } from './markRoomRead.ts'
import { openPresence } from './presence.ts'
import { openRoomAccess, visibleRooms } from './roomAccess.ts'
import { openRoomFeed } from './roomFeed.ts'
import { sendMessage } from './sendMessage.ts'
import { syncRooms } from './syncRooms.ts'
import { openWhispers } from './whispers.ts'

const path = '/socket.io'

export interface ChatSocketOptions {
  source: ContextSource
  events: Events
  identify: Identify
  isOwnPage: (request: IncomingMessage) => boolean
}

/**
 * Chat over socket.io at /socket.io. The database numbers and keeps; PostgreSQL's notifications carry news between
 * processes, so any number of them works without Redis.
 */
export function openChatSockets({ source, events, identify, isOwnPage }: ChatSocketOptions) {
  const { log } = source
  // Never listens: it hands socket.io the upgrades and requests that the one router passes on.
  const inner = createServer()
  const io: ChatServer = new Server(inner, {
    path,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: 256 * 1024,
    connectTimeout: 10_000,
    perMessageDeflate: false,
    allowRequest: (request, decide) => decide(null, isOwnPage(request)),
  })
  const whispers = openWhispers(source, events)
  const feed = openRoomFeed(io, source, events)
  const presence = openPresence(io, whispers)
  const access = openRoomAccess({ io, source, events, identify, presence, feed })
  const flood = new RateLimiterMemory({ points: 200, duration: 10 })
  const typingPace = new RateLimiterMemory({ points: 1, duration: 1 })

  io.use(async (socket, next) => {
    try {
      next(await admit(socket))
    } catch (error) {
      log.error({ err: error }, 'a chat socket could not be admitted')
      next(refusal('UNAVAILABLE', 'Try again in a moment.'))
    }
  })

  const arrivals = new WeakMap<ChatSocket, string[]>()

  async function admit(socket: ChatSocket): Promise<Error | undefined> {
    const wanted: unknown = socket.handshake.auth['organizationId']
    const organizationId = typeof wanted === 'string' ? wanted : null
    const found = await identify(socket.request, organizationId)
    const language = found?.language ?? languageOfHeader(socket.request.headers['accept-language'])
    // A system's key speaks over HTTP; chat is for people.
    if (!found || found.identity.scopes) return refusalOf(unauthenticated(), language)
    const { viewer } = found.identity
    if (!viewer) return refusalOf(noOrganization(), language)
    const { rooms, name } = await source.db.query(found.identity, async tx => ({
      rooms: await visibleRooms(tx, viewer),
      name: await tx.selectFrom('member').select('name').where('id', '=', viewer.memberId).executeTakeFirst(),
    }))
    socket.data.session = { ...found, viewer, name: name?.name ?? '', organizationId }
    arrivals.set(socket, rooms)
    return undefined
  }

  io.on('connection', socket => {
    const { viewer, identity } = socket.data.session
    const rooms = arrivals.get(socket) ?? []
    void socket.join([
      memberKey(viewer.memberId),
      credentialKey(identity.credentialId),
      ...rooms.map(roomKey),
    ])
    presence.entered(socket, rooms)
    socket.use((_packet, next) => {
      flood.consume(socket.id).then(
        () => next(),
        () => socket.disconnect(true),
      )
    })
    socket.on('error', () => {})
    socket.on('disconnecting', () => {
      const left = roomsOf(socket)
      setImmediate(() => presence.left(socket, left))
    })
    const on = answering(socket)
    socket.on(
      'chat:send',
      on(payloads.send, async (ctx, message) => ({ message: await sendMessage(ctx, message) })),
    )
    socket.on(
      'chat:sync',
      on(payloads.sync, (ctx, { rooms }) => syncRooms(ctx, rooms)),
    )
    socket.on(
      'chat:read',
      on(payloads.read, async (ctx, { roomId, seq }) => ({ unread: await markRoomRead(ctx, roomId, seq) })),
    )
    socket.on(
      'chat:typing',
      on(payloads.typing, async (_ctx, { roomId }) => typing(socket, roomId)),
    )
  })

  /** Runs one event; whatever happens, the client gets an answer it can show. */
  function answering(socket: ChatSocket) {
    return <T, R extends object>(schema: z.ZodType<T>, work: (ctx: RequestContext, input: T) => Promise<R>) =>
      async (...given: unknown[]) => {
        const reply = given.find(each => typeof each === 'function')
        const answer = (value: ChatAnswer<R>) => void (typeof reply === 'function' && reply(value))
        const { identity, language } = socket.data.session
        try {
          const input = readPayload(schema, given[0])
          answer({ ok: true, ...(await work(createContext(source, identity, language), input)) })
        } catch (error) {
          if (isUnreachable(error)) return answer({ ok: false, ...unreachable[language] })
          const fault = publicFault(error, language, log)
          answer({ ok: false, code: String(fault.extensions?.['code']), message: fault.message })
        }
      }
  }

  /** Said to whoever is connected now, and kept nowhere. */
  async function typing(socket: ChatSocket, roomId: string) {
    if (!socket.rooms.has(roomKey(roomId))) throw notFound({ en: 'The room', ja: 'ルーム' })
    const { viewer, name } = socket.data.session
    const isPaced = await typingPace.consume(`${socket.id} ${roomId}`).then(
      () => true,
      () => false,
    )
    if (!isPaced) return {}
    socket.volatile.to(roomKey(roomId)).emit('chat:typing', { roomId, personId: viewer.personId, name })
    whispers.tell('chat.typing', { roomId, personId: viewer.personId, name })
    return {}
  }
  const stopTyping = whispers.on('chat.typing', (_from, { roomId, personId, name }) => {
    io.local.volatile
      .to(roomKey(String(roomId)))
      .emit('chat:typing', { roomId: String(roomId), personId: String(personId), name: String(name) })
  })

  return {
    path: 'socket.io',
    /** For the one upgrade router. */
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      inner.emit('upgrade', request, socket, head)
    },
    /** Long polling: requests under /socket.io/ go to socket.io, all others to who listened before. */
    attach(server: HttpServer) {
      const others = server.listeners('request')
      server.removeAllListeners('request')
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        if (request.url?.startsWith(`${path}/`)) inner.emit('request', request, response)
        else for (const listener of others) listener.call(server, request, response)
      })
    },
    /** Ends what a session holds open. */
    closeCredential(credentialId: string) {
      for (const socket of socketsIn(io, credentialKey(credentialId))) socket.disconnect(true)
    },
    async close() {
      access.close()
      presence.close()
      feed.close()
      stopTyping()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

const unreachable = {
  en: { code: 'UNAVAILABLE', message: 'The server cannot keep this right now. It will be sent again.' },
  ja: { code: 'UNAVAILABLE', message: 'サーバーが現在保存できません。自動的に再送されます。' },
}

const refusal = (code: string, message: string) => Object.assign(new Error(code), { data: { code, message } })

const refusalOf = (error: AppError, language: 'en' | 'ja') => refusal(error.code, error.texts[language])
