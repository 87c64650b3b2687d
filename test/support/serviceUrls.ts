import { connect } from 'node:net'
import { withClient } from './withClient.ts'

/** Fails with a sentence when the PostgreSQL or the Redis of `pnpm test:services` does not answer. */
export async function requireServices(databaseUrl: string, redisUrl: string): Promise<void> {
  await withClient(databaseUrl, client => client.query('select 1')).catch((error: Error) => {
    throw new Error(
      `PostgreSQL does not answer at ${withoutPassword(databaseUrl)} (${error.message}).\n` +
        'Start it, or name another in TEST_DATABASE_URL: the URL of a login that may create databases and roles.',
    )
  })
  await pingRedis(redisUrl).catch((error: Error) => {
    throw new Error(
      `Redis does not answer at ${withoutPassword(redisUrl)} (${error.message}).\nStart it, or name another in REDIS_URL.`,
    )
  })
}

function pingRedis(redisUrl: string): Promise<void> {
  const { hostname, port } = new URL(redisUrl)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 6379), hostname)
    socket.setTimeout(3000, () => socket.destroy(new Error('no answer in 3 seconds')))
    socket.on('connect', () => socket.write('PING\r\n'))
    // Also a refusal for want of a password comes from Redis.
    socket.on('data', answer => {
      socket.end()
      if (/^(\+PONG|-NOAUTH)/.test(answer.toString())) resolve()
      else reject(new Error('something else than Redis answers there'))
    })
    socket.on('error', reject)
  })
}

function withoutPassword(url: string): string {
  const parsed = new URL(url)
  if (parsed.password) parsed.password = '***'
  return parsed.href
}
