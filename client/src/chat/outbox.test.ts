import { describe, expect, it } from 'vitest'
import { createOutbox, forgetOutbox, type OutgoingMessage, type SendOutcome } from './outbox.ts'

function memoryStorage() {
  const items = new Map<string, string>()
  return {
    items,
    get length() {
      return items.size
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

/** A server one answers by hand. */
function heldServer() {
  const calls: { message: OutgoingMessage; answer: (outcome: SendOutcome) => void }[] = []
  const send = (message: OutgoingMessage) =>
    new Promise<SendOutcome>(resolve => calls.push({ message, answer: resolve }))
  const sent = () => calls.map(({ message }) => message.body)
  async function answer(index: number, outcome: SendOutcome) {
    calls[index]?.answer(outcome)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { send, sent, answer }
}

function setUp(storage = memoryStorage()) {
  const server = heldServer()
  const scheduled: (() => void)[] = []
  const outbox = createOutbox({
    storage,
    personId: 'aiko',
    send: server.send,
    onChange: () => {},
    schedule: run => void scheduled.push(run),
  })
  const add = (body: string, roomId = 'room') => outbox.add({ roomId, clientMessageId: `id-${body}`, body })
  return { storage, server, outbox, add, scheduled }
}

describe('the outbox', () => {
  it('sends one message at a time and keeps their order', async () => {
    const { server, add, outbox } = setUp()
    add('one')
    add('two')
    expect(server.sent()).toEqual(['one'])
    await server.answer(0, { kind: 'acknowledged' })
    expect(server.sent()).toEqual(['one', 'two'])
    await server.answer(1, { kind: 'acknowledged' })
    expect(outbox.isEmpty()).toBe(true)
  })

  it('does not let one room wait for another', () => {
    const { server, add } = setUp()
    add('one', 'a')
    add('two', 'b')
    expect(server.sent()).toEqual(['one', 'two'])
  })

  it('keeps what the server did not get, over a reload, and sends it with the same id', async () => {
    const { storage, server, add, scheduled } = setUp()
    add('one')
    add('two')
    await server.answer(0, { kind: 'unreachable' })
    expect(server.sent()).toEqual(['one'])
    expect(scheduled).toHaveLength(1)

    const next = setUp(storage)
    expect(next.outbox.list('room').map(({ clientMessageId }) => clientMessageId)).toEqual([
      'id-one',
      'id-two',
    ])
    next.outbox.flush()
    await next.server.answer(0, { kind: 'acknowledged' })
    await next.server.answer(1, { kind: 'acknowledged' })
    expect(next.server.sent()).toEqual(['one', 'two'])
    expect(storage.items.size).toBe(0)
  })

  it('asks again by itself after the server was unreachable, the earlier message first', async () => {
    const { server, add, scheduled } = setUp()
    add('one')
    await server.answer(0, { kind: 'unreachable' })
    add('two')
    scheduled[0]?.()
    expect(server.sent()).toEqual(['one', 'one'])
  })

  it('shows a refusal, lets later messages pass, and retries behind them', async () => {
    const { server, add, outbox } = setUp()
    add('too long')
    add('two')
    await server.answer(0, { kind: 'refused', message: 'Shorten it.' })
    expect(server.sent()).toEqual(['too long', 'two'])
    expect(outbox.list('room')[0]).toMatchObject({ state: 'refused', refusal: 'Shorten it.' })
    outbox.retry('id-too long')
    await server.answer(1, { kind: 'acknowledged' })
    expect(server.sent()).toEqual(['too long', 'two', 'too long'])
  })

  it('remembers a refusal over a reload and does not send it by itself', async () => {
    const { storage, server, add } = setUp()
    add('no')
    await server.answer(0, { kind: 'refused', message: 'No.' })
    const next = setUp(storage)
    next.outbox.flush()
    expect(next.server.sent()).toEqual([])
    expect(next.outbox.list('room')[0]).toMatchObject({ state: 'refused', refusal: 'No.' })
    next.outbox.discard('id-no')
    expect(storage.items.size).toBe(0)
  })

  it('forgets a message that came back over another way, and goes on', async () => {
    const { server, add, outbox } = setUp()
    add('one')
    add('two')
    outbox.settle('id-one')
    await server.answer(0, { kind: 'unreachable' })
    expect(server.sent()).toEqual(['one', 'two'])
    expect(outbox.list('room').map(({ body }) => body)).toEqual(['two'])
  })

  it('does not lose what two tabs queue at once', () => {
    const storage = memoryStorage()
    setUp(storage).add('from the first tab')
    setUp(storage).add('from the second tab')
    expect(setUp(storage).outbox.list('room')).toHaveLength(2)
  })

  it('ignores damaged entries and other people', () => {
    const storage = memoryStorage()
    storage.setItem('enishi.chat.out:aiko:x', '{not json')
    storage.setItem('enishi.chat.out:aiko:y', '{"roomId":1}')
    storage.setItem(
      'enishi.chat.out:kenji:z',
      '{"roomId":"room","clientMessageId":"z","body":"z","queuedAt":1}',
    )
    expect(setUp(storage).outbox.isEmpty()).toBe(true)
  })

  it('leaves nothing behind when the person signs out', () => {
    const { storage, add } = setUp()
    storage.setItem('enishi.theme', 'dark')
    add('one')
    add('two')
    forgetOutbox(storage)
    expect([...storage.items.keys()]).toEqual(['enishi.theme'])
  })

  it('still sends when the storage is full', () => {
    const storage = memoryStorage()
    storage.setItem = () => {
      throw new Error('QuotaExceededError')
    }
    const { server, add } = setUp(storage)
    add('one')
    expect(server.sent()).toEqual(['one'])
  })
})
