import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { planBodyFragment, planDocumentName, planSchemaVersion } from '@enishi/schema/plan.ts'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { until } from './liveServer.ts'

export interface PlanClient {
  doc: Y.Doc
  provider: HocuspocusProvider
  socket: HocuspocusProviderWebsocket
  closes: { code: number; reason: string }[]
  refusals: string[]
  stateless: string[]
  /** Adds a paragraph at the end. */
  write(text: string): void
  text(): string
  synced(): Promise<void>
  /** The server has confirmed everything. */
  saved(): Promise<void>
  close(): void
}

/** The official client, as the browser uses it. */
export function openPlan(options: {
  port: number
  cookie: string
  planId: string
  doc?: Y.Doc
  name?: string
  token?: string
}): PlanClient {
  const doc = options.doc ?? new Y.Doc()
  class CookieSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: options.cookie } })
      // One that is closed while it still connects complains after nobody listens any more.
      this.on('error', () => {})
    }
  }
  const closes: PlanClient['closes'] = []
  const refusals: string[] = []
  const stateless: string[] = []
  let isSynced = false
  // A document that closed alone leaves its socket connected and deaf: only a new one comes back.
  const comeBackAfter = (reason: string) => {
    if (/^(unavailable|updates-missing|rate-limited)$/.test(reason))
      setTimeout(() => socket.webSocket?.close(), 100)
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${options.port}/collab`,
    WebSocketPolyfill: CookieSocket,
    delay: 100,
    minDelay: 100,
    maxDelay: 500,
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: planDocumentName(options.planId),
    document: doc,
    token: options.token ?? `schema:${planSchemaVersion}`,
    onSynced: () => (isSynced = true),
    onDisconnect: () => (isSynced = false),
    // What was typed while connecting comes with the sync; sent besides it would be confirmed twice.
    onOpen: () => void Reflect.set(socket, 'messageQueue', []),
    onClose: ({ event }) => {
      closes.push({ code: event.code, reason: event.reason })
      comeBackAfter(event.reason)
    },
    onAuthenticationFailed: ({ reason }) => {
      refusals.push(reason)
      comeBackAfter(reason)
    },
    onStateless: ({ payload }) => stateless.push(payload),
  })
  provider.setAwarenessField('user', { name: options.name ?? 'Somebody', personId: 'claimed' })
  provider.attach()
  const body = doc.getXmlFragment(planBodyFragment)
  return {
    doc,
    provider,
    socket,
    closes,
    refusals,
    stateless,
    write(text) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      body.push([paragraph])
    },
    text: () => body.toString(),
    async synced() {
      await until(() => isSynced, Boolean)
    },
    async saved() {
      await until(() => isSynced && provider.unsyncedChanges === 0, Boolean)
    },
    close() {
      provider.destroy()
      socket.destroy()
    },
  }
}
