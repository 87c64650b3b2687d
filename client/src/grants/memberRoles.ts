import type { MemberRole } from '../generated/graphql.ts'

/** All roles of a firm's people, from the most to the least. */
export const memberRoles: readonly MemberRole[] = [
  'OWNER',
  'ADMIN',
  'CHANNEL_MANAGER',
  'SELLER',
  'MARKETER',
  'AGENT',
  'OPERATOR',
  'GUEST',
]
