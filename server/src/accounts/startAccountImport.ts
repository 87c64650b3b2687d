import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import type { AccountImportMappingInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { findMappingFault, getImport } from './importMapping.ts'
import { runInBackground } from './runAccountImport.ts'

/** Starts the import and returns at once; how far it is comes as `accountImportChanged`. Starting what already runs is the same as once. */
export async function startAccountImport(ctx: RequestContext, input: AccountImportMappingInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.import)
  const fault = await ctx.write(async tx => {
    const found = await getImport(tx, input.importId)
    const unusable = findMappingFault(ctx, input, found.columns)
    if (unusable) return unusable
    const mapping = {
      columns: input.mapping.map(({ index, field }) => ({ index, field })),
      language: ctx.language,
    }
    const started = await tx
      .updateTable('account_import')
      .set({ status: 'RUNNING', mapping: JSON.stringify(mapping), member_id: viewer.memberId })
      .where('id', '=', found.id)
      .where('status', '=', 'READY')
      .returning('id')
      .executeTakeFirst()
    if (started) {
      await audit(tx, ctx.identity, {
        action: 'accountImport.started',
        recordType: 'ACCOUNT_IMPORT',
        recordId: found.id,
        details: { rowCount: found.row_count },
      })
      await announce(tx, ctx.identity, { topic: 'accountImport.progress', recordId: found.id })
      return null
    }
    const { status } = await getImport(tx, found.id)
    if (status !== 'RUNNING') throw alreadyOver()
    return null
  })
  if (fault) return fault
  runInBackground(ctx, ctx.identity, input.importId)
  return {
    __typename: 'AccountImportStarted' as const,
    accountImport: new RecordRef('AccountImport', input.importId),
  }
}

const alreadyOver = () =>
  new AppError('CONFLICT', {
    en: 'This import has already run. Send the file again to import it once more.',
    ja: 'このインポートは既に実行されています。もう一度行うにはファイルを再送信してください。',
  })
