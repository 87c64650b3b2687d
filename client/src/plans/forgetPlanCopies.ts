import { recall, remember } from '../lib/storage.ts'

/** What the names of all local copies of plans begin with. */
export const planDatabasePrefix = 'plan:'

const mark = 'forgetPlans'

/**
 * Deletes every plan kept in this browser, for signing out. A copy still in use elsewhere goes at the next start
 * of the page. Never throws: it must not keep anyone signed in.
 */
export async function forgetPlanCopies(): Promise<void> {
  remember(mark, 'yes')
  try {
    const databases = await indexedDB.databases()
    const names = databases.map(({ name }) => name ?? '').filter(name => name.startsWith(planDatabasePrefix))
    const isGone = await Promise.all(names.map(deleteDatabase))
    if (isGone.every(Boolean)) remember(mark, null)
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}

/** Ends what a sign-out could not finish. */
export async function finishForgetting(): Promise<void> {
  if (recall(mark)) await forgetPlanCopies()
}

/** False when the database is still open somewhere, or cannot be deleted. */
export function deleteDatabase(name: string): Promise<boolean> {
  return new Promise(resolve => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve(true)
    request.onerror = request.onblocked = () => resolve(false)
  })
}
