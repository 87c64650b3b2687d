import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { execute, getNamedType, getOperationAST, isObjectType, parse, validate } from 'graphql'
import type { DocumentNode, ExecutionResult, FieldNode } from 'graphql'
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js'
import { makeServer } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import type { ContextSource, RequestContext } from '../context.ts'
import { createContext } from '../context.ts'
import { AppError, badInput } from '../errors.ts'
import type { DomainEvent, Events } from '../events.ts'
import type { Language } from '../language.ts'
import type { Identity } from '../viewer.ts'
import { requireViewer } from '../viewer.ts'
import { compileRecord } from './compileSelection.ts'
import { notTrusted, unknownDocument } from './documents.ts'
import type { TrustedDocuments } from './documents.ts'
import type { ReadThrough } from './execution.ts'
import { publicFault } from './faults.ts'
import type { Api, SubscriptionPlan } from './schema.ts'

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

interface Connection {
  identity: Identity
  language: Language
  open: number
}

interface Asked {
  document: DocumentNode
  operationName: string | null | undefined
  variables: Record<string, unknown>
}

/** One execution per (document, variables, rights): everybody who may see the same gets the same answer. */
interface Group {
  plan: SubscriptionPlan
  args: Record<string, unknown>
  asked: Asked
  ctx: () => RequestContext
  sinks: Set<(result: ExecutionResult) => void>
  /** The newest event of each record that waits; a burst becomes one answer. */
  waiting: Map<string, DomainEvent>
  isRunning: boolean
}

/** GraphQL over WebSocket (protocol graphql-transport-ws). */
export function openSubscriptions(options: SubscriptionOptions): SubscriptionServer {
  const { api, readThrough, documents, source, events, identify } = options
  const groups = new Map<string, Group>()
  const sockets = new Map<import('ws').WebSocket, Connection>()

  function concerns(group: Group, event: DomainEvent) {
    if (!group.plan.topics.some(topic => event.topic.startsWith(topic))) return false
    const viewer = group.ctx().identity?.viewer
    return viewer ? (group.plan.concerns?.(event, group.args, viewer) ?? true) : false
  }

  const stopListening = events.on('', event => {
    for (const group of groups.values()) {
      if (!concerns(group, event)) continue
      group.waiting.set(event.recordId, event)
      if (!group.isRunning) void run(group)
    }
  })

  async function run(group: Group) {
    group.isRunning = true
    for (let next = group.waiting.entries().next(); !next.done; next = group.waiting.entries().next()) {
      const [recordId, event] = next.value
      group.waiting.delete(recordId)
      const result = await answer(group, event).catch((error: unknown) => {
        source.log.error({ err: error, topic: event.topic }, 'a subscription could not be answered')
        return null
      })
      if (result) for (const sink of group.sinks) sink(result)
    }
    group.isRunning = false
  }

  async function answer({ asked, plan, ctx }: Group, event: DomainEvent): Promise<ExecutionResult | null> {
    const operation = getOperationAST(asked.document, asked.operationName)
    const field = operation?.selectionSet.selections.find(node => node.kind === 'Field')
    if (!field || field.kind !== 'Field') return null
    const result = await execute({
      schema: api.schema,
      document: asked.document,
      operationName: asked.operationName,
      variableValues: asked.variables,
      rootValue: { [field.name.value]: plan.payload(event) },
      contextValue: ctx(),
      fieldResolver: readThrough.resolve,
    })
    // Not visible to these rights: nothing is said, not even that something happened.
    return result.data ? result : null
  }

  function groupOf(asked: Asked, connection: Connection): Group {
    const operation = getOperationAST(asked.document, asked.operationName)
    const node = operation?.selectionSet.selections[0]
    const type = api.schema.getSubscriptionType()
    const definition = node?.kind === 'Field' ? type?.getFields()[node.name.value] : undefined
    const plan = node?.kind === 'Field' ? api.subscriptions[node.name.value] : undefined
    if (
      !operation ||
      operation.operation !== 'subscription' ||
      node?.kind !== 'Field' ||
      !definition ||
      !plan
    ) {
      throw badInput(null, {
        en: 'Only subscriptions run over this connection.',
        ja: 'この接続では購読のみ実行できます。',
      })
    }
    const { coerced, errors } = getVariableValues(
      api.schema,
      operation.variableDefinitions ?? [],
      asked.variables,
    )
    if (errors) throw errors[0]
    const viewer = requireViewer(connection.identity)
    const rights = isPersonal(node, asked, coerced)
      ? viewer.memberId
      : `${viewer.organizationId} ${viewer.roles.toSorted().join()} ${connection.language}`
    const key = JSON.stringify([documentKey(asked.document), asked.operationName, coerced, rights])
    let group = groups.get(key)
    if (!group) {
      group = {
        plan,
        args: getArgumentValues(definition, node, coerced),
        asked: { ...asked, variables: asked.variables },
        ctx: () => createContext(source, connection.identity, connection.language),
        sinks: new Set(),
        waiting: new Map(),
        isRunning: false,
      }
      groups.set(key, group)
    }
    return group
  }

  function isPersonal(node: FieldNode, asked: Asked, variables: Record<string, unknown>) {
    const type = getNamedType(api.schema.getSubscriptionType()?.getFields()[node.name.value]?.type)
    if (!isObjectType(type) || !api.projections.types[type.name]) return true
    const fragments = Object.fromEntries(
      asked.document.definitions.flatMap(each =>
        each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [],
      ),
    )
    return compileRecord({ schema: api.schema, projections: api.projections, fragments, variables }, type, [
      node,
    ]).isPersonal
  }

  async function* stream(asked: Asked, connection: Connection): AsyncGenerator<ExecutionResult> {
    const group = groupOf(asked, connection)
    const queue: ExecutionResult[] = []
    let wake = () => {}
    const sink = (result: ExecutionResult) => {
      queue.push(result)
      wake()
    }
    group.sinks.add(sink)
    connection.open++
    try {
      for (;;) {
        const result = queue.shift()
        if (result) yield result
        else await new Promise<void>(resolve => (wake = resolve))
      }
    } finally {
      connection.open--
      group.sinks.delete(sink)
      if (group.sinks.size === 0) for (const [key, value] of groups) if (value === group) groups.delete(key)
    }
  }

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
        groupOf(asked, extra.connection)
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
      stream(
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

  return {
    handleUpgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, ws => server.emit('connection', ws, request)),
    closeCredential(credentialId) {
      for (const [socket, connection] of sockets) {
        if (connection.identity.credentialId === credentialId) socket.close(signedOut, 'Signed out')
      }
    },
    async close() {
      stopListening()
      clearInterval(heartbeat)
      for (const socket of server.clients) socket.close(1012, 'Restarting')
      server.close()
    },
  }
}

const documentKeys = new WeakMap<DocumentNode, number>()
const textKeys = new Map<string, number>()
/** The same text gets the same number, parsed once or often. */
function documentKey(document: DocumentNode): number {
  let key = documentKeys.get(document)
  if (key === undefined) {
    const text = JSON.stringify(document)
    key = textKeys.get(text) ?? textKeys.size + 1
    if (textKeys.size < 5000) textKeys.set(text, key)
    documentKeys.set(document, key)
  }
  return key
}
