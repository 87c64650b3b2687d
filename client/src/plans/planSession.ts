import { HocuspocusProvider, HocuspocusProviderWebsocket, type StatesArray } from '@hocuspocus/provider'
import { planDocumentName, planMetaMap, planSchemaVersion } from '@enishi/schema/plan.ts'
import { computed, nextTick, ref, shallowRef } from 'vue'
import * as Y from 'yjs'
import { peersOf, type PlanPeer } from './planPeers.ts'
import { planEndOf, planStatusOf, type PlanEnd, type PlanFacts } from './planStatus.ts'
import { openPlanCopy } from './planStorage.ts'

/** What the server says of the person's right when asked over GraphQL. `unknown` when it could not be asked. */
export type PlanAccess = 'write' | 'read' | 'none' | 'signedOut' | 'unknown'

interface PlanSessionOptions {
  planId: string
  personId: string
  user: { personId: string; name: string; organizationName: string }
  canEdit: boolean
  /** ws:// or wss:// address of /collab. */
  url: string
  checkAccess: () => Promise<PlanAccess>
}

/** A confirmation that takes longer than this means the line is dead, whatever the socket says. */
const silenceMs = 6000
const retryMs = 2000

/**
 * One person's live view of one plan: the document, its copy on this device, the connection, and the truth
 * about what is saved. `isReady` becomes true when there is something of the plan to show.
 */
export async function openPlanSession(options: PlanSessionOptions) {
  const doc = new Y.Doc()
  const copy = await openPlanCopy(doc, options.personId, options.planId)
  const facts = ref<PlanFacts>({
    link: 'connecting',
    isSynced: false,
    isConfirmed: false,
    kept: copy.kept,
    isStored: copy.isStored,
    right: options.canEdit ? 'write' : 'read',
  })
  const end = ref<PlanEnd | null>(null)
  const isReady = ref(copy.wasSynced)
  const peers = shallowRef<PlanPeer[]>([])
  let unconfirmed = 0
  let silence: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) setKept(facts.value.kept + 1)
  })
  const socket = new HocuspocusProviderWebsocket({
    url: options.url,
    delay: 700,
    minDelay: 500,
    maxDelay: 8000,
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: planDocumentName(options.planId),
    document: doc,
    token: `schema:${planSchemaVersion}`,
    onStatus: ({ status }) => {
      if (status === 'disconnected') unlink()
      else if (facts.value.link !== 'offline') facts.value.link = 'connecting'
    },
    onOpen: () => {
      // What was typed while connecting comes with the sync; sent besides, it would be confirmed twice and count as saved early.
      Reflect.set(socket, 'messageQueue', [])
      listenForConfirmation()
    },
    onAuthenticated: ({ scope }) => {
      facts.value.link = 'online'
      facts.value.right = scope === 'readonly' ? 'read' : 'write'
    },
    onAuthenticationFailed: ({ reason }) => void closedByServer({ code: 0, reason }),
    onSynced: () => {
      facts.value.isSynced = true
      isReady.value = true
      copy.setSynced()
      const schema = doc.getMap(planMetaMap).get('schema')
      if (typeof schema === 'number' && schema > planSchemaVersion) void finish('outdated')
    },
    onUnsyncedChanges: ({ number }) => {
      facts.value.isConfirmed = number === 0
      if (number < unconfirmed) clearTimeout(silence)
      if (number > 0 && (number < unconfirmed || unconfirmed === 0)) listenForConfirmation()
      unconfirmed = number
      if (number === 0 && facts.value.isSynced) setKept(0)
    },
    onStateless: ({ payload }) => readRights(payload),
    onClose: ({ event }) => {
      const isDocumentAlone = !(event instanceof CloseEvent) && socket.status === 'connected'
      if (isDocumentAlone || planEndOf(event)) void closedByServer(event)
    },
    onAwarenessChange: ({ states }) => showPeers(states),
  })
  provider.setAwarenessField('user', options.user)
  provider.attach()
  window.addEventListener('online', reconnect)
  window.addEventListener('offline', probe)

  function setKept(kept: number) {
    if (facts.value.kept === kept) return
    facts.value.kept = kept
    copy.setKept(kept)
  }

  function unlink() {
    facts.value = { ...facts.value, link: 'offline', isSynced: false, isConfirmed: false }
    unconfirmed = 0
    clearTimeout(silence)
  }

  function listenForConfirmation() {
    clearTimeout(silence)
    silence = setTimeout(() => {
      // The right to write may have gone: a reader's changes are never confirmed, and the line is well.
      if (facts.value.right === 'read' && facts.value.isSynced) return
      unlink()
      dropSocket()
    }, silenceMs)
  }

  /** The provider connects again by itself when its socket falls. */
  const dropSocket = () => socket.webSocket?.close()

  function reconnect() {
    if (socket.status !== 'connected') void socket.connect()
  }

  /** "offline" of the browser is a hint only: the server may be on this very machine. */
  function probe() {
    if (socket.status === 'connected') provider.forceSync()
  }

  function readRights(payload: string) {
    const right = rightOf(payload)
    if (!right) return
    facts.value.right = right
    if (right === 'write') provider.forceSync()
  }

  /**
   * A closed document leaves the provider connected but deaf. What the server cannot say in a close frame
   * it says over GraphQL; the local copy is deleted only on a clear no.
   */
  async function closedByServer(event: { code: number; reason: string }) {
    if (isClosed || end.value) return
    const known = planEndOf(event)
    if (known) return finish(known)
    unlink()
    const access = await options.checkAccess()
    if (isClosed || end.value) return
    if (access === 'none') return finish('revoked')
    if (access === 'signedOut') return finish('signedOut')
    if (access !== 'unknown') facts.value.right = access
    clearTimeout(retry)
    retry = setTimeout(dropSocket, retryMs)
  }

  /** Ends the session; a revoked plan also leaves the device. The editor must be gone before the document is. */
  async function finish(why: PlanEnd) {
    end.value = why
    await nextTick()
    release()
    if (why === 'revoked') await copy.forget()
    else await copy.close()
    if (why !== 'refused') doc.destroy()
  }

  function showPeers(states: StatesArray) {
    peers.value = peersOf(new Map(states.map(({ clientId, ...state }) => [clientId, state])), doc.clientID)
  }

  function release() {
    if (isClosed) return
    isClosed = true
    clearTimeout(silence)
    clearTimeout(retry)
    window.removeEventListener('online', reconnect)
    window.removeEventListener('offline', probe)
    provider.destroy()
    socket.destroy()
  }

  return {
    doc,
    provider,
    peers,
    end,
    isReady,
    status: computed(() => planStatusOf(facts.value)),
    canEdit: computed(() => facts.value.right === 'write'),
    /** Leaves the plan. What is not confirmed stays in the local copy. */
    async close() {
      if (isClosed) return
      release()
      await copy.close()
      doc.destroy()
    },
    /** Throws the local copy away, after the server refused a change. */
    forget: () => copy.forget(),
  }
}

export type PlanSession = Awaited<ReturnType<typeof openPlanSession>>

function rightOf(payload: string): 'read' | 'write' | null {
  try {
    const message: unknown = JSON.parse(payload)
    if (typeof message !== 'object' || message === null) return null
    if (!('type' in message) || message.type !== 'rights' || !('right' in message)) return null
    return message.right === 'read' || message.right === 'write' ? message.right : null
  } catch {
    return null
  }
}
