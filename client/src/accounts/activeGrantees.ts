import type { AccountRowFragment } from '../generated/graphql.ts'

/** Names of the firms an own account is shared with now. */
export function activeGrantees(account: Pick<AccountRowFragment, 'grants'>): string[] {
  const names = account.grants.filter(({ status }) => status === 'ACTIVE').map(({ grantee }) => grantee.name)
  return [...new Set(names)]
}
