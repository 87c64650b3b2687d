import { syncRooms } from '@enishi/server/src/chat/syncRooms.ts'
import { exportLedger } from '@enishi/server/src/ledger/exportLedger.ts'
import { findPlanSession } from '@enishi/server/src/plans/planAccess.ts'
import { isIn } from './model/rules.ts'
import { tableRules } from './model/tableRules.ts'
import type { Row } from './model/tableRules.ts'
import type { Member, World } from './model/world.ts'
import { compare, contextAs, hasRole, idsFor, rowsIn, together } from './pathLeg.ts'
import type { PathLeg } from './pathLeg.ts'
import { mails, routing } from './sendingLegs.ts'
import { identityOf } from './worldServer.ts'

/** `GET /files/download` with the address of every file there is. */
const files: PathLeg = async (setting, world, viewer) => {
  const all = rowsIn(setting, world, 'readable_file')
  const got: string[] = []
  for (const { id, link_key } of all) {
    const address = `${setting.origin}/files/download?key=${String(link_key)}`
    const response = await fetch(address, { headers: { 'x-api-key': viewer.id } })
    await response.arrayBuffer()
    if (response.status === 200) got.push(String(id))
    else if (response.status !== 404) throw new Error(`${address} answers ${response.status}`)
  }
  return compare('download', viewer, got, idsFor(setting, world, viewer, 'readable_file'), all.length)
}

const recordsOf = (world: World, type: string) => world.jointRecords.filter(record => record.type === type)

/** What a chat socket is let in to, and sends when it comes back. */
const chat: PathLeg = async ({ source }, world, viewer) => {
  const rooms = recordsOf(world, 'ROOM')
  const { rooms: sent, unread } = await syncRooms(
    contextAs(source, viewer),
    rooms.map(({ id }) => ({ roomId: id, seq: 0 })),
  )
  const due = rooms.filter(({ id }) => isIn(world, viewer.firmId, id)).map(({ id }) => id)
  const ids = (list: { roomId: string }[]) => list.map(({ roomId }) => roomId)
  return together([
    compare('chat', viewer, ids(sent), due, rooms.length),
    compare('unread chat', viewer, ids(unread), due, rooms.length),
  ])
}

/** Who a live plan opens for, and who may write in it. */
const plans: PathLeg = async ({ source }, world, viewer) => {
  const all = recordsOf(world, 'PLAN')
  const [open, writable]: [string[], string[]] = [[], []]
  for (const { id } of all) {
    const session = await findPlanSession(source, { identity: identityOf(viewer), language: 'en' }, id)
    if (session) open.push(id)
    if (session?.right === 'write') writable.push(id)
  }
  const due = all.filter(({ id }) => isIn(world, viewer.firmId, id))
  const mayWrite = viewer.roles.some(role => role !== 'GUEST')
  const active = due.filter(({ partnershipId }) =>
    world.partnerships.some(each => each.id === partnershipId && each.status === 'ACTIVE'),
  )
  const ids = (records: { id: string }[]) => records.map(({ id }) => id)
  return together([
    compare('plan', viewer, open, ids(due), all.length),
    compare('writing a plan', viewer, writable, mayWrite ? ids(active) : [], all.length),
  ])
}

/** The export of each partnership's ledger: the bodies that concern the firm, to those who may take it along. */
const ledger: PathLeg = async (setting, world, viewer) => {
  const got: string[] = []
  const due: string[] = []
  const all = rowsIn(setting, world, 'partnership_ledger_entry')
  const hashOf = (row: Row) => String(row['hash']).replace('\\x', '')
  const seeded = new Set(all.map(hashOf))
  for (const { id: partnershipId } of world.partnerships) {
    const lines = await exportLedger(contextAs(setting.source, viewer), partnershipId).catch(
      (error: { code?: string }) => {
        if (error.code !== 'NOT_FOUND' && error.code !== 'FORBIDDEN') throw error
        return null
      },
    )
    for await (const line of lines ?? []) {
      const { type, hash, body } = JSON.parse(line)
      // What the server itself entered since is not of these worlds.
      if (type === 'entry' && body && seeded.has(hash)) got.push(hash)
    }
    if (!hasRole(viewer, 'OWNER', 'ADMIN', 'CHANNEL_MANAGER')) continue
    due.push(
      ...all
        .filter(
          row =>
            row['partnership_id'] === partnershipId &&
            tableRules['partnership_ledger_entry']?.(world, viewer, row),
        )
        .map(hashOf),
    )
  }
  return compare('ledger', viewer, got, due, all.length)
}

