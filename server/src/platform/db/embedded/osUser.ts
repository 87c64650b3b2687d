import { readFile } from 'node:fs/promises'
import { EmbeddedDatabaseError } from './embeddedDatabaseError.ts'

/** The OS user the server binary runs as. */
export interface OsUser {
  name: string
  uid: number
  gid: number
}

const CANDIDATES = ['postgres', 'nobody']

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** PostgreSQL refuses to run as root: another user of this machine has to own the process and its data. */
export async function findServerUser(): Promise<OsUser> {
  const users = await readOsUsers()
  for (const name of CANDIDATES) {
    const user = users.find(each => each.name === name)
    if (user !== undefined && user.uid !== 0) return user
  }
  throw new EmbeddedDatabaseError(
    'Enishi was started as root, and this machine has neither a user "postgres" nor a user "nobody" to run the database.',
    'Start Enishi as an ordinary user, create the user (useradd --system postgres), or set DATABASE_URL to your own PostgreSQL.',
  )
}

/** Name of an OS user for messages; the number when the machine does not know it. */
export async function nameOfUser(uid: number): Promise<string> {
  const users = await readOsUsers()
  return users.find(user => user.uid === uid)?.name ?? `#${uid}`
}

async function readOsUsers(): Promise<OsUser[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap(line => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
