import type { InterchangeStatus } from '../generated/graphql.ts'

export const interchangeStatuses = [
  'RECEIVED',
  'ACCEPTED',
  'PARTIALLY_ACCEPTED',
  'REJECTED',
  'QUARANTINED',
] as const satisfies readonly InterchangeStatus[]

export const statusColors = {
  RECEIVED: 'info',
  ACCEPTED: 'success',
  PARTIALLY_ACCEPTED: 'warning',
  REJECTED: 'error',
  QUARANTINED: 'warning',
} as const satisfies Record<InterchangeStatus, string>
