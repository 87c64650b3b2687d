import { planBodyFragment } from '@enishi/schema/plan.ts'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { sleep, until } from './liveServer.ts'
import { openPlan } from './planClient.ts'
import type { PlanClient } from './planClient.ts'
import { both, join, liveWorld, open, rowsOf, world } from './planWorld.ts'
import { startCampaign } from './world.ts'

liveWorld()

describe('a plan', () => {
  it('is not there for a stranger, nor for somebody who is not signed in', async () => {
    const { planId } = await startCampaign(world)
    const eve = join(world.stranger, planId)
    await until(
      () => eve.refusals,
      refusals => refusals.length > 0,
    )
    expect(eve.text()).toBe('')
    const nobody = openPlan({ port: world.server.port, cookie: '', planId })
    open.push(nobody)
    await until(
      () => nobody.refusals,
      refusals => refusals.length > 0,
    )
    const missing = join(world.aiko, '01a2017b-31d7-74c9-aea7-dd8be3220000')
    await until(
      () => missing.refusals,
      refusals => refusals.length > 0,
    )
    expect(eve.refusals[0]).toBe(missing.refusals[0])
  })

  it('refuses an editor older than the plan’s form', async () => {
    const { planId } = await startCampaign(world)
    const old = join(world.aiko, planId, { token: 'schema:0' })
    await until(
      () => old.refusals,
      refusals => refusals.length > 0,
    )
    expect(old.refusals[0]).toContain('schema')
  })

  it('refuses an update that deletes what somebody has yet to write', async () => {
    const { planId, aiko, ben } = await both()
    const victim = ben.doc.clientID
    ben.write('before')
    await ben.saved()
    sendUpdate(aiko, deletionsOnly(victim, 500))
    await until(
      () => aiko.closes,
      closes => closes.some(({ reason }) => reason === 'refused: deletes-what-is-not-there'),
    )
    ben.write('after the attack')
    await ben.saved()
    const later = join(world.ben, planId)
    await later.synced()
    expect(later.text()).toContain('after the attack')
  })

  it('refuses words under somebody else’s client id', async () => {
    const { aiko, ben } = await both()
    ben.write('mine')
    await ben.saved()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ben.doc))
    forged.clientID = ben.doc.clientID
    const before = Y.encodeStateVector(forged)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('I never wrote this')])
    forged.getXmlFragment(planBodyFragment).push([paragraph])
    sendUpdate(aiko, Y.encodeStateAsUpdate(forged, before))
    await until(
      () => aiko.closes,
      closes => closes.some(({ reason }) => reason.includes('client-id')),
    )
    expect(ben.text()).not.toContain('I never wrote this')
  })

  it('shows others who one is by the server’s word, not one’s own', async () => {
    const { aiko, ben } = await both()
    const seen = await until(
      () =>
        [...(aiko.provider.awareness?.getStates() ?? [])].find(([id]) => id === ben.doc.clientID)?.[1]?.[
          'user'
        ],
      user => user !== undefined,
    )
    expect(seen).toMatchObject({
      name: 'Ben',
      organizationName: 'Reseller Ltd',
      personId: world.ben.personId,
    })
  })

  it('can only be read while the partnership is suspended, and be written again after it resumes', async () => {
    const { planId, aiko, ben } = await both()
    const change = async (status: string) => {
      const { partnership } = await world.aiko.ask('query($id: ID!) { partnership(id: $id) { version } }', {
        id: world.partnershipId,
      })
      await world.aiko.ask(
        'mutation($input: ChangePartnershipStatusInput!) { changePartnershipStatus(input: $input) { __typename } }',
        { input: { partnershipId: world.partnershipId, status, expectedVersion: partnership.version } },
      )
    }
    await change('SUSPENDED')
    await until(
      () => ben.stateless.at(-1),
      message => message?.includes('"read"') ?? false,
    )
    ben.write('against the rules')
    await sleep(300)
    expect(ben.provider.unsyncedChanges).toBeGreaterThan(0)
    expect(aiko.text()).not.toContain('against the rules')
    await change('ACTIVE')
    await until(
      () => ben.stateless.at(-1),
      message => message?.includes('"write"') ?? false,
    )
    ben.provider.forceSync()
    await ben.saved()
    await until(
      () => aiko.text(),
      text => text.includes('against the rules'),
    )
    expect((await rowsOf(planId)).length).toBeGreaterThan(0)
  })

  it('closes only the connection that sends nonsense', async () => {
    const { planId, aiko, ben } = await both()
    for (const bytes of nonsense(planId)) {
      const raw = new WebSocket(`ws://127.0.0.1:${world.server.port}/collab`, {
        headers: { cookie: world.aiko.cookie },
      })
      await new Promise(resolve => raw.once('open', resolve))
      raw.send(bytes)
      await sleep(20)
      raw.close()
    }
    sendUpdate(
      aiko,
      Uint8Array.from({ length: 200 }, (_, i) => (i * 37) % 256),
    )
    await until(
      () => aiko.closes,
      closes => closes.length > 0,
    )
    ben.write('still here')
    await ben.saved()
    const { rows } = await world.server.sql.query('select count(*)::int as n from plan_quarantine')
    expect(rows[0].n).toBe(0)
  })

  it('closes for a person who leaves their firm', async () => {
    const { planId, aiko } = await both()
    await world.server.sql.query('update member set is_active = false where id = $1', [world.ben.memberId])
    const ben = open[1]
    await world.server.sql.query(
      `insert into outbox_event (id, topic, record_id, org_id, payload) values (gen_random_uuid(), 'member.changed', $1, $2, $3)`,
      [world.ben.memberId, world.ben.organizationId, { personId: world.ben.personId }],
    )
    await until(
      () => ben?.closes,
      closes => closes?.some(({ reason }) => reason === 'revoked') ?? false,
    )
    aiko.write('without ben')
    await aiko.saved()
    expect(ben?.text()).not.toContain('without ben')
    await world.server.sql.query('update member set is_active = true where id = $1', [world.ben.memberId])
    expect(planId).toBeTruthy()
  })

  it('closes when the session ends', async () => {
    const { planId } = await startCampaign(world)
    const again = await fetch(`${world.server.origin}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.server.origin },
      body: JSON.stringify({ email: 'aiko@vendor.example', password: 'correct horse battery' }),
    })
    const cookie = again.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const client = join({ ...world.aiko, cookie }, planId)
    await client.synced()
    await fetch(`${world.server.origin}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: world.server.origin },
    })
    await until(
      () => client.refusals,
      refusals => refusals.includes('unauthenticated'),
    )
  })
})

