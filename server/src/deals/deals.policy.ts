import { anyOf, everyoneButGuests } from '../platform/viewer.ts'

/** Who may do what with the joint deals that their firm is in on. A deal whose partnership is not active is read-only for all. */
export const dealPolicy = {
  open: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  move: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  edit: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  log: everyoneButGuests,
}
