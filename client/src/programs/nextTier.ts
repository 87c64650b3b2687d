interface Ladder<Standing> {
  tier?: { key: string } | null
  standings: readonly Standing[]
}

/** The lowest tier above the one held; null at the top, or where nothing is judged. */
export function nextTier<Standing extends { tier: { key: string } }>({
  tier,
  standings,
}: Ladder<Standing>): Standing | null {
  const held = standings.findIndex(standing => standing.tier.key === tier?.key)
  return standings[held + 1] ?? null
}

/** How far a requirement is met, 0 to 100; whole only when it is met. */
export function percentOf({ value, threshold }: { value: number; threshold: number }): number {
  if (value >= threshold) return 100
  return Math.min(99, Math.max(0, Math.floor((100 * value) / threshold)))
}

/** How far a tier is reached: its requirements' mean. */
export function percentOfTier({
  criteria,
}: {
  criteria: readonly { value: number; threshold: number }[]
}): number {
  if (criteria.length === 0) return 100
  const sum = criteria.reduce((total, each) => total + percentOf(each), 0)
  return Math.floor(sum / criteria.length)
}
