import { randomUUID } from 'node:crypto'
import type { ChatMessageWire } from '@enishi/schema/events.ts'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { arrivedIn, closeChats, connectChat, openRoom, roomOf, send } from './chatClient.ts'
import { sleep, until } from './liveServer.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.server.close())
afterEach(closeChats)

describe('chat', () => {
  it('brings a message to the partner at once, numbered and safe to show', async () => {
    const roomId = await openRoom(world)
    const [aiko, ben] = await Promise.all([connectChat(world, world.aiko), connectChat(world, world.ben)])
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
      () => arrivedIn(ben, roomId),
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
    const roomId = await openRoom(world)
    const ben = await connectChat(world, world.ben, { transports: ['polling'] })
    expect((await send(ben, roomId, 'slow but sure')).ok).toBe(true)
  })

  it('delivers once what is sent twice, even at the same moment', async () => {
    const roomId = await openRoom(world)
    const [aiko, ben] = await Promise.all([connectChat(world, world.aiko), connectChat(world, world.ben)])
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
      () => arrivedIn(ben, roomId),
      messages => messages.length >= 2,
    )
    expect(arrivedIn(ben, roomId).map(message => message.body)).toEqual(['once', 'twice'])
  })

  it('tells true unread numbers after a reconnect, on every device', async () => {
    const roomId = await openRoom(world)
    const aiko = await connectChat(world, world.aiko)
    for (const body of ['one', 'two', 'three']) await send(aiko, roomId, body)
    const phone = await connectChat(world, world.ben)
    const desk = await connectChat(world, world.ben)
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
    const roomId = await openRoom(world)
    await world.server.sql.query(
      `insert into chat_message (id, room_id, seq, author_member_id, client_message_id, body, body_html)
       select gen_random_uuid(), $1, n, $2, gen_random_uuid(), 'old', 'old' from generate_series(1, 300) n`,
      [roomId, world.aiko.memberId],
    )
    await world.server.sql.query('update room set last_seq = 300 where id = $1', [roomId])
    const ben = await connectChat(world, world.ben)
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

  it('tells who is here and who types, also over two server processes', async () => {
    const another = await world.server.startAnother()
    const roomId = await openRoom(world)
    const aiko = await connectChat(world, world.aiko)
    const ben = await connectChat(world, world.ben, { port: another.port })
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
      () => arrivedIn(aiko, roomId),
      messages => messages.some(message => message.body === 'from the other process'),
    )
    ben.socket.disconnect()
    await until(
      () => aiko.presence.get(roomId),
      people => people?.length === 1,
    )
  }, 30_000)

  it('goes on when the database drops every connection', async () => {
    const roomId = await openRoom(world)
    const [aiko, ben] = await Promise.all([connectChat(world, world.aiko), connectChat(world, world.ben)])
    expect((await send(aiko, roomId, 'before')).ok).toBe(true)
    await until(
      () => arrivedIn(ben, roomId),
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
      () => arrivedIn(ben, roomId).map(message => message.body),
      bodies => bodies.join() === 'before,after',
    )
  })

  it('keeps order and loses nothing while connections drop and the server dies', async () => {
    const roomId = await openRoom(world)
    const ben = await connectChat(world, world.ben)
    const got = new Map<number, ChatMessageWire>()
    ben.socket.on('chat:message', message => got.set(message.seq, message))
    ben.socket.on('connect', () => {
      const seq = highestWithoutGap(got)
      void roomOf(ben, roomId, seq).then(
        ({ messages }) => messages.forEach(message => got.set(message.seq, message)),
        () => {},
      )
    })
    const aiko = await connectChat(world, world.aiko)
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
