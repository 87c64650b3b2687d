/** Someone who has the plan open. */
export interface PlanPeer {
  clientId: number
  personId: string
  name: string
  firm: string
  color: string
  isSelf: boolean
}

/** White text on each is at least 4.5:1. */
const colors = [
  '#be185d',
  '#7c3aed',
  '#1d4ed8',
  '#0f766e',
  '#a16207',
  '#15803d',
  '#b91c1c',
  '#0e7490',
  '#86198f',
]

/** The same person has the same colour on every screen. */
export function colorOf(personId: string): string {
  let hash = 0
  for (const character of personId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return colors[hash % colors.length] ?? '#1d4ed8'
}

/** Reads an awareness `user`; null when it is nobody's. The server writes it, so a name cannot be forged. */
export function peerOf(clientId: number, user: unknown, ownClientId: number): PlanPeer | null {
  if (typeof user !== 'object' || user === null) return null
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const name = 'name' in user ? text(user.name) : ''
  if (!name) return null
  const personId = 'personId' in user ? text(user.personId) : ''
  const firm = 'organizationName' in user ? text(user.organizationName) : ''
  return {
    clientId,
    personId: personId || name,
    name,
    firm,
    color: colorOf(personId || name),
    isSelf: clientId === ownClientId,
  }
}

/** Each person once, however many tabs they have open; oneself first. */
export function peersOf(states: Map<number, Record<string, unknown>>, ownClientId: number): PlanPeer[] {
  const people = new Map<string, PlanPeer>()
  for (const [clientId, state] of states) {
    const peer = peerOf(clientId, state.user, ownClientId)
    if (peer && (peer.isSelf || !people.has(peer.personId))) people.set(peer.personId, peer)
  }
  return [...people.values()].sort(
    (a, b) => Number(b.isSelf) - Number(a.isSelf) || a.name.localeCompare(b.name),
  )
}
