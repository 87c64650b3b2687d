import { createHash } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'
import type { Json } from './canonicalJson.ts'

/** One link of a partnership's chain, as it is exported. Hashes are SHA-256 in hex, times ISO 8601 with microseconds. */
export interface LedgerLink {
  partnershipId: string
  seq: number
  recordedAt: string
  previousHash: string
  bodyHash: string
  hash: string
  /** Null where it does not concern the firm that reads: the link still holds by its hash. */
  body: { [name: string]: Json } | null
}

/** What an altered, lost or moved row looks like from the chain. */
export interface LedgerFault {
  seq: number
  what:
    | 'ALTERED'
    | 'MISSING'
    | 'REORDERED'
    | 'DUPLICATED'
    | 'HEAD_DIFFERS'
    | 'HEAD_FORGED'
    | 'HEAD_OF_UNKNOWN_KEY'
}

export const firstHash = '00'.repeat(32)

export const hashOf = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')

export const linkHash = ({ partnershipId, seq, recordedAt, previousHash, bodyHash }: LedgerLink): string =>
  hashOf({ version: 1, partnershipId, seq, recordedAt, previousHash, bodyHash })

export interface ChainCheck {
  /** The next link in the order of the chain. @returns the first fault, when this link shows one. */
  take(link: LedgerLink): LedgerFault | null
  readonly seq: number
  readonly hash: string
}

function isAsHashed(link: LedgerLink): boolean {
  try {
    return (link.body === null || hashOf(link.body) === link.bodyHash) && linkHash(link) === link.hash
  } catch {
    // What has no canonical form was never written by us.
    return false
  }
}

/** Follows one partnership's chain from its beginning, in memory of one link. */
export function checkChain(partnershipId: string): ChainCheck {
  let seq = 0
  let hash = firstHash
  return {
    take(link) {
      if (link.seq > seq + 1) return { seq: seq + 1, what: 'MISSING' }
      if (link.seq === seq) return { seq, what: 'DUPLICATED' }
      if (link.seq < seq) return { seq: link.seq, what: 'REORDERED' }
      if (link.partnershipId !== partnershipId || link.previousHash !== hash || !isAsHashed(link))
        return { seq: seq + 1, what: 'ALTERED' }
      seq = link.seq
      hash = link.hash
      return null
    },
    get seq() {
      return seq
    },
    get hash() {
      return hash
    },
  }
}
