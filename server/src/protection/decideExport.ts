import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { DecideExportInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { decisionMail } from './exportMails.ts'
import { nameOfViewer } from './nameOfViewer.ts'
import { protectionPolicy } from './protection.policy.ts'
import { tellColleagues } from './tellColleagues.ts'

/** The second person's word on an export. */
export async function decideExport(ctx: RequestContext, { exportId, agrees, note }: DecideExportInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, protectionPolicy.watchOver)
  if (!isId(exportId)) throw exportNotFound()
  const remark = optionalText('note', note, 500)
  await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.decide_export(${exportId}::uuid, ${agrees}, ${remark}) as outcome`.execute(tx)
    const outcome = rows[0]?.outcome
    if (outcome === 'NOT_FOUND') throw exportNotFound()
    if (outcome === 'OWN') throw ownRequest()
    if (outcome === 'CLOSED') throw decided()
    const { member_id } = await tx
      .selectFrom('record_export')
      .select('member_id')
      .where('id', '=', exportId)
      .executeTakeFirstOrThrow()
    await audit(tx, ctx.identity, {
      action: agrees ? 'export.approved' : 'export.refused',
      recordType: 'EXPORT',
      recordId: exportId,
      details: { memberId: member_id, note: remark },
    })
    const told = { agrees, note: remark, who: await nameOfViewer(tx, viewer), origin: ctx.origin }
    await tellColleagues(tx, { memberId: member_id, cause: `export.decided:${exportId}` }, language =>
      decisionMail(language, told),
    )
    await announce(tx, ctx.identity, { topic: 'export.decided', recordId: exportId })
  })
  return new RecordRef('RecordExport', exportId)
}

export const exportNotFound = () => notFound({ en: 'The export', ja: 'エクスポート' })

const ownRequest = () =>
  new AppError('CONFLICT', {
    en: 'Nobody approves their own export. Ask another administrator of your firm.',
    ja: '自分のエクスポートは承認できません。自社の別の管理者に依頼してください。',
  })

const decided = () =>
  new AppError('CONFLICT', {
    en: 'This request is decided or has ended. Load the list again.',
    ja: 'この依頼はすでに処理済みか失効しています。一覧を読み込み直してください。',
  })
