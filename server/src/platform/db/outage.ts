import pg from 'pg'

export type Outage = 'DISK_FULL' | 'UNREACHABLE'

/** SQLSTATE classes and codes (PostgreSQL manual, appendix A) of a server that stops, starts or has no room for more sessions. */
const outages = /^(08...|53[23]..|57P0[1-5]|25P0[34])$/

const broken = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'])

/** Whether a database that does not answer is to blame, rather than what was asked of it. */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (error instanceof pg.DatabaseError)
    return code === '53100' ? 'DISK_FULL' : outages.test(code) ? 'UNREACHABLE' : null
  // pg has no code for a connection that ends while a statement waits for its answer.
  const isCut =
    broken.has(code) ||
    /^(Connection terminated|Client has encountered a connection error)/.test(error.message)
  return isCut || error.message.startsWith('timeout exceeded when trying to connect') ? 'UNREACHABLE' : null
}
