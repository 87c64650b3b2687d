import { sql } from 'kysely'
import * as Y from 'yjs'
import type { ContextSource } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Identity } from '../platform/viewer.ts'

/** A plan as the database has it: everything acknowledged, whatever any process has in memory. */
export interface StoredPlan {
  doc: Y.Doc
  /** The newest row that is in `doc`. */
  seq: number
  rows: number
  bytes: number
}

/**
 * Applies the snapshot and then the log, row by row. A row that cannot be applied goes to quarantine, so that it never
 * stands between people and their plan. Rows commit in the order of their numbers, so what is seen has no holes.
 */
export async function readPlan(
  source: ContextSource,
  tx: Transaction,
  planId: string,
  doc = new Y.Doc(),
): Promise<StoredPlan> {
  const snapshot = await tx
    .selectFrom('plan_snapshot')
    .select(['seq', 'bytes'])
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  const rows = await tx
    .selectFrom('plan_update')
    .select(['seq', 'bytes'])
    .where('plan_id', '=', planId)
    .where('seq', '>', snapshot?.seq ?? 0)
    .orderBy('seq')
    .execute()
  if (snapshot) Y.applyUpdate(doc, snapshot.bytes)
  for (const row of rows) {
    try {
      Y.applyUpdate(doc, row.bytes)
    } catch (error) {
      source.log.error(
        { err: error, planId, seq: row.seq },
        'an update of a plan cannot be applied; it is in plan_quarantine',
      )
      await quarantine(tx, planId, row, String(error))
    }
  }
  return {
    doc,
    seq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
    rows: rows.length,
    bytes: rows.reduce((sum, row) => sum + row.bytes.length, snapshot?.bytes.length ?? 0),
  }
}

async function quarantine(
  tx: Transaction,
  planId: string,
  row: { seq: number; bytes: Buffer },
  reason: string,
) {
  const kept = { id: newId(), plan_id: planId, seq: row.seq, bytes: row.bytes, reason: reason.slice(0, 1000) }
  await tx.insertInto('plan_quarantine').values(kept).execute()
  await tx.deleteFrom('plan_update').where('plan_id', '=', planId).where('seq', '=', row.seq).execute()
}

/** Rows a process does not have yet: those of others. The snapshot too, when it has swallowed some of them. */
export async function readPlanSince(
  tx: Transaction,
  planId: string,
  seq: number,
): Promise<{ seq: number; bytes: Buffer }[]> {
  const snapshot = await tx
    .selectFrom('plan_snapshot')
    .select(['seq', 'bytes'])
    .where('plan_id', '=', planId)
    .where('seq', '>', seq)
    .executeTakeFirst()
  const rows = await tx
    .selectFrom('plan_update')
    .select(['seq', 'bytes'])
    .where('plan_id', '=', planId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
  return snapshot ? [snapshot, ...rows] : rows
}

/** Who writes under which Yjs client id; null is the server. */
export const readOwners = (tx: Transaction, planId: string) =>
  tx.selectFrom('plan_client').select(['client_id', 'member_id']).where('plan_id', '=', planId).execute()

/**
 * Makes one snapshot of what the database has and drops the rows in it. Never from a document in memory: that may lack
 * what another process has acknowledged.
 */
export async function compactPlan(source: ContextSource, identity: Identity, planId: string): Promise<void> {
  await source.db.write(identity, async tx => {
    const { rows: locks } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('plan compaction'), hashtext(${planId})) as free`.execute(tx)
    if (!locks[0]?.free) return
    const { doc, seq, rows } = await readPlan(source, tx, planId)
    if (rows === 0) return
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
    doc.destroy()
    await tx
      .insertInto('plan_snapshot')
      .values({ plan_id: planId, seq, bytes })
      .onConflict(conflict =>
        conflict.column('plan_id').doUpdateSet({ seq, bytes, created_at: sql<string>`now()` }),
      )
      .execute()
    await tx.deleteFrom('plan_update').where('plan_id', '=', planId).where('seq', '<=', seq).execute()
  })
}
