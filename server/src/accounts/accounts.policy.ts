import { anyOf, everyoneButGuests } from '../platform/viewer.ts'

/** Who in a firm changes its customers. What another firm shares follows from the grant's verbs besides. */
export const accountPolicy = {
  create: everyoneButGuests,
  edit: everyoneButGuests,
  archive: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  share: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER'),
  import: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'OPERATOR'),
}
