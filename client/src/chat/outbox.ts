/** A message on its way out. It stays in the browser's storage until the server has it. */
export interface OutgoingMessage {
  roomId: string
  clientMessageId: string
  body: string
  /** Milliseconds since 1970. */
  queuedAt: number
  state: 'waiting' | 'sending' | 'refused'
  /** The server's sentence when it refused. */
  refusal: string | null
}

/** What became of one attempt: the server has it, will never take it as it is, or could not be asked. */
export type SendOutcome =
  { kind: 'acknowledged' } | { kind: 'refused'; message: string } | { kind: 'unreachable' }

export interface Outbox {
  /** Oldest first. */
  list: (roomId: string) => OutgoingMessage[]
  isEmpty: () => boolean
  /** Adds a message and starts sending. */
  add: (message: { roomId: string; clientMessageId: string; body: string }) => void
  /** Sends what waits, one after the other per room. Call it on every (re)connect. */
  flush: () => void
  /** Tries a refused message once more, behind what was queued since. */
  retry: (clientMessageId: string) => void
  discard: (clientMessageId: string) => void
  /** Forgets a message the server is known to have, however that was learned. */
  settle: (clientMessageId: string) => void
}

interface OutboxOptions {
  /** `localStorage` or anything like it. */
  storage: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>
  personId: string
  send: (message: OutgoingMessage) => Promise<SendOutcome>
  onChange: () => void
  now?: () => number
  /** Milliseconds to wait after an unreachable server before asking again. */
  retryDelay?: number
  schedule?: (run: () => void, ms: number) => void
}

export const outboxPrefix = 'enishi.chat.out:'

/**
 * One queue per room, in order: a message waits until the one before it is with the server. Each message
 * has a storage key of its own, so two tabs of one person cannot overwrite each other's; sending one twice
 * is harmless because the server knows it by its client message id.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { storage, personId, send, onChange } = options
  const now = options.now ?? Date.now
  const schedule = options.schedule ?? ((run, ms) => void setTimeout(run, ms))
  const prefix = `${outboxPrefix}${personId}:`
  const keyOf = (clientMessageId: string) => prefix + clientMessageId
  const messages = new Map<string, OutgoingMessage>()
  const busyRooms = new Set<string>()
  const scheduledRooms = new Set<string>()

  for (const message of readStored(storage, prefix)) messages.set(message.clientMessageId, message)

  function store(message: OutgoingMessage) {
    messages.set(message.clientMessageId, message)
    const { state, ...kept } = message
    try {
      storage.setItem(
        keyOf(message.clientMessageId),
        JSON.stringify({ ...kept, isRefused: state === 'refused' }),
      )
    } catch {
      // A full or forbidden storage costs only the copy for after a reload; the message is still sent.
    }
    onChange()
  }

  function remove(clientMessageId: string) {
    messages.delete(clientMessageId)
    storage.removeItem(keyOf(clientMessageId))
    onChange()
  }

  const list = (roomId: string) =>
    [...messages.values()]
      .filter(message => message.roomId === roomId)
      .sort((a, b) => a.queuedAt - b.queuedAt)

  async function drain(roomId: string) {
    if (busyRooms.has(roomId)) return
    busyRooms.add(roomId)
    try {
      for (;;) {
        const next = list(roomId).find(({ state }) => state !== 'refused')
        if (!next) return
        store({ ...next, state: 'sending' })
        const outcome = await send(next)
        if (!messages.has(next.clientMessageId)) continue
        if (outcome.kind === 'acknowledged') remove(next.clientMessageId)
        else if (outcome.kind === 'refused') store({ ...next, state: 'refused', refusal: outcome.message })
        else {
          store({ ...next, state: 'waiting' })
          drainLater(roomId)
          return
        }
      }
    } finally {
      busyRooms.delete(roomId)
    }
  }

  function drainLater(roomId: string) {
    if (scheduledRooms.has(roomId)) return
    scheduledRooms.add(roomId)
    schedule(() => {
      scheduledRooms.delete(roomId)
      void drain(roomId)
    }, options.retryDelay ?? 5000)
  }

  return {
    list,
    isEmpty: () => messages.size === 0,
    add(message) {
      const newest = list(message.roomId).at(-1)?.queuedAt ?? 0
      store({ ...message, queuedAt: Math.max(now(), newest + 1), state: 'waiting', refusal: null })
      void drain(message.roomId)
    },
    flush() {
      for (const roomId of new Set([...messages.values()].map(message => message.roomId))) void drain(roomId)
    },
    retry(clientMessageId) {
      const message = messages.get(clientMessageId)
      if (!message) return
      const newest = list(message.roomId).at(-1)?.queuedAt ?? 0
      store({ ...message, state: 'waiting', refusal: null, queuedAt: Math.max(now(), newest + 1) })
      void drain(message.roomId)
    },
    discard: remove,
    settle(clientMessageId) {
      if (messages.has(clientMessageId)) remove(clientMessageId)
    },
  }
}

function readStored(storage: OutboxOptions['storage'], prefix: string): OutgoingMessage[] {
  const found: OutgoingMessage[] = []
  for (let index = 0; index < storage.length; index++) {
    const key = storage.key(index)
    if (!key?.startsWith(prefix)) continue
    const message = parseStored(storage.getItem(key))
    if (message) found.push(message)
  }
  return found
}

function parseStored(text: string | null): OutgoingMessage | null {
  if (!text) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    if (!('roomId' in value) || typeof value.roomId !== 'string') return null
    if (!('clientMessageId' in value) || typeof value.clientMessageId !== 'string') return null
    if (!('body' in value) || typeof value.body !== 'string') return null
    if (!('queuedAt' in value) || typeof value.queuedAt !== 'number') return null
    const isRefused = 'isRefused' in value && value.isRefused === true
    const refusal = 'refusal' in value && typeof value.refusal === 'string' ? value.refusal : null
    return {
      roomId: value.roomId,
      clientMessageId: value.clientMessageId,
      body: value.body,
      queuedAt: value.queuedAt,
      state: isRefused ? 'refused' : 'waiting',
      refusal,
    }
  } catch {
    return null
  }
}

/** Deletes what any person of this browser left unsent, for signing out. */
export function forgetOutbox(storage?: OutboxOptions['storage']): void {
  try {
    const kept = storage ?? localStorage
    const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index))
    for (const key of keys) if (key?.startsWith(outboxPrefix)) kept.removeItem(key)
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}
