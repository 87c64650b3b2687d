import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'
import type { Secrets } from '../platform/db/secrets.ts'
import { isId } from '../platform/ids.ts'
import type { LedgerFault } from './chain.ts'
import { checkLedger } from './checkLedger.ts'
import type { LedgerCheck } from './checkLedger.ts'
import { ownKeys } from './ledgerKeys.ts'
import { allHeadsOf, readAllLinks } from './readLedger.ts'

interface Verifying {
  db: Database
  secrets: Secrets
  /** Null for all. */
  partnershipId: string | null
  say: (line: string) => void
}

/** Checks the chains of this installation from their first row, with the keys that it holds itself. @returns whether all are whole */
export async function verifyLedgers({ db, secrets, partnershipId, say }: Verifying): Promise<boolean> {
  const { rows } = await db.query(null, tx =>
    sql<{ partnership_id: string; seq: number; hash: Buffer }>`
      select partnership_id, seq, hash from private.ledger_heads()`.execute(tx),
  )
  const chosen = partnershipId === null ? rows : rows.filter(row => row.partnership_id === partnershipId)
  if (partnershipId !== null && chosen.length === 0) {
    say(
      isId(partnershipId)
        ? 'No partnership of that id has a ledger.'
        : 'That is not the id of a partnership.',
    )
    return false
  }
  const keys = await ownKeys(db, secrets)
  let isWhole = true
  for (const { partnership_id, seq, hash } of chosen) {
    const heads = await db.query(null, tx => allHeadsOf(partnership_id).execute(tx))
    const check = await checkLedger({
      partnershipId: partnership_id,
      links: readAllLinks(db, partnership_id),
      heads: heads.rows,
      keys,
      end: { seq, hash: hash.toString('hex') },
    })
    say(sentence(check))
    isWhole &&= check.fault === null
  }
  say(isWhole ? `${chosen.length} ledgers are whole.` : 'At least one ledger is BROKEN.')
  return isWhole
}

const sentence = ({ partnershipId, entries, heads, fault }: LedgerCheck) =>
  fault
    ? `BROKEN  ${partnershipId}: ${explain(fault)}`
    : `whole   ${partnershipId}: ${entries} entries, ${heads} signed heads`

const explain = ({ seq, what }: LedgerFault): string =>
  ({
    ALTERED: `entry ${seq} is not as it was written`,
    MISSING: `entry ${seq} is missing`,
    REORDERED: `entry ${seq} is not in its place`,
    DUPLICATED: `entry ${seq} is there twice`,
    HEAD_DIFFERS: `the head of entry ${seq} names another hash`,
    HEAD_FORGED: `the signature of the head of entry ${seq} is false`,
    HEAD_OF_UNKNOWN_KEY: `the head of entry ${seq} is signed by a key that this installation never had`,
  })[what]
