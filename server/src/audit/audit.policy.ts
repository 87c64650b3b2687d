import { anyOf, everyoneButGuests } from '../platform/viewer.ts'

export const auditPolicy = {
  /** What colleagues did and saw is for those who answer for the firm. */
  read: anyOf('OWNER', 'ADMIN'),
  history: everyoneButGuests,
  restore: everyoneButGuests,
  personalData: anyOf('OWNER', 'ADMIN'),
}
