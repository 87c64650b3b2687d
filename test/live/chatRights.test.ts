import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { changeStatus, closeChats, connectChat, openRoom, roomOf, send } from './chatClient.ts'
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
  it('does not exist for a stranger', async () => {
    const roomId = await openRoom(world)
    const eve = await connectChat(world, world.stranger)
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
    const aiko = await connectChat(world, world.aiko)
    await send(aiko, roomId, 'between us')
    await sleep(200)
    expect(eve.messages).toEqual([])
    const nobody = { cookie: '' }
    await expect(connectChat(world, nobody)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } })
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
    const aiko = await connectChat(world, world.aiko)
    const roomId = await openRoom(world)
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

  it('can only be read while the partnership is suspended', async () => {
    const roomId = await openRoom(world)
    const ben = await connectChat(world, world.ben)
    await changeStatus(world, world.aiko, 'SUSPENDED')
    expect(await send(ben, roomId, 'still there?')).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    expect((await roomOf(ben, roomId)).messages).toEqual([])
    await changeStatus(world, world.aiko, 'ACTIVE')
    expect(await send(ben, roomId, 'welcome back')).toMatchObject({ ok: true, message: { seq: 1 } })
  })

  it('slows down who sends too fast, with a sentence', async () => {
    const roomId = await openRoom(world)
    const ben = await connectChat(world, world.ben)
    const replies = []
    for (let i = 0; i < 25; i++) replies.push(await send(ben, roomId, `fast ${i}`))
    const refusal = replies.find(reply => !reply.ok)
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED' })
    expect(refusal?.['message'].length).toBeGreaterThan(20)
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
    const aiko = await connectChat(world, { cookie })
    const ended = new Promise(resolve => aiko.socket.once('disconnect', resolve))
    await fetch(`${world.server.origin}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: world.server.origin },
    })
    expect(await ended).toBe('io server disconnect')

    const roomId = await openRoom(world)
    const ben = await connectChat(world, world.ben)
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
})