/** What colleagues did: on the screen and as files, to those who answer for the firm. */
const audit: PathLeg = async (setting, world, viewer) => {
  const may = hasRole(viewer, 'OWNER', 'ADMIN')
  const { auditTrail } = (await setting.ask(viewer, 'auditTrail(first: 200) { nodes { id } }')) as {
    auditTrail: { nodes: { id: string }[] }
  }
  const of = rowsIn(setting, world, 'audit_event')
  const seeded = new Set(of.map(row => String(row['id'])))
  const listed = auditTrail.nodes.map(({ id }) => id).filter(id => seeded.has(id))
  const verdicts = [
    compare('audit', viewer, listed, may ? idsFor(setting, world, viewer, 'audit_event') : [], of.length),
  ]
  for (const path of ['/files/audit.csv', '/files/third-party-provision.csv']) {
    const response = await fetch(setting.origin + path, { headers: { 'x-api-key': viewer.id } })
    const text = await response.text()
    const strangers = world.firms.filter(firm => !firmsKnownTo(world, viewer).has(firm.id))
    const told = strangers.filter(({ id }) => text.includes(id)).map(({ id }) => id)
    verdicts.push(compare(path, viewer, [...told, `${response.status}`], [may ? '200' : '403'], 7))
  }
  for (const member of oneOfEachKind(world, viewer)) {
    const response = await fetch(`${setting.origin}/files/person-data?member=${member.id}`, {
      headers: { 'x-api-key': viewer.id },
    })
    await response.arrayBuffer()
    const due =
      member.id === viewer.id ? '200' : may ? (member.firmId === viewer.firmId ? '200' : '404') : '403'
    verdicts.push(compare(`person data of ${member.id}`, viewer, [`${response.status}`], [due], 1))
  }
  return together(verdicts)
}

/** The viewer, a colleague and a stranger. */
const oneOfEachKind = ({ members }: World, viewer: Member) => [
  viewer,
  ...members.filter(({ firmId, id }) => firmId === viewer.firmId && id !== viewer.id).slice(0, 1),
  ...members.filter(({ firmId }) => firmId !== viewer.firmId).slice(0, 1),
]

/** Partners of now and before, and firms at the ends of what was passed on. */
function firmsKnownTo(world: World, viewer: Member): Set<string> {
  const partners = world.partnerships
    .map(({ parties }) => parties.map(({ firmId }) => firmId))
    .filter(ids => ids.includes(viewer.firmId))
  const onward = world.grants
    .map(({ ownerId, giverId, receiverId }) => [ownerId, giverId, receiverId])
    .filter(ids => ids.includes(viewer.firmId))
  return new Set([viewer.firmId, ...partners.flat(), ...onward.flat()])
}

/** What happened, and what came from partners' systems: each partnership's own list. */
const feeds: PathLeg = async (setting, world, viewer) => {
  const document = world.partnerships.map(
    ({ id }, index) =>
      `e${index}: partnershipEvents(partnershipId: "${id}", first: 100) { nodes { id } } i${index}: interchanges(partnershipId: "${id}", first: 100) { nodes { id } }`,
  )
  const found: Record<'e' | 'i', string[]> = { e: [], i: [] }
  for (const part of document)
    for (const [key, page] of Object.entries(await setting.ask(viewer, part)))
      found[key.startsWith('e') ? 'e' : 'i'].push(
        ...(page as { nodes: { id: string }[] }).nodes.map(({ id }) => id),
      )
  const all = (table: string) => rowsIn(setting, world, table).length
  return together(
    Object.entries({ e: 'partnership_event', i: 'interchange' } as const).map(([key, table]) =>
      compare(table, viewer, found[key as 'e' | 'i'], idsFor(setting, world, viewer, table), all(table)),
    ),
  )
}

export const pathLegs: Record<string, PathLeg> = { files, chat, plans, ledger, audit, feeds, routing, mails }
