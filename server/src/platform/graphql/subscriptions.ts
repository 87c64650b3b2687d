import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { parse, validate } from 'graphql'
import type { DocumentNode } from 'graphql'
import { makeServer } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import type { ContextSource } from '../context.ts'
import { AppError, badInput } from '../errors.ts'
import type { Events } from '../events.ts'
import type { Language } from '../language.ts'
import type { Identity } from '../viewer.ts'
import { notTrusted, unknownDocument } from './documents.ts'
import type { TrustedDocuments } from './documents.ts'
import type { ReadThrough } from './execution.ts'
import { publicFault } from './faults.ts'
import type { Api } from './schema.ts'
import { openSubscriptionGroups } from './subscriptionGroups.ts'
import type { Connection } from './subscriptionGroups.ts'

export interface SubscriptionOptions {
  api: Api
  readThrough: ReadThrough
  documents: TrustedDocuments
  onlyTrustedDocuments: boolean
  source: ContextSource
  events: Events
  identify: (
    request: IncomingMessage,
    organizationId: string | null,
  ) => Promise<{ identity: Identity; language: Language } | null>
}

export interface SubscriptionServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends what a session or key holds open. */
  closeCredential(credentialId: string): void
  close(): Promise<void>
}

/** Close codes of ours; graphql-ws uses 4400–4499 for the protocol. */
const signedOut = 4403
const mostPerSocket = 100

/** GraphQL over WebSocket (protocol graphql-transport-ws). */
export function openSubscriptions(options: SubscriptionOptions): SubscriptionServer {
  const { api, documents, source, identify } = options
  const groups = openSubscriptionGroups(options)
  const sockets = new Map<import('ws').WebSocket, Connection>()

  function documentOf(
    payload: { query: string; extensions?: Record<string, unknown> | null },
    connection: Connection,
  ): DocumentNode {
    const id = payload.extensions?.['documentId']
    if (typeof id === 'string') {
      const trusted = documents.find(id)
      if (!trusted) throw unknownDocument()
      return trusted.document
    }
    if (options.onlyTrustedDocuments && !connection.identity.scopes && !documents.has(payload.query))
      throw notTrusted()
    if (payload.query.length > 20_000)
      throw badInput('query', { en: 'The document is too long.', ja: 'ドキュメントが長すぎます。' })
    const document = parse(payload.query, { maxTokens: 3000 })
    const faults = validate(api.schema, document)
    if (faults[0]) throw faults[0]
    return document
  }

  const protocol = makeServer<
    Record<string, unknown>,
    { connection: Connection; request: IncomingMessage; socket: import('ws').WebSocket }
  >({
    connectionInitWaitTimeout: 5000,
    async onConnect({ connectionParams, extra }) {
      const organizationId =
        typeof connectionParams?.['organizationId'] === 'string' ? connectionParams['organizationId'] : null
      const who = await identify(extra.request, organizationId)
      if (!who?.identity.viewer) return false
      extra.connection = { ...who, open: 0 }
      sockets.set(extra.socket, extra.connection)
      return true
    },
    async onSubscribe({ extra }, _id, payload) {
      try {
        if (extra.connection.open >= mostPerSocket) {
          throw new AppError('RATE_LIMITED', {
            en: `At most ${mostPerSocket} subscriptions on one connection. Close some.`,
            ja: `一つの接続で購読できるのは ${mostPerSocket} 件までです。不要な購読を終了してください。`,
          })
        }
        const document = documentOf(payload, extra.connection)
        const asked = { document, operationName: payload.operationName, variables: payload.variables ?? {} }
        groups.check(asked, extra.connection)
        return {
          schema: api.schema,
          document,
          operationName: payload.operationName,
          variableValues: asked.variables,
          contextValue: extra.connection,
        }
      } catch (error) {
        return [publicFault(error, extra.connection.language, source.log)] as never
      }
    },
    subscribe: async args =>
      groups.stream(
        { document: args.document, operationName: args.operationName, variables: { ...args.variableValues } },
        args.contextValue as Connection,
      ),
  })

  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 256 * 1024,
    perMessageDeflate: false,
    handleProtocols: () => 'graphql-transport-ws',
  })
  server.on('connection', (socket, request: IncomingMessage) => {
    socket.on('error', () => {})
    const extra = { request, socket } as {
      connection: Connection
      request: IncomingMessage
      socket: import('ws').WebSocket
    }
    const closed = protocol.opened(
      {
        protocol: 'graphql-transport-ws',
        send: data =>
          new Promise<void>((resolve, reject) => {
            // A reader this slow reloads instead of filling our memory.
            if (socket.bufferedAmount > 4 * 1024 * 1024) socket.close(4429, 'Too slow: load again')
            socket.send(data, error => (error ? reject(error) : resolve()))
          }).catch(() => {}),
        close: (code, reason) => socket.close(code, reason),
        onMessage: receive =>
          socket.on(
            'message',
            data => void receive(String(data)).catch(() => socket.close(4400, 'Not understood')),
          ),
      },
      extra,
    )
    socket.on('close', (code, reason) => {
      sockets.delete(socket)
      void closed(code, String(reason))
    })
  })
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) socket.ping()
  }, 25_000)

  // Whoever left a firm hears nothing of it any more, on whichever process.
  const stopHearing = options.events.on('member.erased', ({ recordId }) => {
    for (const [socket, { identity }] of sockets)
      if (identity.viewer?.memberId === recordId) socket.close(signedOut, 'Signed out')
  })

  return {
    handleUpgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, ws => server.emit('connection', ws, request)),
    closeCredential(credentialId) {
      for (const [socket, connection] of sockets) {
        if (connection.identity.credentialId === credentialId) socket.close(signedOut, 'Signed out')
      }
    },
    async close() {
      stopHearing()
      groups.close()
      clearInterval(heartbeat)
      for (const socket of server.clients) socket.close(1012, 'Restarting')
      server.close()
    },
  }
}
