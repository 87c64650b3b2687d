import { anyOf, everyoneButGuests } from '../platform/viewer.ts'

/** Who in a firm looks into its ledgers; which entries there are for the firm is the database's matter. */
export const ledgerPolicy = {
  read: everyoneButGuests,
  export: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER'),
}
