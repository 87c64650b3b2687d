import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { exchangePolicy } from './exchange.policy.ts'
import { processInterchange } from './processInterchange.ts'
import type { DeliverOrder } from './processInterchange.ts'
import { readKept } from './readKept.ts'

/** Reads a quarantined or refused interchange again, e.g. after its receiver was registered. The first answer stays the answer. */
export async function retryInterchange(ctx: RequestContext, id: string, deliver: DeliverOrder) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, exchangePolicy.manage)
  const interchange = isId(id)
    ? await ctx.query(tx =>
        tx
          .selectFrom('interchange')
          .select(['id', 'status', 'content'])
          .where('id', '=', id)
          .where('org_id', '=', viewer.organizationId)
          .executeTakeFirst(),
      )
    : undefined
  if (!interchange) throw notFound({ en: 'The interchange', ja: 'EDI 交換' })
  if (['QUARANTINED', 'REJECTED', 'RECEIVED'].includes(interchange.status)) {
    const [read] = await readKept(interchange.content)
    await processInterchange(ctx, {
      id: interchange.id,
      content: interchange.content,
      read,
      deliver,
      isRetry: true,
    })
    await ctx.write(tx =>
      audit(tx, ctx.identity, { action: 'interchange.retried', recordType: 'INTERCHANGE', recordId: id }),
    )
  }
  return new RecordRef('Interchange', interchange.id)
}
