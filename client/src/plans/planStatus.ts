/** What the session knows at a moment. `kept` counts local changes the server has not confirmed as stored. */
export interface PlanFacts {
  link: 'connecting' | 'online' | 'offline'
  /** The server's state has arrived on the present connection. */
  isSynced: boolean
  /** The server has confirmed everything sent on the present connection. */
  isConfirmed: boolean
  kept: number
  /** IndexedDB keeps the changes; otherwise they live in this tab alone. */
  isStored: boolean
  right: 'read' | 'write'
}

export type PlanStatus =
  | { kind: 'connecting'; kept: number }
  | { kind: 'offline'; kept: number; isStored: boolean }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'readOnly'; kept: number }

/** Why a session is over; none of them heals by itself. */
export type PlanEnd = 'revoked' | 'refused' | 'outdated' | 'signedOut'

/** The one sentence the person is told. "Saved" only when the server has confirmed every change. */
export function planStatusOf(facts: PlanFacts): PlanStatus {
  const { link, kept, isStored } = facts
  if (link === 'offline') return { kind: 'offline', kept, isStored }
  if (link === 'connecting' || !facts.isSynced) return { kind: 'connecting', kept }
  if (facts.right === 'read') return { kind: 'readOnly', kept }
  return kept > 0 || !facts.isConfirmed ? { kind: 'saving' } : { kind: 'saved' }
}

/** What the server's words for a closed or refused document mean; null when it may just be tried again. */
export function planEndOf(close: { code: number; reason: string }): PlanEnd | null {
  if (close.code === 4403 || /^revoked$/i.test(close.reason)) return 'revoked'
  if (close.code === 4400 || /^refused/i.test(close.reason)) return 'refused'
  if (close.code === 4426 || /schema/i.test(close.reason)) return 'outdated'
  return null
}
