/** What the names of all local copies of plans begin with. */
export const planDatabasePrefix = 'plan:'

/** Deletes every plan kept in this browser, for signing out. Never throws: it must not keep anyone signed in. */
export async function forgetPlanCopies(): Promise<void> {
  try {
    const databases = await indexedDB.databases()
    const names = databases.map(({ name }) => name ?? '').filter(name => name.startsWith(planDatabasePrefix))
    await Promise.all(names.map(deleteDatabase))
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}

/** Resolves also when it could not be deleted. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise(resolve => {
    const request = indexedDB.deleteDatabase(name)
    // A copy still open in another tab goes when that tab lets go of it.
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
