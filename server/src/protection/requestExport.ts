import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { RequestExportInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { approvalMail } from './exportMails.ts'
import { countRows } from './exportRows.ts'
import type { ExportFilters } from './exportRows.ts'
import { nameOfViewer } from './nameOfViewer.ts'
import { protectionPolicy } from './protection.policy.ts'
import { tellColleagues } from './tellColleagues.ts'

/** Counting reads the whole list. */
const pace = { name: 'export.request', points: 30, seconds: 3600 }

/** A file of a list as it is shown. What is more than the person may take along waits for an administrator, when a reason is given. */
export async function requestExport(ctx: RequestContext, input: RequestExportInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, protectionPolicy.export)
  if (ctx.identity?.scopes) throw notForSystems()
  if (!isId(input.id)) throw badId()
  const reason = optionalText('reason', input.reason, 500)
  const filters = filtersOf(input)
  await ctx.take(pace, viewer.memberId)
  const rowCount = await countRows(ctx, input.recordType, filters)
  return await ctx.write(async tx => {
    const { rows } = await sql<{
      status: string
    }>`select private.request_export(${input.id}::uuid, ${input.recordType}, ${input.format},
      ${JSON.stringify(filters)}::jsonb, ${rowCount}, ${reason}) as status`.execute(tx)
    const status = rows[0]?.status
    if (status === 'TAKEN') throw badId()
    if (status === 'NEEDS_APPROVAL') return needsApproval(ctx, tx, rowCount)
    const recordExport = new RecordRef('RecordExport', input.id)
    if (status === 'KNOWN') return { __typename: 'ExportRequested' as const, recordExport }
    const { recordType, format } = input
    await audit(tx, ctx.identity, {
      action: 'export.requested',
      recordType: 'EXPORT',
      recordId: input.id,
      details: { recordType, format, rowCount, filters, reason, status },
    })
    if (status === 'WAITING') {
      const asked = { recordType, rowCount, reason, who: await nameOfViewer(tx, viewer), origin: ctx.origin }
      await tellColleagues(tx, { memberId: null, cause: `export:${input.id}` }, language =>
        approvalMail(language, asked),
      )
    }
    return { __typename: 'ExportRequested' as const, recordExport }
  })
}

const filtersOf = ({
  recordType,
  scope,
  search,
  partnershipId,
  stage,
}: RequestExportInput): ExportFilters => {
  const words = search?.trim() || null
  return recordType === 'DEAL'
    ? { partnershipId: partnershipId ?? null, stage: stage ?? null, search: words }
    : { scope: scope ?? 'ALL', search: words }
}

async function needsApproval(ctx: RequestContext, tx: Transaction, rowCount: number) {
  const viewer = requireViewer(ctx.identity)
  const { rows } = await sql<{ daily: number; used: number; mass: number }>`
    select b.export_rows as daily, coalesce(t.exported_rows, 0) as used, coalesce(r.export_rows, 1000) as mass
      from private.budget_of(${viewer.memberId}::uuid) b
      left join reading_tally t on t.member_id = ${viewer.memberId}::uuid and t.day = private.today()
      left join two_person_rule r on r.org_id = ${viewer.organizationId}::uuid`.execute(tx)
  const { daily = 0, used = 0, mass = 0 } = rows[0] ?? {}
  const approvers = await tx
    .selectFrom('member')
    .select('id')
    .where('org_id', '=', viewer.organizationId)
    .where('is_active', '=', true)
    .where('id', '<>', viewer.memberId)
    .where(sql<boolean>`roles && '{OWNER,ADMIN}'`)
    .orderBy('name')
    .limit(20)
    .execute()
  const message =
    ctx.language === 'ja'
      ? `この ${rowCount} 件は一人では出力できません。理由を記入して、管理者に承認を依頼してください。`
      : `These ${rowCount} rows are more than you take along alone. Give a reason, and an administrator decides.`
  return {
    __typename: 'ExportNeedsApproval' as const,
    message,
    rowCount,
    dailyRows: daily,
    usedRows: used,
    massRows: mass,
    approvers: approvers.map(({ id }) => new RecordRef('Member', id)),
  }
}

const badId = () =>
  badInput('id', {
    en: 'Send a new UUID as the id.',
    ja: 'id には新しく生成した UUID を指定してください。',
  })

const notForSystems = () =>
  new AppError('FORBIDDEN', {
    en: 'Files are for people. A system reads the lists of this API page by page.',
    ja: 'ファイル出力はユーザー向けです。システムからは API の一覧をページ単位で取得してください。',
  })
