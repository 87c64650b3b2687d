import { anyOf } from '../platform/viewer.ts'

/** Who in a firm lets its records cross the border, and who takes in what others offer. */
export const grantPolicy = {
  share: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  revoke: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  accept: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER'),
}
