import { anyOf } from '../platform/viewer.ts'

/** Whoever lets records cross the border may look at what has crossed. */
export const viewAsPolicy = {
  start: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
}
