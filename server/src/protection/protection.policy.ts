import { anyOf, everyoneButGuests } from '../platform/viewer.ts'

/** Who takes lists of the firm along, and who watches over them. */
export const protectionPolicy = {
  export: everyoneButGuests,
  /** Budgets, the rule of two people, decisions on what colleagues ask for. */
  watchOver: anyOf('OWNER', 'ADMIN'),
}
