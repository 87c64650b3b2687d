import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonicalJson.ts'
import { firstHash, hashOf, linkHash } from './chain.ts'
import type { LedgerLink } from './chain.ts'
import { checkLedger } from './checkLedger.ts'
import { newSigningKey, readSigningKey, signHead } from './heads.ts'
import type { SignedHead } from './heads.ts'

const partnershipId = '0198c0de-0000-7000-8000-000000000001'
const key = readSigningKey(newSigningKey())

function chainOf(length: number): LedgerLink[] {
  let previousHash = firstHash
  return Array.from({ length }, (_, index) => {
    const seq = index + 1
    const body = {
      kind: 'deal.opened',
      recordId: `record ${seq}`,
      payload: { number: `D-${seq}`, amount: seq },
    }
    const recordedAt = `2026-05-12T09:30:00.${String(seq).padStart(6, '0')}Z`
    const open = { partnershipId, seq, recordedAt, previousHash, bodyHash: hashOf(body), hash: '', body }
    const link = { ...open, hash: linkHash(open) }
    previousHash = link.hash
    return link
  })
}

const headOf = ({ seq, hash }: LedgerLink): SignedHead =>
  signHead(key, { partnershipId, day: '2026-05-12', seq, hash, signedAt: '2026-05-12T23:00:00.000000Z' })

const faultOf = async (links: LedgerLink[], heads: SignedHead[] = []) =>
  (await checkLedger({ partnershipId, links, heads, keys: [key] })).fault

/** The text with another byte at one place; null where that leaves it as it was. */
function altered(text: string, place: number, byte: number): string | null {
  const bytes = Buffer.from(text)
  const index = place % bytes.length
  if (bytes[index] === byte) return null
  bytes[index] = byte
  return bytes.toString('latin1')
}

const chain = chainOf(12)
const nth = (seq: number): LedgerLink => {
  const link = chain[seq - 1]
  if (!link) throw new Error(`The chain has no entry ${seq}.`)
  return link
}
const anyIndex = fc.integer({ min: 0, max: chain.length - 1 })

describe('a chain', () => {
  it('is whole as it was written, with and without the bodies of others', async () => {
    expect(await faultOf(chain, [headOf(nth(12))])).toBeNull()
    expect(await faultOf(chain.map(link => ({ ...link, body: null })))).toBeNull()
    expect(await faultOf([])).toBeNull()
  })

  it('shows any single altered byte, at its row', async () => {
    const printable = fc.integer({ min: 0x20, max: 0x7e })
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.nat(10_000), printable, async (index, place, byte) => {
        const text = altered(canonicalJson({ ...chain[index] }), place, byte)
        fc.pre(text !== null)
        let link: LedgerLink
        try {
          link = JSON.parse(text) as LedgerLink
        } catch {
          return
        }
        // Another name of a member is a member lost: JSON that reads the same is the same.
        fc.pre(canonicalJson({ ...link }) !== canonicalJson({ ...chain[index] }))
        const fault = await faultOf(chain.with(index, link))
        // A smaller number in its place looks like a row that was moved; a larger one like a gap.
        expect([index + 1, link.seq]).toContain(fault?.seq)
      }),
      { numRuns: 2000 },
    )
  })

  it('shows a row that is missing, twice there, or in another place', async () => {
    const ends = [headOf(nth(12))]
    await fc.assert(
      fc.asyncProperty(anyIndex, anyIndex, async (a, b) => {
        expect(await faultOf(chain.toSpliced(a, 1), ends)).toEqual({ seq: a + 1, what: 'MISSING' })
        const [first, second] = [chain[a], chain[b]]
        if (!first || !second) return
        expect(await faultOf(chain.toSpliced(a, 0, first), ends)).toEqual({ seq: a + 1, what: 'DUPLICATED' })
        if (a === b) return
        const swapped = chain.with(a, second).with(b, first)
        expect(await faultOf(swapped, ends)).toEqual({ seq: Math.min(a, b) + 1, what: 'MISSING' })
        const renumbered = chain.with(a, { ...second, seq: a + 1 }).with(b, { ...first, seq: b + 1 })
        expect(await faultOf(renumbered, ends)).toEqual({ seq: Math.min(a, b) + 1, what: 'ALTERED' })
      }),
    )
  })

  it('that was written anew from some row on no longer fits what was signed', async () => {
    const signed = headOf(nth(8))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 7 }), async from => {
        const rewritten = chain.slice(0, from)
        for (const link of chain.slice(from)) {
          const body = { ...link.body, kind: 'deal.lost' }
          const previousHash = rewritten.at(-1)?.hash ?? firstHash
          const open = { ...link, previousHash, body, bodyHash: hashOf(body) }
          rewritten.push({ ...open, hash: linkHash(open) })
        }
        expect(await faultOf(rewritten)).toBeNull()
        expect(await faultOf(rewritten, [signed])).toEqual({ seq: 8, what: 'HEAD_DIFFERS' })
      }),
    )
  })
})

describe('a signed head', () => {
  const link = nth(5)
  const head = headOf(link)

  it('holds only for what was signed, by a key that is known', async () => {
    const forged: [SignedHead, string][] = [
      [{ ...head, day: '2026-05-13' }, 'HEAD_FORGED'],
      [{ ...head, signedAt: '2026-05-12T23:00:00.000001Z' }, 'HEAD_FORGED'],
      [{ ...head, hash: firstHash }, 'HEAD_DIFFERS'],
      [{ ...head, keyId: '00'.repeat(16) }, 'HEAD_OF_UNKNOWN_KEY'],
      [{ ...head, signature: Buffer.alloc(64).toString('base64') }, 'HEAD_FORGED'],
      [signHead(readSigningKey(newSigningKey()), { ...head }), 'HEAD_OF_UNKNOWN_KEY'],
    ]
    expect(await faultOf(chain, [head])).toBeNull()
    for (const [each, what] of forged) expect(await faultOf(chain, [each])).toEqual({ seq: 5, what })
  })

  it('finds rows cut off the end', async () => {
    expect(await faultOf(chain.slice(0, 3), [head])).toEqual({ seq: 4, what: 'MISSING' })
    expect(await faultOf([], [head])).toEqual({ seq: 1, what: 'MISSING' })
  })

  it('is not believed when another key takes the name of its key', async () => {
    const thief = readSigningKey(newSigningKey())
    const check = await checkLedger({
      partnershipId,
      links: chain,
      heads: [signHead({ ...thief, id: key.id }, head)],
      keys: [{ id: key.id, publicKey: thief.publicKey }],
    })
    expect(check.fault).toEqual({ seq: 5, what: 'HEAD_FORGED' })
  })
})
