import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Database, Transaction } from '../platform/db/database.ts'
import type { LedgerLink } from './chain.ts'
import type { LedgerKey, SignedHead } from './heads.ts'

const pageSize = 1000

type Query = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/** Bodies that do not concern the reader come without a kind. */
const columns = sql`e.partnership_id as "partnershipId", e.seq, private.instant_text(e.recorded_at) as "recordedAt",
  encode(e.previous_hash, 'hex') as "previousHash", encode(e.body_hash, 'hex') as "bodyHash", encode(e.hash, 'hex') as hash,
  case when e.kind is not null then jsonb_build_object('kind', e.kind, 'recordType', e.record_type, 'recordId', e.record_id,
    'organizationId', e.org_id, 'parties', e.parties, 'nonce', encode(e.nonce, 'hex'), 'payload', e.payload) end as body`

/** A chain as the viewer's firm may read it: every hash, and the bodies that concern it. */
export const readLinks = (ctx: RequestContext, partnershipId: string) =>
  pages(
    ctx.query,
    after => sql<LedgerLink>`select ${columns} from ledger_link e
      where e.partnership_id = ${partnershipId}::uuid and e.seq > ${after} order by e.seq limit ${pageSize}`,
  )

/** A whole chain, for the installation itself. */
export const readAllLinks = (db: Database, partnershipId: string) =>
  pages(
    work => db.query(null, work),
    after =>
      sql<LedgerLink>`select ${columns} from private.ledger_rows(${partnershipId}::uuid, ${after}, ${pageSize}) e`,
  )

async function* pages(query: Query, page: (after: number) => RawBuilder<LedgerLink>) {
  for (let after = 0; ;) {
    const { rows } = await query(tx => page(after).execute(tx))
    yield* rows
    const last = rows.at(-1)
    // A row that was moved backwards must not let the reading go in a circle.
    if (!last || rows.length < pageSize || last.seq <= after) return
    after = last.seq
  }
}

const headColumns = sql`h.partnership_id as "partnershipId", to_char(h.day, 'YYYY-MM-DD') as day, h.seq, encode(h.hash, 'hex') as hash,
  h.key_id as "keyId", private.instant_text(h.signed_at) as "signedAt", translate(encode(h.signature, 'base64'), E'\n', '') as signature`

export const headsOf = (partnershipId: string) =>
  sql<SignedHead>`select ${headColumns} from ledger_signed_head h where h.partnership_id = ${partnershipId}::uuid order by h.day`

export const allHeadsOf = (partnershipId: string) =>
  sql<SignedHead>`select ${headColumns} from private.signed_ledger_heads(${partnershipId}::uuid) h`

export const publicKeys = sql<LedgerKey>`
  select id, translate(encode(public_key, 'base64'), E'\n', '') as "publicKey" from ledger_key order by number`
