import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { findUsedAccounts } from './accountUses.ts'
import { getImport } from './importMapping.ts'

const batchSize = 2000

/** Removes the accounts that this import created, but those changed, shared or used since. Undoing twice is the same as once. */
export async function undoAccountImport(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.import)
  const counts = await ctx.write(async tx => {
    await getImport(tx, id)
    const { status, created_count } = await tx
      .selectFrom('account_import')
      .select(['status', 'created_count'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (status === 'UNDONE') {
      const kept = await tx
        .selectFrom('account')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow()
      return { removed: created_count - kept.count, kept: kept.count }
    }
    if (status !== 'FINISHED' && status !== 'FAILED') throw notOver()
    const removed = await removeUntouched(tx, id)
    await tx.updateTable('account_import').set({ status: 'UNDONE' }).where('id', '=', id).execute()
    const details = { removed, kept: created_count - removed }
    await audit(tx, ctx.identity, {
      action: 'accountImport.undone',
      recordType: 'ACCOUNT_IMPORT',
      recordId: id,
      details,
    })
    await announce(tx, ctx.identity, { topic: 'accountImport.progress', recordId: id })
    return details
  })
  return {
    accountImport: new RecordRef('AccountImport', id),
    removedCount: counts.removed,
    keptCount: counts.kept,
  }
}

async function removeUntouched(tx: Transaction, importId: string): Promise<number> {
  let removed = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const candidates = await tx
      .selectFrom('account')
      .select(['id', 'version', 'archived_at'])
      .where('import_id', '=', importId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchSize)
      .forUpdate()
      .execute()
    const last = candidates.at(-1)
    if (!last) return removed
    after = last.id
    const ids = candidates
      .filter(({ version, archived_at }) => version === 1 && !archived_at)
      .map(({ id }) => id)
    const used = await findUsedAccounts(tx, ids)
    const untouched = ids.filter(id => !used.has(id))
    if (untouched.length === 0) continue
    const { numDeletedRows } = await tx
      .deleteFrom('account')
      .where('id', 'in', untouched)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('record_grant')
              .select('record_grant.id')
              .whereRef('record_grant.record_id', '=', 'account.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('contact').select('contact.id').whereRef('contact.account_id', '=', 'account.id'),
          ),
        ),
      )
      .executeTakeFirst()
    removed += Number(numDeletedRows)
  }
}

const notOver = () =>
  new AppError('CONFLICT', {
    en: 'Only an import that is over can be undone. Wait until it has finished.',
    ja: '取り消せるのは完了したインポートだけです。完了するまでお待ちください。',
  })
