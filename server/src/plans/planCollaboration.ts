import type { Connection, Document } from '@hocuspocus/server'
import { Hocuspocus } from '@hocuspocus/server'
import { planDocumentName, planIdOfDocument, planSchemaVersion } from '@enishi/schema/plan.ts'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'
import type { Language } from '../platform/language.ts'
import type { Identity } from '../platform/viewer.ts'
import { appendedTopic, openAppender } from './appendUpdates.ts'
import { openLivePlan } from './livePlan.ts'
import type { LivePlan } from './livePlan.ts'
import { findPlanSession, otherFirms } from './planAccess.ts'
import type { PlanSession } from './planAccess.ts'
import { ownPresence } from './planPresence.ts'
import { PlanRefusal, refused, tryAgain } from './planRefusal.ts'
import { watchPlanRights } from './planRights.ts'
import { openTextProjector } from './textProjector.ts'

const largestMessage = 1024 * 1024
const mostPerPlan = 100
const mostPerPerson = 20
const paceMs = 10_000
const paceUpdates = 600
const paceBytes = 2 * 1024 * 1024

export type Identify = (
  request: IncomingMessage,
  organizationId?: string | null,
) => Promise<{ identity: Identity; language: Language } | null>

/** One WebSocket; after it was let in to a plan, with who it is. */
export interface PlanContext {
  request: IncomingMessage
  webSocket: WebSocket
  session?: PlanSession
  pace: { since: number; updates: number; bytes: number }
}

export interface PlanCollaborationOptions {
  source: ContextSource
  events: Events
  identify: Identify
}

