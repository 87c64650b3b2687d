import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../codec/tokenizer.ts'
import { chooseEdifact, chooseX12 } from '../schema/choose.ts'
import type { MessageSchema } from '../schema/model.ts'
import { bytes, edifact, sampleText, x12 } from '../testSupport.ts'
import { checkElements } from './elements.ts'
import { isSurelySound } from './quickCheck.ts'

const purchaseOrder850 = needed(chooseX12('850', '004010')?.schema)
const ordersD96A = needed(chooseEdifact('ORDERS', 'D.96A')?.schema)

function needed(schema: MessageSchema | undefined): MessageSchema {
  if (!schema) throw new Error('The table is missing.')
  return schema
}

/** How many segments the quick check lets pass; fails when the full check finds a fault in one of them. */
function passed(input: Uint8Array, { segments }: MessageSchema): number {
  let count = 0
  for (const segment of tokenize(input)) {
    const schema = segment.kind === 'segment' ? segments.get(segment.tag) : undefined
    if (segment.kind !== 'segment' || !schema?.flat || !isSurelySound(segment, schema.flat)) continue
    const report = (code: string): void => expect.unreachable(`${code} in ${segment.tag}`)
    checkElements(segment, { ...schema, flat: null }, 1, '', {
      report,
      isExact: true,
      isRepertoireReported: true,
    })
    count++
  }
  return count
}

const DAMAGE = fc.tuple(
  fc.nat(),
  fc.oneof(
    fc.constantFrom('*', '+', ':', '>', '-', '.', ',', '?', '', '0', '99', 'A', ' ', '*'.repeat(30)),
    fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
  ),
)

const damaged = (text: string, cuts: readonly (readonly [number, string])[]): Uint8Array =>
  bytes(
    cuts.reduce((whole, [place, patch]) => {
      const at = 130 + (place % (whole.length - 130))
      return whole.slice(0, at) + patch + whole.slice(at + 1)
    }, text),
  )

describe('the quick check', () => {
  it('lets a sound message pass', () => {
    expect(passed(bytes(x12()), purchaseOrder850)).toBe(5)
    expect(passed(bytes(edifact()), ordersD96A)).toBe(7)
  })

  it.each([
    ['po-850.edi', purchaseOrder850],
    ['orders-d96a.edi', ordersD96A],
  ] as const)(
    'never passes over a fault that the full check finds, however %s is damaged',
    (name, schema) => {
      const text = sampleText(name)
      fc.assert(
        fc.property(fc.array(DAMAGE, { minLength: 1, maxLength: 6 }), cuts => {
          passed(damaged(text, cuts), schema)
        }),
        { numRuns: 500 },
      )
    },
  )
})
