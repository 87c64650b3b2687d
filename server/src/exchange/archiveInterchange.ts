import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'

/** Keeps the bytes before anything is answered. The same bytes of the same firm are the same interchange. */
export async function archiveInterchange(
  tx: Transaction,
  bytes: Uint8Array,
  sender: { organizationId: string; apiKeyId: string | null },
): Promise<{ id: string; isNew: boolean }> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const row = await tx
    .insertInto('interchange')
    .values({
      id: newId(),
      org_id: sender.organizationId,
      api_key_id: sender.apiKeyId,
      content,
      sha256: createHash('sha256').update(withoutLineEnds(content)).digest(),
      byte_size: content.length,
    })
    .onConflict(conflict =>
      conflict
        .columns(['org_id', 'sha256'])
        .doUpdateSet({ delivery_count: sql<number>`interchange.delivery_count + 1` }),
    )
    .returning(['id', 'delivery_count'])
    .executeTakeFirstOrThrow()
  return { id: row.id, isNew: row.delivery_count === 1 }
}

/** Line ends around an interchange are none of it: alone it has them, between others in one body it has not. */
function withoutLineEnds(content: Buffer): Buffer {
  const isBlank = (byte: number | undefined) => byte === 0x0a || byte === 0x0d || byte === 0x20
  let start = 0
  let end = content.length
  while (start < end && isBlank(content[start])) start++
  while (end > start && isBlank(content[end - 1])) end--
  return content.subarray(start, end)
}