/** Plans written together at /collab (Hocuspocus). What a client is told is saved is in PostgreSQL. */
export function openPlanCollaboration({ source, events, identify }: PlanCollaborationOptions) {
  const processId = newId()
  const appender = openAppender(source, events, processId)
  const projector = openTextProjector(source)
  const live = new Map<string, LivePlan>()
  const sockets = new Set<WebSocket>()
  let isClosing = false

  const hocuspocus = new Hocuspocus<PlanContext>({
    quiet: true,
    timeout: 60_000,
    debounce: 0,
    maxUnauthenticatedQueueSize: 512 * 1024,
    maxUnauthenticatedQueueMessages: 100,
    maxPendingDocuments: 3,
    async onAuthenticate({ context, documentName, token, connectionConfig, instance }) {
      const session = await serving(documentName, admit(context, documentName, token))
      const connections = instance.documents.get(documentName)?.getConnections() ?? []
      const own = connections.filter(each => sessionOf(each)?.viewer.personId === session.viewer.personId)
      if (connections.length >= mostPerPlan || own.length >= mostPerPerson)
        throw tryAgain('too-many-connections')
      connectionConfig.readOnly = session.right === 'read'
      context.session = session
      return { session }
    },
    // Rights may have changed between being let in and being here.
    async connected({ connection, documentName }) {
      const session = sessionOf(connection)
      if (session) await serving(documentName, rights.check({ connection, session }))
    },
    async onLoadDocument({ document, documentName, context }) {
      if (!context.session) throw refused('unauthenticated')
      const opening = openLivePlan(source, appender, document, context.session)
      const plan = await serving(documentName, opening)
      live.set(documentName, plan)
      document.on('update', () => projector.changed(plan))
    },
    async beforeSync({ type, payload, connection, document, context }) {
      if (type !== 1 && type !== 2) return
      keepPace(context, payload.length)
      if (connection.readOnly) return
      const session = sessionOf(connection)
      const plan = live.get(document.name)
      if (!session || !plan) throw tryAgain('not-loaded')
      await serving(document.name, plan.take(session, payload))
    },
    async beforeHandleAwareness(payload) {
      ownPresence(payload, payload.connection && sessionOf(payload.connection))
    },
    async afterUnloadDocument({ documentName }) {
      const plan = live.get(documentName)
      live.delete(documentName)
      if (!plan) return
      await projector.project(plan)
      await plan.close()
    },
  })

  /** What fails on our side, such as the database, says "come back": no client may take it for a no. */
  async function serving<T>(documentName: string, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (error instanceof PlanRefusal) throw error
      source.log.warn({ err: error, documentName }, 'a plan could not be served; its client comes back')
      throw tryAgain('unavailable')
    }
  }

  /** The cookie says who; the document's name says where; the database says whether. */
  async function admit(context: PlanContext, documentName: string, token: string): Promise<PlanSession> {
    const planId = planIdOfDocument(documentName)
    if (!planId) throw new PlanRefusal(4404, 'not-found')
    const schema = /^schema:(\d+)$/.exec(token)?.[1]
    if (schema !== undefined && Number(schema) < planSchemaVersion)
      throw new PlanRefusal(4426, 'schema-too-old')
    const found = await identify(context.request)
    if (!found) throw new PlanRefusal(4401, 'unauthenticated')
    const session = await findPlanSession(source, found, planId)
    if (session) return session
    // A person of several firms opens a plan by its link, which names none of them.
    for (const organizationId of await otherFirms(source, found.identity)) {
      const other = await identify(context.request, organizationId)
      const session = other && (await findPlanSession(source, other, planId))
      if (session) return session
    }
    throw new PlanRefusal(4404, 'not-found')
  }

  const rights = watchPlanRights({ source, events, identify, connections: openConnections })

  function openConnections(): { connection: Connection<PlanContext>; session: PlanSession }[] {
    return [...hocuspocus.documents.values()].flatMap((document: Document) =>
      document.getConnections().flatMap(connection => {
        const session = sessionOf(connection)
        return session ? [{ connection, session }] : []
      }),
    )
  }

  const stopHearing = events.on(appendedTopic, ({ recordId, payload }) => {
    if (payload['processId'] === processId) return
    const plan = live.get(planDocumentName(recordId))
    plan
      ?.catchUp()
      .catch((error: unknown) =>
        source.log.warn({ err: error, planId: recordId }, 'a plan could not be caught up'),
      )
  })

  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    clientTracking: false,
  })

  function greet(webSocket: WebSocket, request: IncomingMessage) {
    const context: PlanContext = { request, webSocket, pace: { since: Date.now(), updates: 0, bytes: 0 } }
    sockets.add(webSocket)
    const client = hocuspocus.handleConnection(webSocket, webRequestOf(request), context)
    webSocket.binaryType = 'nodebuffer'
    webSocket.on('message', (data, isBinary) => {
      if (!isBinary || !Buffer.isBuffer(data)) return webSocket.close(1003, 'binary-only')
      if (!isClosing) client.handleMessage(new Uint8Array(data))
    })
    webSocket.on('close', (code, reason) => {
      sockets.delete(webSocket)
      client.handleClose({ code, reason: reason.toString() })
    })
    webSocket.on('error', () => webSocket.terminate())
  }

  return {
    path: 'collab',
    /** For the one upgrade router. */
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      if (isClosing) return void socket.destroy()
      server.handleUpgrade(request, socket, head, webSocket => greet(webSocket, request))
    },
    /** Ends what a session holds open. */
    closeCredential(credentialId: string) {
      for (const { connection, session } of openConnections()) {
        if (session.identity.credentialId === credentialId)
          connection.context.webSocket.close(4401, 'signed-out')
      }
    },
    /** Everything taken is on disk and in the queries before the sockets fall; clients come back by themselves. */
    async close() {
      isClosing = true
      stopHearing()
      rights.close()
      await appender.settle()
      await projector.settle()
      for (const webSocket of sockets) webSocket.terminate()
      server.close()
    },
  }
}

export const sessionOf = (connection: Connection): PlanSession | undefined =>
  (connection as Connection<PlanContext>).context.session

/** 600 updates or 2 MB in ten seconds are more than any person types. */
function keepPace({ pace }: PlanContext, size: number) {
  const now = Date.now()
  if (now - pace.since > paceMs) Object.assign(pace, { since: now, updates: 0, bytes: 0 })
  pace.updates++
  pace.bytes += size
  if (pace.updates > paceUpdates || pace.bytes > paceBytes) throw tryAgain('rate-limited')
}

function webRequestOf(request: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  return new Request(new URL(request.url ?? '/', 'http://server'), { headers })
}
