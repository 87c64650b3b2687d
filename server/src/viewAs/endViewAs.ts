import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'

const viewNotFound = () => notFound({ en: 'The view', ja: '表示' })

/** Back to the own view. From now on the database shows nothing through it, whoever still sends its id. */
export async function endViewAs(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  if (!isId(id)) throw viewNotFound()
  await ctx.write(async tx => {
    const view = await tx
      .selectFrom('view_as')
      .selectAll()
      .where('id', '=', id)
      .where('member_id', '=', viewer.memberId)
      .forUpdate()
      .executeTakeFirst()
    if (!view) throw viewNotFound()
    if (view.ended_at) return
    await tx
      .updateTable('view_as')
      .set({ ended_at: sql`now()` })
      .where('id', '=', id)
      .execute()
    await audit(tx, ctx.identity, {
      action: 'viewAs.ended',
      recordType: 'PARTNERSHIP',
      recordId: view.partnership_id,
      details: { viewAsId: id, organizationId: view.viewed_org_id },
    })
  })
  return new RecordRef('ViewAs', id)
}
