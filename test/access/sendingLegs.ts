import { routeInterchange } from '@enishi/server/src/exchange/routeInterchange.ts'
import type pg from 'pg'
import type { Verdict } from './databaseLeg.ts'
import { identifierOf } from './model/world.ts'
import type { Member, World } from './model/world.ts'
import { compare, hasRole, together } from './pathLeg.ts'
import type { PathLeg } from './pathLeg.ts'
import { identityOf } from './worldServer.ts'

/** Where an order of the viewer's firm goes that names each firm there is: to its one active partner, or nowhere. */
export const routing: PathLeg = async ({ source }, world, viewer) => {
  const identifier = (firmId: string) => ({ qualifier: '', id: identifierOf(firmId) })
  const verdicts: Verdict[] = []
  for (const receiver of world.firms) {
    const reading = { sender: identifier(viewer.firmId), receiver: identifier(receiver.id) }
    const route = await source.db.query(identityOf(viewer), tx =>
      routeInterchange(tx, reading as Parameters<typeof routeInterchange>[1], viewer.firmId, null),
    )
    const partners = partnersOf(world, viewer)
    // What nobody is called by can only be meant for the one partner there is.
    const isKnown = world.partnerships.some(each => each.parties.some(party => party.firmId === receiver.id))
    const meant = isKnown ? partners.filter(({ firmId }) => firmId === receiver.id) : partners
    const due = meant.length === 1 ? meant.map(each => `${each.partnershipId} ${each.firmId}`) : []
    const got = route.refusal === null ? [`${route.partnershipId} ${route.receiverOrganizationId}`] : []
    verdicts.push(compare(`routing to ${receiver.name}`, viewer, got, due, world.partnerships.length))
  }
  return together(verdicts)
}

/** The other firms of each partnership that is active and that neither has left. */
const partnersOf = ({ partnerships }: World, viewer: Member) =>
  partnerships.flatMap(({ id, status, parties }) => {
    const present = parties.filter(party => !party.hasLeft)
    if (status !== 'ACTIVE' || !present.some(({ firmId }) => firmId === viewer.firmId)) return []
    return present
      .filter(({ firmId }) => firmId !== viewer.firmId)
      .map(({ firmId }) => ({ partnershipId: id, firmId }))
  })

const mailParties = 'select private.mail_parties($1::uuid, $2::uuid[], $3, $4) as n'
const mailTexts = Object.fromEntries(
  ['en', 'ja'].map(locale => [locale, { subject: 's', text: 't', html: 'h' }]),
)

/** Whom a mail of the viewer's firm reaches: those who speak for the firms that are still parties; nobody without being one. */
export const mails: PathLeg = async ({ attempt }, world, viewer) => {
  const verdicts: Verdict[] = []
  for (const { id, parties } of world.partnerships) {
    const values = [id, world.firms.map(firm => firm.id), `probe ${viewer.id}`, mailTexts]
    const queued = await attempt(viewer, mailParties, values).then(
      ({ rows }) => `${rows[0].n} mails`,
      (error: pg.DatabaseError) => (error.code === '42501' ? 'refused' : String(error)),
    )
    const present = parties.filter(party => !party.hasLeft).map(({ firmId }) => firmId)
    const readers = world.members.filter(
      member =>
        present.includes(member.firmId) &&
        member.id !== viewer.id &&
        hasRole(member, 'OWNER', 'ADMIN', 'CHANNEL_MANAGER'),
    )
    const count = new Set(readers.map(({ personId }) => personId)).size
    const due = present.includes(viewer.firmId) ? `${count} mails` : 'refused'
    verdicts.push(compare(`mail in ${id}`, viewer, [queued], [due], world.members.length))
  }
  return together(verdicts)
}
