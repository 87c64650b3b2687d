import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { Events } from '../platform/events.ts'
import { PlanRefusal, refused, revoked, tryAgain } from './planRefusal.ts'
import type { PlanSession } from './planAccess.ts'

interface Entry {
  bytes: Uint8Array
  /** Yjs client ids this update is the first to write under. */
  claims: number[]
  done: (seq: number) => void
  fail: (why: unknown) => void
}

/** The topic that tells other processes of rows they have not got. */
export const appendedTopic = 'plan.appended'

/**
 * The log every change goes to before anybody is told that it is saved. What one person sends while their last write is
 * on its way shares the next transaction, in their own name: the database's wall stands at every write.
 */
export function openAppender(source: ContextSource, events: Events, processId: string) {
  const waiting = new Map<string, Entry[]>()
  const running = new Set<Promise<void>>()

  /** Resolves with the row's number when it is on disk. @throws PlanRefusal */
  function append(session: PlanSession, bytes: Uint8Array, claims: number[]): Promise<number> {
    return new Promise((done, fail) => {
      const key = `${session.planId} ${session.viewer.memberId}`
      const queue = waiting.get(key)
      if (queue) return void queue.push({ bytes, claims, done, fail })
      waiting.set(key, [{ bytes, claims, done, fail }])
      const drained = drain(key, session)
      running.add(drained)
      void drained.finally(() => running.delete(drained))
    })
  }

  async function drain(key: string, session: PlanSession) {
    for (;;) {
      const entries = waiting.get(key) ?? []
      if (entries.length === 0) return void waiting.delete(key)
      waiting.set(key, [])
      await flush(session, entries)
    }
  }

  async function flush(session: PlanSession, entries: Entry[]) {
    try {
      const last = await source.db.write(session.identity, tx => write(tx, session, entries))
      entries.forEach((entry, index) => entry.done(last - entries.length + 1 + index))
    } catch (error) {
      if (!(error instanceof PlanRefusal)) {
        source.log.error({ err: error, planId: session.planId }, 'updates of a plan could not be kept')
      }
      const why = error instanceof PlanRefusal ? error : tryAgain('unavailable')
      for (const entry of entries) entry.fail(why)
    }
  }

  async function write(tx: Transaction, { planId, viewer }: PlanSession, entries: Entry[]): Promise<number> {
    const last = await lastSeqAfter(tx, planId, entries.length)
    await claim(tx, planId, viewer.memberId, [...new Set(entries.flatMap(entry => entry.claims))])
    const first = last - entries.length + 1
    await tx
      .insertInto('plan_update')
      .values(
        entries.map((entry, index) => ({
          plan_id: planId,
          seq: first + index,
          bytes: Buffer.from(entry.bytes),
          member_id: viewer.memberId,
        })),
      )
      .execute()
    await events.whisper(tx, { topic: appendedTopic, recordId: planId, payload: { processId } })
    return last
  }

  return {
    append,
    /** Waits until everything that was given is on disk or refused. */
    async settle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** Numbers are given while the plan's row is locked, so rows commit in their order. */
async function lastSeqAfter(tx: Transaction, planId: string, count: number): Promise<number> {
  const plan = await tx
    .updateTable('plan')
    .from('partnership')
    .set({ last_seq: sql<number>`last_seq + ${count}::int` })
    .where('plan.id', '=', planId)
    .whereRef('partnership.id', '=', 'plan.partnership_id')
    .where('partnership.status', '=', 'ACTIVE')
    .returning('plan.last_seq')
    .executeTakeFirst()
  if (plan) return plan.last_seq
  const visible = await tx.selectFrom('plan').select('id').where('id', '=', planId).executeTakeFirst()
  throw visible ? tryAgain('read-only') : revoked()
}

/** The first who writes under a client id owns it for good. */
async function claim(tx: Transaction, planId: string, memberId: string, clientIds: number[]): Promise<void> {
  if (clientIds.length === 0) return
  await tx
    .insertInto('plan_client')
    .values(clientIds.map(id => ({ plan_id: planId, client_id: id, member_id: memberId })))
    .onConflict(conflict => conflict.columns(['plan_id', 'client_id']).doNothing())
    .execute()
  const owners = await tx
    .selectFrom('plan_client')
    .select('member_id')
    .where('plan_id', '=', planId)
    .where('client_id', 'in', clientIds)
    .execute()
  if (owners.some(owner => owner.member_id !== memberId)) throw refused('not-your-client-id')
}
