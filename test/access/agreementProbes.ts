import type { Enrolment, Member, World } from './model/world.ts'
import type { Probe } from './writeProbes.ts'

const change = (name: string, viewer: Member, enrolment: Enrolment, set: string): Probe => ({
  name,
  viewer,
  isRefused: true,
  text: `update program_enrolment set ${set} where id = $1`,
  values: [enrolment.id],
})

/** What nobody may do with programs, whatever statement they run: neither firm consents or decides for the other. */
export function agreementProbes(world: World, viewer: Member): Probe[] {
  const probes: Probe[] = [
    {
      name: 'a program in another firm’s name',
      viewer,
      isRefused: true,
      text: `insert into program (id, org_id, name) values (gen_random_uuid(), $1, 'Planted')`,
      values: [world.firms.find(firm => firm.id !== viewer.firmId)?.id],
    },
  ]
  const first = (isWanted: (enrolment: Enrolment) => boolean, name: string, set: string) => {
    const found = world.enrolments.find(isWanted)
    if (found) probes.push(change(name, viewer, found, set))
  }
  first(
    each => each.status === 'INVITED' && each.ownerId === viewer.firmId,
    'an invitation accepted by who invited',
    `status = 'ACTIVE'`,
  )
  first(
    each => each.status === 'APPLIED' && each.partnerId === viewer.firmId,
    'an application accepted by who applied',
    `status = 'ACTIVE'`,
  )
  first(
    each => each.status === 'ACTIVE' && each.partnerId === viewer.firmId,
    'a tier set by the partner itself',
    `override_key = gen_random_uuid(), override_reason = 'Mine', override_until = current_date`,
  )
  return [...probes, ...applications(world, viewer)]
}

/** To programs that are not open, and where nothing ties the firms any more. */
function applications(world: World, viewer: Member): Probe[] {
  return world.programs.flatMap(({ id, firmId, isOpen }): Probe[] => {
    if (firmId === viewer.firmId) return []
    const tied = world.partnerships.filter(({ parties }) =>
      [firmId, viewer.firmId].every(each => parties.some(party => party.firmId === each && !party.hasLeft)),
    )
    const isOn = world.enrolments.some(
      each =>
        each.programId === id &&
        each.partnerId === viewer.firmId &&
        ['INVITED', 'APPLIED', 'ACTIVE'].includes(each.status),
    )
    const where = tied.find(({ status }) => (status === 'ACTIVE') !== isOpen)
    if (!where || isOn) return []
    return [
      {
        name: isOpen ? 'applied where the partnership is closed' : 'applied to a program that is not open',
        viewer,
        isRefused: true,
        text: `insert into program_enrolment (id, program_id, org_id, partner_org_id, partnership_id) values (gen_random_uuid(), $1, $2, $3, $4)`,
        values: [id, firmId, viewer.firmId, where.id],
      },
    ]
  })
}
