import type { Transaction } from '../platform/db/database.ts'
import type { Viewer } from '../platform/viewer.ts'

export async function nameOfViewer(tx: Transaction, viewer: Viewer): Promise<string> {
  const { name } = await tx
    .selectFrom('member')
    .select('name')
    .where('id', '=', viewer.memberId)
    .executeTakeFirstOrThrow()
  return name
}
