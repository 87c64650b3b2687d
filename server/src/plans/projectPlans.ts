import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Identity } from '../platform/viewer.ts'
import { readPlan } from './planLog.ts'
import { planText } from './planText.ts'

/** Writes a plan's text for queries and search; `seq` is the last row of the log that is in it. */
export async function writePlanText(
  source: ContextSource,
  identity: Identity,
  planId: string,
  text: string,
  seq: number,
): Promise<void> {
  await source.db.write(identity, tx =>
    tx
      .updateTable('plan')
      // PostgreSQL keeps no NUL in text.
      .set({ body_text: text.replaceAll('\u0000', ''), projected_seq: seq, updated_at: sql<string>`now()` })
      .where('id', '=', planId)
      .where('projected_seq', '<', seq)
      .execute(),
  )
}

/** After a crash: the text of every plan whose log went on without it. @returns how many were behind. */
export async function projectPlans(source: ContextSource): Promise<number> {
  const { rows } = await source.db.query(null, tx =>
    sql<{
      plan_id: string
      org_id: string
      member_id: string
      person_id: string
    }>`select * from private.plans_behind()`.execute(tx),
  )
  for (const row of rows) {
    const viewer = { personId: row.person_id, organizationId: row.org_id, memberId: row.member_id, roles: [] }
    const identity: Identity = {
      personId: row.person_id,
      isEmailConfirmed: true,
      viewer,
      credentialId: 'plans behind',
      scopes: null,
      partnershipId: null,
    }
    try {
      const { doc, seq } = await source.db.write(identity, tx => readPlan(source, tx, row.plan_id))
      await writePlanText(source, identity, row.plan_id, planText(doc), seq)
      doc.destroy()
    } catch (error) {
      source.log.error({ err: error, planId: row.plan_id }, 'the text of a plan could not be written')
    }
  }
  return rows.length
}
