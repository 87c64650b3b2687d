import { anyOf } from '../platform/viewer.ts'

export const identityPolicy = {
  manageOrganization: anyOf('OWNER', 'ADMIN'),
  invitePartners: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER'),
  importRecords: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER', 'MARKETER'),
  manageExchange: anyOf('OWNER', 'ADMIN', 'OPERATOR', 'CHANNEL_MANAGER'),
}
