import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { Route } from '../platform/http/server.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { firstHash } from './chain.ts'
import { ledgerPolicy } from './ledger.policy.ts'
import { headsOf, publicKeys, readLinks } from './readLedger.ts'

interface Disclosure {
  seq: number
  name: string
  salt: string
  value: string
}

const pace = { name: 'ledger.export', points: 20, seconds: 3600 }

/** `GET /files/partnership-ledger?partnership=…`: JSON Lines that docs/verify-ledger.mjs checks without this server. */
export const exportRoute: Route = {
  method: 'GET',
  path: '/files/partnership-ledger',
  async handle(_request, response, ctx, url) {
    const partnershipId = url.searchParams.get('partnership') ?? ''
    const lines = await exportLedger(ctx, partnershipId)
    response.setHeader('content-type', 'application/jsonl; charset=utf-8')
    response.setHeader('content-disposition', `attachment; filename="ledger-${partnershipId}.jsonl"`)
    response.setHeader('cache-control', 'no-store')
    await pipeline(Readable.from(lines), response)
  },
}

/** What the viewer's firm needs to check a ledger by itself: every link, what opens its commitments, heads and keys. */
export async function exportLedger(
  ctx: RequestContext,
  partnershipId: string,
): Promise<AsyncIterable<string>> {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, ledgerPolicy.export)
  const partnership = isId(partnershipId)
    ? await ctx.query(tx =>
        tx.selectFrom('partnership').select('id').where('id', '=', partnershipId).executeTakeFirst(),
      )
    : undefined
  if (!partnership) throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
  await ctx.take(pace, viewer.memberId)
  const recordId = partnership.id
  await ctx.write(tx =>
    audit(tx, ctx.identity, { action: 'ledger.exported', recordType: 'PARTNERSHIP', recordId }),
  )
  return linesOf(ctx, recordId, viewer.organizationId)
}

async function* linesOf(ctx: RequestContext, partnershipId: string, organizationId: string) {
  const line = (type: string, value: object) => `${JSON.stringify({ type, ...value })}\n`
  yield line('ledger', { version: 1, partnershipId, organizationId, exportedAt: ctx.now.toISOString() })
  let end = { seq: 0, hash: firstHash }
  for await (const link of readLinks(ctx, partnershipId)) {
    end = link
    yield line('entry', link)
  }
  const [disclosures, keys, heads] = await ctx.query(tx =>
    Promise.all([
      sql<Disclosure>`select d.seq, d.name, encode(d.salt, 'hex') as salt, d.value from ledger_disclosure d
        where d.partnership_id = ${partnershipId}::uuid and d.salt is not null and d.seq <= ${end.seq} order by d.seq, d.name`.execute(
        tx,
      ),
      publicKeys.execute(tx),
      headsOf(partnershipId).execute(tx),
    ]),
  )
  for (const disclosure of disclosures.rows) yield line('disclosure', disclosure)
  for (const key of keys.rows) yield line('key', key)
  // A head signed while this was read may be of a later entry.
  for (const head of heads.rows.filter(({ seq }) => seq <= end.seq)) yield line('head', head)
  yield line('end', { seq: end.seq, hash: end.hash })
}
