import { newId } from '@enishi/server/src/platform/ids.ts'
import { hire } from '../support/colleagues.ts'
import { withClient } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'

/** What Aurora's people asked to take along, and what waits for Aiko's word. */
export async function makeProtection(app: TestApp) {
  const colleague = await hire(app, 'aiko', ['SELLER'])
  const exportId = newId()
  const waitingExportId = newId()
  await withClient(app.ownerUrl, client =>
    client.query(
      `insert into record_export (id, org_id, member_id, record_type, format, filters, row_count, status, reason, needs_password, expires_at)
       select e.id, $3, e.member, 'ACCOUNT', 'CSV', '{}', 7, e.status, 'Secretwish', true, now() + interval '1 day'
       from (values ($1::uuid, $4::uuid, 'DONE'), ($2, $5, 'WAITING')) e(id, member, status)`,
      [exportId, waitingExportId, app.organizationId('aiko'), app.memberId('aiko'), colleague.memberId],
    ),
  )
  return { exportId, waitingExportId, colleagueId: colleague.memberId, successorId: app.memberId('aiko') }
}
