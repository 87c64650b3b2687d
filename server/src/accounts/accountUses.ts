import type { Transaction } from '../platform/db/database.ts'

/** Which of these own accounts another domain's records are about. */
export type FindUsedAccounts = (tx: Transaction, ids: string[]) => Promise<string[]>

const finders: FindUsedAccounts[] = []

/** Called once by each domain above whose records name accounts: such an account is not deleted. */
export function registerAccountUse(find: FindUsedAccounts): void {
  finders.push(find)
}

export async function findUsedAccounts(tx: Transaction, ids: string[]): Promise<Set<string>> {
  const used = new Set<string>()
  for (const find of finders) for (const id of await find(tx, ids)) used.add(id)
  return used
}
