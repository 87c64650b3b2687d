import type { DealStage } from '../generated/graphql.ts'

/** Left to right on the board. */
export const stages = [
  'REGISTERED',
  'QUALIFIED',
  'PROPOSAL',
  'NEGOTIATION',
  'WON',
  'LOST',
] as const satisfies readonly DealStage[]

/** The neighbour `by` columns away, or null at the board's edge. */
export function stageBeside(stage: DealStage, by: 1 | -1): DealStage | null {
  return stages[stages.indexOf(stage) + by] ?? null
}

export const stageColors = {
  REGISTERED: 'neutral',
  QUALIFIED: 'info',
  PROPOSAL: 'primary',
  NEGOTIATION: 'warning',
  WON: 'success',
  LOST: 'error',
} as const satisfies Record<DealStage, string>
