import { identityPolicy } from '../identity/index.ts'
import { anyOf } from '../platform/viewer.ts'

export const partnershipPolicy = {
  invite: identityPolicy.invitePartners,
  manage: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER'),
}
