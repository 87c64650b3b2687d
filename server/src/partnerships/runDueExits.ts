import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { ContextSource } from '../platform/context.ts'
import { fileLock } from '../platform/files/index.ts'
import type { Arrived } from '../platform/files/fileStore.ts'
import { newId } from '../platform/ids.ts'
import type { Identity } from '../platform/viewer.ts'
import { certify } from './exitCertificate.ts'
import { writeArchive } from './writeArchive.ts'

type Source = Pick<ContextSource, 'db' | 'files' | 'log'>

interface Due {
  exit_id: string
  partnership_id: string
  status: string
  org_id: string
  member_id: string
  person_id: string
  is_starter: boolean
}

/** Carries out the exits whose time has come: closes, writes both archives, certifies. After a crash it goes on where it was. */
export async function runDueExits(source: Source): Promise<number> {
  const due = await source.db.query(null, async tx => {
    const { rows } = await sql<Due>`select * from private.exits_due()`.execute(tx)
    return rows
  })
  let count = 0
  for (const parties of Map.groupBy(due, row => row.exit_id).values()) {
    try {
      if (await runExit(source, parties)) count++
    } catch (error) {
      source.log.error({ err: error, exitId: parties[0]?.exit_id }, 'an exit could not be carried out yet')
    }
  }
  await source.db.write(null, tx => sql`select private.drop_retained()`.execute(tx))
  return count
}

async function runExit(source: Source, parties: Due[]): Promise<boolean> {
  const starter = parties.find(party => party.is_starter)
  if (!starter) return false
  const { exit_id: exitId, partnership_id: partnershipId } = starter
  if (starter.status === 'PLANNED') {
    await source.db.write(identityOf(starter), async tx => {
      const { rows } = await sql<{ began: boolean }>`select private.begin_ending(${exitId}) as began`.execute(
        tx,
      )
      if (!rows[0]?.began) return
      await announce(tx, identityOf(starter), {
        topic: 'partnership.status',
        recordId: partnershipId,
        partnershipId,
        payload: { status: 'ENDED' },
      })
    })
  }
  const archives: { party: Due; arrived: Arrived; certificate: unknown }[] = []
  try {
    for (const party of parties) {
      const arrived = await writeArchive(source, identityOf(party), partnershipId)
      const certificate = await source.db.query(identityOf(party), tx => certify(tx, exitId, arrived))
      archives.push({ party, arrived, certificate })
    }
    return await source.db.write(null, async tx => {
      const locks = archives.map(({ arrived }) => fileLock(arrived.sha256)).sort()
      for (const lock of locks) await sql`select pg_advisory_xact_lock_shared(${lock}::bigint)`.execute(tx)
      for (const { arrived } of archives) await arrived.keep()
      const rows = archives.map(({ party, arrived, certificate }) => ({
        id: newId(),
        orgId: party.org_id,
        sha256: arrived.sha256.toString('hex'),
        byteSize: arrived.byteSize,
        certificate,
        linkKey: randomBytes(24).toString('base64url'),
      }))
      const answer = await sql<{ done: boolean }>`
        select private.finish_exit(${exitId}, ${JSON.stringify(rows)}::jsonb) as done`.execute(tx)
      await announce(tx, null, { topic: 'partnership.exit', recordId: partnershipId, partnershipId })
      return answer.rows[0]?.done ?? false
    })
  } finally {
    for (const { arrived } of archives) await arrived.drop()
  }
}

const identityOf = ({ org_id, member_id, person_id }: Due): Identity => ({
  personId: person_id,
  isEmailConfirmed: true,
  viewer: { personId: person_id, organizationId: org_id, memberId: member_id, roles: ['OWNER'] },
  credentialId: 'partnership exit',
  scopes: null,
  partnershipId: null,
})

const every = 5 * 60_000

/** Looks for exits whose time has come, now and from time to time. */
export function startExitClock(source: ContextSource): { close(): Promise<void> } {
  let running: Promise<unknown> | null = null
  const look = () => {
    running ??= runDueExits(source)
      .catch((error: unknown) => source.log.error({ err: error }, 'exits could not be looked for'))
      .finally(() => (running = null))
  }
  const first = setTimeout(look, 15_000).unref()
  const timer = setInterval(look, every).unref()
  return {
    async close() {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
