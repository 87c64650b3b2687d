import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError } from './embeddedDatabaseError.ts'
import type { Native } from './native.ts'
import type { Place } from './place.ts'
import { spawnPostmaster, type Postmaster } from './postmaster.ts'

const PORT_ATTEMPTS = 20
const RELEASE_WAIT_MS = 30_000

/**
 * Starts the server on the port of last time, so that tools of the person who runs it keep working; on another if a
 * stranger has it, unless `fixedPort` was handed out already.
 */
export async function startServer(
  place: Place,
  native: Native,
  options: { isDurable: boolean; fixedPort?: number },
): Promise<Postmaster> {
  const deadline = Date.now() + RELEASE_WAIT_MS
  const lastPort = await readFile(place.portFile, 'utf8').catch(() => '')
  let wanted = options.fixedPort ?? (Number(lastPort) || 0)
  for (let attempt = 0; attempt < PORT_ATTEMPTS;) {
    const port = options.fixedPort ?? (await findFreePort(wanted))
    const result = await spawnPostmaster(place, native, port, options.isDurable)
    if (result === 'try again') {
      if (Date.now() > deadline) throw notReleased(place)
      await sleep(100)
    } else if (result === 'port taken') {
      if (options.fixedPort !== undefined) throw portTaken(options.fixedPort)
      attempt += 1
      wanted = 0
    } else {
      if (String(port) !== lastPort) await writeDurably(place.portFile, String(port))
      return result
    }
  }
  throw noPort()
}

/** `wanted` if nobody listens there, otherwise a port the system picks. */
function findFreePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => (wanted === 0 ? reject(error) : resolve(findFreePort(0))))
    probe.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : wanted
      probe.close(() => resolve(port))
    })
  })
}

function portTaken(port: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Another program now listens on 127.0.0.1:${port}, the address of the database.`,
    'End that program, or start Enishi again: the database then takes another port.',
  )
}

function noPort(): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'The database found no free port on 127.0.0.1.',
    'Check what forbids listening on 127.0.0.1 (a firewall, a sandbox), or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function notReleased(place: Place): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Processes of an earlier database server still use ${place.data}.`,
    'Wait until they have ended or end them (they are called "postgres"), then start again. Nothing was changed.',
  )
}
