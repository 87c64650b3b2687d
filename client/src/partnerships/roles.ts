import type { PartnershipRole } from '../generated/graphql.ts'

/** The part a firm plays in a partnership. */
export const partnershipRoles: PartnershipRole[] = [
  'VENDOR',
  'RESELLER',
  'DISTRIBUTOR',
  'REFERRAL',
  'TECHNOLOGY',
]
