import { randomUUID } from 'node:crypto'
import type {
  ChatMessageWire,
  ClientToServerEvents,
  RoomUnread,
  ServerToClientEvents,
} from '@enishi/schema/events.ts'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sleep, until } from './liveServer.ts'
import type { Person } from './liveServer.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

let world: World
const open: Socket[] = []

beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.server.close())
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect()
})

interface ChatClient {
  socket: Socket<ServerToClientEvents, ClientToServerEvents>
  messages: ChatMessageWire[]
  unread: Map<string, RoomUnread>
  presence: Map<string, string[]>
  removed: string[]
  ask: (event: string, payload: unknown) => Promise<any>
}

async function connect(
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

async function openRoom(title = 'Spring fair'): Promise<string> {
  const { openRoom } = await world.aiko.ask(
    'mutation($input: OpenRoomInput!) { openRoom(input: $input) { id } }',
    {
      input: { partnershipId: world.partnershipId, title },
    },
  )
  return openRoom.id
}

const send = (client: ChatClient, roomId: string, body: string, clientMessageId: string = randomUUID()) =>
  client.ask('chat:send', { roomId, body, clientMessageId })

const roomOf = async (client: ChatClient, roomId: string, seq = 0) => {
  const reply = await client.ask('chat:sync', { rooms: [{ roomId, seq }] })
  return {
    messages: reply.rooms[0].messages as ChatMessageWire[],
    isGap: reply.rooms[0].isGap,
    unread: reply.unread as RoomUnread[],
  }
}

async function changeStatus(by: Person, status: string) {
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

describe('chat', () => {
  it('brings a message to the partner at once, numbered and safe to show', async () => {
    const roomId = await openRoom()
    const [aiko, ben] = await Promise.all([connect(world.aiko), connect(world.ben)])
    const reply = await send(
      aiko,
      roomId,
      '**Hello** <script>alert(1)</script> [us](https://a.example) [bad](javascript:alert(1))',
    )
    expect(reply.ok).toBe(true)
    expect(reply.message).toMatchObject({
      seq: 1,
      roomId,
      author: { name: 'Aiko', organizationName: 'Vendor KK' },
    })
    expect(reply.message.bodyHtml).toContain('<strong>Hello</strong>')
    expect(reply.message.bodyHtml).not.toContain('<script')
    expect(reply.message.bodyHtml).not.toContain('href="javascript')
    expect(reply.message.bodyHtml).toContain('rel="nofollow noopener" target="_blank"')
    const [message] = await until(
      () => ben.messages,
      messages => messages.length > 0,
    )
    expect(message).toEqual(reply.message)
    const unread = await until(
      () => ben.unread.get(roomId),
      value => value?.lastSeq === 1,
    )
    expect(unread).toEqual({ roomId, lastSeq: 1, readSeq: 0, unreadCount: 1 })
    expect(
      (
        await until(
          () => aiko.unread.get(roomId),
          value => value?.lastSeq === 1,
        )
      )?.unreadCount,
    ).toBe(0)
  })

  it('works over long polling where a proxy allows nothing else', async () => {
    const roomId = await openRoom()
    const ben = await connect(world.ben, { transports: ['polling'] })
    expect((await send(ben, roomId, 'slow but sure')).ok).toBe(true)
  })

  it('delivers once what is sent twice, even at the same moment', async () => {
    const roomId = await openRoom()
    const [aiko, ben] = await Promise.all([connect(world.aiko), connect(world.ben)])
    const id = randomUUID()
    const replies = await Promise.all([
      send(aiko, roomId, 'once', id),
      send(aiko, roomId, 'once', id),
      send(aiko, roomId, 'once', id),
    ])
    expect(new Set(replies.map(reply => reply.message?.seq))).toEqual(new Set([1]))
    const { sendMessage } = await world.aiko.ask(
      'mutation($input: SendMessageInput!) { sendMessage(input: $input) { id seq body } }',
      {
        input: { roomId, body: 'once', clientMessageId: id },
      },
    )
    expect(sendMessage).toMatchObject({ id: replies[0].message.id, seq: 1 })
    await send(aiko, roomId, 'twice')
    await until(
      () => ben.messages,
      messages => messages.length >= 2,
    )
    expect(ben.messages.map(message => message.body)).toEqual(['once', 'twice'])
  })

  it('tells true unread numbers after a reconnect, on every device', async () => {
    const roomId = await openRoom()
    const aiko = await connect(world.aiko)
    for (const body of ['one', 'two', 'three']) await send(aiko, roomId, body)
    const phone = await connect(world.ben)
    const desk = await connect(world.ben)
    expect((await roomOf(phone, roomId)).unread.find(each => each.roomId === roomId)?.unreadCount).toBe(3)
    const reply = await phone.ask('chat:read', { roomId, seq: 2 })
    expect(reply).toEqual({ ok: true, unread: { roomId, lastSeq: 3, readSeq: 2, unreadCount: 1 } })
    await until(
      () => desk.unread.get(roomId)?.unreadCount,
      count => count === 1,
    )
    const back = await phone.ask('chat:read', { roomId, seq: 1 })
    expect(back.unread.readSeq).toBe(2)
    const beyond = await phone.ask('chat:read', { roomId, seq: 99 })
    expect(beyond.unread).toEqual({ roomId, lastSeq: 3, readSeq: 3, unreadCount: 0 })
    phone.socket.io.engine.close()
    await send(aiko, roomId, 'four')
    await until(() => phone.socket.connected, Boolean)
    expect((await roomOf(phone, roomId, 3)).messages.map(message => message.body)).toEqual(['four'])
    const { room } = await world.ben.ask(
      'query($id: ID!) { room(id: $id) { lastSeq readSeq unreadCount lastMessage { body } } }',
      { id: roomId },
    )
    expect(room).toEqual({ lastSeq: 4, readSeq: 3, unreadCount: 1, lastMessage: { body: 'four' } })
  }, 20_000)

  it('says "gap" instead of sending thousands', async () => {
    const roomId = await openRoom()
    await world.server.sql.query(
      `insert into chat_message (id, room_id, seq, author_member_id, client_message_id, body, body_html)
       select gen_random_uuid(), $1, n, $2, gen_random_uuid(), 'old', 'old' from generate_series(1, 300) n`,
      [roomId, world.aiko.memberId],
    )
    await world.server.sql.query('update room set last_seq = 300 where id = $1', [roomId])
    const ben = await connect(world.ben)
    expect(await roomOf(ben, roomId, 10)).toMatchObject({ isGap: true, messages: [] })
    expect((await roomOf(ben, roomId, 100)).messages).toHaveLength(200)
    const page = `query($id: ID!, $before: Int, $after: Int) { chatMessages(roomId: $id, beforeSeq: $before, afterSeq: $after, first: 50) { nodes { seq } hasMore } }`
    const newest = (await world.ben.ask(page, { id: roomId })).chatMessages
    expect(newest.nodes.map((node: { seq: number }) => node.seq)).toEqual(
      Array.from({ length: 50 }, (_, i) => 251 + i),
    )
    expect(newest.hasMore).toBe(true)
    const first = (await world.ben.ask(page, { id: roomId, before: 31 })).chatMessages
    expect(first).toEqual({ nodes: Array.from({ length: 30 }, (_, i) => ({ seq: i + 1 })), hasMore: false })
    const next = (await world.ben.ask(page, { id: roomId, after: 100 })).chatMessages
    expect([next.nodes[0].seq, next.nodes.at(-1).seq, next.hasMore]).toEqual([101, 150, true])
  })

  it('does not exist for a stranger', async () => {
    const roomId = await openRoom()
    const eve = await connect(world.stranger)
    for (const [event, payload] of Object.entries({
      'chat:send': { roomId, body: 'let me in', clientMessageId: randomUUID() },
      'chat:read': { roomId, seq: 1 },
      'chat:typing': { roomId },
    })) {
      expect(await eve.ask(event, payload)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    expect(await eve.ask('chat:sync', { rooms: [{ roomId, seq: 0 }] })).toEqual({
      ok: true,
      rooms: [],
      unread: [],
    })
    const aiko = await connect(world.aiko)
    await send(aiko, roomId, 'between us')
    await sleep(200)
    expect(eve.messages).toEqual([])
    const nobody = { cookie: '' }
    await expect(connect(nobody)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } })
    await expect(
      world.stranger.ask('mutation($id: ID!) { markRoomRead(roomId: $id, seq: 1) { id } }', { id: roomId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await world.stranger.ask(
        'query($id: ID!) { room(id: $id) { id } rooms { id } chatMessages(roomId: $id) { nodes { id } } }',
        { id: roomId },
      ),
    ).toEqual({
      room: null,
      rooms: [],
      chatMessages: { nodes: [] },
    })
  })

  it('answers nonsense with BAD_INPUT and lives on', async () => {
    const aiko = await connect(world.aiko)
    const roomId = await openRoom()
    const wrong: [string, unknown][] = [
      ['chat:send', null],
      ['chat:send', 'text'],
      ['chat:send', { roomId: 7, body: {}, clientMessageId: [] }],
      ['chat:send', { roomId, body: '   ', clientMessageId: randomUUID() }],
      ['chat:send', { roomId, body: 'x'.repeat(20_000), clientMessageId: randomUUID() }],
      ['chat:sync', { rooms: 'all' }],
      ['chat:sync', { rooms: [{ roomId, seq: -1 }] }],
      ['chat:read', { roomId, seq: 1.5 }],
      ['chat:typing', undefined],
    ]
    for (const [event, payload] of wrong)
      expect(await aiko.ask(event, payload)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    const raw = aiko.socket as unknown as Socket
    raw.emit('chat:send')
    raw.emit('chat:send', { roomId })
    raw.emit('no:such', { deep: [[[[]]]] })
    raw.emit('chat:sync', Buffer.from('binary'))
    expect(await aiko.ask('chat:sync', { rooms: [] })).toMatchObject({ ok: true })
    raw.emit('chat:send', 'x'.repeat(400_000))
    await until(
      () => aiko.socket.connected,
      connected => !connected,
    )
    await until(() => aiko.socket.connected, Boolean)
  })

  it('tells who is here and who types, also over two server processes', async () => {
    const another = await world.server.startAnother()
    const roomId = await openRoom()
    const aiko = await connect(world.aiko)
    const ben = await connect(world.ben, { port: another.port })
    const everybody = [world.aiko.personId, world.ben.personId].sort()
    await until(
      () => aiko.presence.get(roomId),
      people => people?.length === 2,
    )
    await until(
      () => ben.presence.get(roomId),
      people => people?.length === 2,
    )
    expect(aiko.presence.get(roomId)).toEqual(everybody)
    const typing = new Promise(resolve => aiko.socket.once('chat:typing', resolve))
    ben.socket.emit('chat:typing', { roomId })
    expect(await typing).toEqual({ roomId, personId: world.ben.personId, name: 'Ben' })
    await send(ben, roomId, 'from the other process')
    await until(
      () => aiko.messages,
      messages => messages.some(message => message.body === 'from the other process'),
    )
    ben.socket.disconnect()
    await until(
      () => aiko.presence.get(roomId),
      people => people?.length === 1,
    )
  }, 30_000)

  it('can only be read while the partnership is suspended', async () => {
    const roomId = await openRoom()
    const ben = await connect(world.ben)
    await changeStatus(world.aiko, 'SUSPENDED')
    expect(await send(ben, roomId, 'still there?')).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    expect((await roomOf(ben, roomId)).messages).toEqual([])
    await changeStatus(world.aiko, 'ACTIVE')
    expect(await send(ben, roomId, 'welcome back')).toMatchObject({ ok: true, message: { seq: 1 } })
  })

  it('slows down who sends too fast, with a sentence', async () => {
    const roomId = await openRoom()
    const ben = await connect(world.ben)
    const replies = []
    for (let i = 0; i < 25; i++) replies.push(await send(ben, roomId, `fast ${i}`))
    const refusal = replies.find(reply => !reply.ok)
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED' })
    expect(refusal.message.length).toBeGreaterThan(20)
    const taken = replies.filter(reply => reply.ok).map(reply => reply.message.seq)
    expect(taken).toEqual(taken.map((_, i) => i + 1))
  })

  it('closes for a person who leaves their firm, and ends with the session', async () => {
    const signIn = await fetch(`${world.server.origin}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.server.origin },
      body: JSON.stringify({ email: 'aiko@vendor.example', password: 'correct horse battery' }),
    })
    const cookie = signIn.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const aiko = await connect({ cookie })
    const ended = new Promise(resolve => aiko.socket.once('disconnect', resolve))
    await fetch(`${world.server.origin}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: world.server.origin },
    })
    expect(await ended).toBe('io server disconnect')

    const roomId = await openRoom()
    const ben = await connect(world.ben)
    await world.server.sql.query('update member set is_active = false where id = $1', [world.ben.memberId])
    await world.server.sql.query(
      `insert into outbox_event (id, topic, record_id, org_id, payload) values (gen_random_uuid(), 'member.changed', $1, $2, $3)`,
      [world.ben.memberId, world.ben.organizationId, { personId: world.ben.personId }],
    )
    await until(
      () => ben.removed,
      removed => removed.includes(roomId),
    )
    await until(
      () => ben.socket.connected,
      connected => !connected,
    )
    await world.server.sql.query('update member set is_active = true where id = $1', [world.ben.memberId])
  })

  it('goes on when the database drops every connection', async () => {
    const roomId = await openRoom()
    const [aiko, ben] = await Promise.all([connect(world.aiko), connect(world.ben)])
    expect((await send(aiko, roomId, 'before')).ok).toBe(true)
    await until(
      () => ben.messages,
      messages => messages.length === 1,
    )
    await world.server.sql.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const id = randomUUID()
    await until(
      () => send(aiko, roomId, 'after', id).then(reply => reply.ok || reply.code),
      ok => ok === true,
    )
    await until(
      () => ben.messages.map(message => message.body),
      bodies => bodies.join() === 'before,after',
    )
  })

  it('keeps order and loses nothing while connections drop and the server dies', async () => {
    const roomId = await openRoom()
    const ben = await connect(world.ben)
    const got = new Map<number, ChatMessageWire>()
    ben.socket.on('chat:message', message => got.set(message.seq, message))
    ben.socket.on('connect', () => {
      const seq = highestWithoutGap(got)
      void roomOf(ben, roomId, seq).then(
        ({ messages }) => messages.forEach(message => got.set(message.seq, message)),
        () => {},
      )
    })
    const aiko = await connect(world.aiko)
    const sent = Array.from({ length: 18 }, (_, i) => ({ id: randomUUID(), body: `message ${i}` }))
    const drops = (async () => {
      for (let i = 0; i < 10; i++) {
        await sleep(60)
        aiko.socket.io.engine.close()
        await sleep(30)
        ben.socket.io.engine.close()
      }
      await world.server.kill()
      await world.server.start()
    })()
    for (const { id, body } of sent) {
      for (;;) {
        const reply = await (aiko.socket as unknown as Socket)
          .timeout(1000)
          .emitWithAck('chat:send', { roomId, body, clientMessageId: id })
          .catch(() => null)
        if (reply?.ok) break
        await sleep(50)
      }
      await sleep(40)
    }
    await drops
    await until(() => ben.socket.connected, Boolean)
    const { messages } = await roomOf(ben, roomId)
    expect(messages.map(message => message.body)).toEqual(sent.map(({ body }) => body))
    expect(messages.map(message => message.seq)).toEqual(sent.map((_, i) => i + 1))
    await until(
      () => highestWithoutGap(got),
      seq => seq === sent.length,
    )
  }, 90_000)
})

function highestWithoutGap(messages: Map<number, unknown>): number {
  let seq = 0
  while (messages.has(seq + 1)) seq++
  return seq
}
