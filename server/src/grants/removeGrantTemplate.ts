import type { RequestContext } from '../platform/context.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { grantPolicy } from './grants.policy.ts'
import { templateNotFound } from './saveGrantTemplate.ts'

/** What was shared with it stays as it is. */
export async function removeGrantTemplate(ctx: RequestContext, id: string): Promise<boolean> {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  if (!isId(id)) throw templateNotFound()
  await ctx.write(async tx => {
    const removed = await tx
      .deleteFrom('grant_template')
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!removed) throw templateNotFound()
  })
  return true
}
