import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import { runInBackground } from './runAccountImport.ts'

/** Called at a server's start: imports that it, or another, was ended in the middle of go on. */
export async function resumeAccountImports(source: ContextSource): Promise<void> {
  const { rows } = await source.db.query(null, tx =>
    sql<{ id: string; org_id: string; member_id: string; person_id: string }>`
      select id, org_id, member_id, person_id from private.running_account_imports()`.execute(tx),
  )
  for (const { id, org_id, member_id, person_id } of rows) {
    const viewer = { personId: person_id, organizationId: org_id, memberId: member_id, roles: [] }
    const identity = {
      personId: person_id,
      isEmailConfirmed: true,
      viewer,
      credentialId: id,
      scopes: null,
      partnershipId: null,
    }
    runInBackground(source, identity, id)
  }
}
