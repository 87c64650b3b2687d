import type { JointRecord, JointType, World } from './model/world.ts'

export const atFirst = '2026-01-01T00:00:00Z'
const whenJoined = '2026-02-01T00:00:00Z'
export const afterwards = '2026-03-01T00:00:00Z'

export function personRows({ members, number }: World) {
  return [...new Set(members.map(member => member.personId))].map((id, index) => ({
    id,
    name: `Person ${index}`,
    email: `p${index}@world${number}.example`,
  }))
}

export const memberRows = ({ members }: World) =>
  members.map(({ id, firmId, personId, roles }) => ({
    id,
    org_id: firmId,
    person_id: personId,
    name: id.slice(-4),
    roles,
  }))

export function acquaintanceRows({ firms, partnerships }: World) {
  const pairs = new Set(firms.map(({ id }) => `${id} ${id}`))
  for (const { parties } of partnerships)
    for (const one of parties) for (const other of parties) pairs.add(`${one.firmId} ${other.firmId}`)
  return [...pairs].map(pair => {
    const [org_id, other_id] = pair.split(' ')
    return { org_id, other_id }
  })
}

export const partyRows = ({ partnerships }: World, joined: 'AT_FIRST' | 'LATER') =>
  partnerships.flatMap(({ id, parties }) =>
    parties
      .filter(party => party.joined === joined)
      .map(party => ({
        partnership_id: id,
        org_id: party.firmId,
        role: 'RESELLER',
        consented_at: joined === 'LATER' ? whenJoined : atFirst,
      })),
  )

export const partnershipAdmissions = ({ partnerships }: World, joined: 'AT_FIRST' | 'LATER') =>
  partnerships.flatMap(({ id, parties }) =>
    parties
      .filter(party => party.joined === joined)
      .map(party => ({
        org_id: party.firmId,
        record_id: id,
        record_type: 'PARTNERSHIP',
        partnership_id: id,
        list_key: joined === 'LATER' ? 'JOINED' : '',
        sort_at: joined === 'LATER' ? whenJoined : atFirst,
      })),
  )

/** What lists of these types sort by first, of the records made here. */
const listKeys: Partial<Record<JointType, string>> = { DEAL: 'REGISTERED', CAMPAIGN: 'DRAFT', TOPIC: 'false' }

/** Old records opened to firms that joined later. */
export function openedAdmissions({ partnerships, jointRecords }: World) {
  return jointRecords
    .filter(record => record.isOld)
    .flatMap(record =>
      record.firmIds
        .filter(firmId =>
          partnerships.some(
            ({ id, parties }) =>
              id === record.partnershipId &&
              parties.some(party => party.firmId === firmId && party.joined === 'LATER'),
          ),
        )
        .map(firmId => ({
          org_id: firmId,
          record_id: record.id,
          record_type: record.type,
          partnership_id: record.partnershipId,
          list_key: listKeys[record.type] ?? '',
          sort_at: atFirst,
        })),
    )
}

export function memberOf(
  { members, partnerships }: World,
  { partnershipId }: Pick<JointRecord, 'partnershipId'>,
): string {
  const firmId = partnerships.find(each => each.id === partnershipId)?.parties[0]?.firmId
  return members.find(member => member.firmId === firmId)?.id ?? ''
}
