import { checkChain } from './chain.ts'
import type { LedgerFault, LedgerLink } from './chain.ts'
import { isSignedBy } from './heads.ts'
import type { LedgerKey, SignedHead } from './heads.ts'

export interface LedgerCheck {
  partnershipId: string
  entries: number
  hash: string
  heads: number
  /** The first row, or the first signed head, that is not as it was written; null when all are. */
  fault: LedgerFault | null
}

interface Checked {
  partnershipId: string
  links: AsyncIterable<LedgerLink> | Iterable<LedgerLink>
  heads: SignedHead[]
  keys: LedgerKey[]
  /** Where the chain ends, as noted beside it; rows cut off its end are found by it, and by the heads. */
  end?: { seq: number; hash: string }
}

/** Follows a chain from its first row to its end, and each signed head to the row it signs. */
export async function checkLedger({ partnershipId, links, heads, keys, end }: Checked): Promise<LedgerCheck> {
  const chain = checkChain(partnershipId)
  const signed = Map.groupBy(heads, head => head.seq)
  const answer = (fault: LedgerFault | null): LedgerCheck => ({
    partnershipId,
    entries: chain.seq,
    hash: chain.hash,
    heads: heads.length,
    fault,
  })
  for await (const link of links) {
    const fault = chain.take(link)
    if (fault) return answer(fault)
    for (const head of signed.get(link.seq) ?? []) {
      const forgery = checkHead(head, partnershipId, chain.hash, keys)
      if (forgery) return answer({ seq: head.seq, what: forgery })
    }
  }
  const lastKnown = Math.max(end?.seq ?? 0, ...heads.map(head => head.seq))
  if (lastKnown > chain.seq) return answer({ seq: chain.seq + 1, what: 'MISSING' })
  if (heads.some(head => head.seq < 1)) return answer({ seq: 0, what: 'HEAD_DIFFERS' })
  if (end && (end.seq !== chain.seq || end.hash !== chain.hash))
    return answer({ seq: chain.seq, what: 'HEAD_DIFFERS' })
  return answer(null)
}

function checkHead(
  head: SignedHead,
  partnershipId: string,
  hash: string,
  keys: LedgerKey[],
): LedgerFault['what'] | null {
  if (head.hash !== hash || head.partnershipId !== partnershipId) return 'HEAD_DIFFERS'
  const key = keys.find(({ id }) => id === head.keyId)
  if (!key) return 'HEAD_OF_UNKNOWN_KEY'
  return isSignedBy(key, head) ? null : 'HEAD_FORGED'
}
