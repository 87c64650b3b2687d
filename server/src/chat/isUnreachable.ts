const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOENT'])

/** Whether the database could not be reached, or could not take more (SQLSTATE classes 08, 53 and 57): trying again later may work. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    lostConnection.has(code) ||
    /^(08|53|57)/.test(code) ||
    /connection terminated|not queryable/i.test(error.message)
  )
}
