import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { checkLedger } from './checkLedger.ts'
import { ledgerPolicy } from './ledger.policy.ts'
import { headsOf, publicKeys, readLinks } from './readLedger.ts'

const pace = { name: 'ledger.check', points: 30, seconds: 60 }

/** What `enishi verify` does, as far as the viewer's firm may look: hidden bodies hold by their hashes. */
export async function checkPartnershipLedger(ctx: RequestContext, partnershipId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, ledgerPolicy.read)
  const known = isId(partnershipId)
    ? await ctx.query(async tx => {
        const partnership = tx.selectFrom('partnership').select('id').where('id', '=', partnershipId)
        if (!(await partnership.executeTakeFirst())) return null
        const heads = await headsOf(partnershipId).execute(tx)
        return { heads: heads.rows, keys: (await publicKeys.execute(tx)).rows }
      })
    : null
  if (!known) throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
  await ctx.take(pace, viewer.memberId)
  const check = await checkLedger({ partnershipId, links: readLinks(ctx, partnershipId), ...known })
  const fault = check.fault && { seq: check.fault.seq, kind: check.fault.what }
  return { entries: check.entries, heads: check.heads, hash: check.hash, fault }
}