/** Sends a raw Yjs update the way the provider does. */
function sendUpdate(client: PlanClient, update: Uint8Array) {
  const name = new TextEncoder().encode(client.provider.effectiveName ?? client.provider.configuration.name)
  client.socket.webSocket?.send(
    Uint8Array.from([...varUint(name.length), ...name, 0, 2, ...varUint(update.length), ...update]),
  )
}

/** An update that holds nothing but one deletion: no structs, one client, one range from 0. */
const deletionsOnly = (client: number, length: number) =>
  Uint8Array.from([0, 1, ...varUint(client), 1, ...varUint(0), ...varUint(length)])

function varUint(value: number): number[] {
  const bytes = []
  let rest = value
  while (rest > 127) {
    bytes.push(128 | (rest % 128))
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}

function nonsense(planId: string): (Uint8Array | string)[] {
  const name = new TextEncoder().encode(`plan:${planId}`)
  const addressed = (...bytes: number[]) => Uint8Array.from([name.length, ...name, ...bytes])
  return [
    new Uint8Array(0),
    Uint8Array.from([255, 255, 255, 255, 255, 255]),
    'text',
    addressed(),
    addressed(0),
    addressed(0, 2, 200, 1),
    addressed(1, 5, 1, 2),
    addressed(2, 0, 250),
    addressed(6, 1, 65),
    addressed(99),
    new Uint8Array(300_000).fill(7),
    new Uint8Array(2_000_000),
  ]
}
