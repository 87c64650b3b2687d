import { existsSync, readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountOf } from '../canonical/amounts.ts'
import { readOne, NOW, sample } from '../testSupport.ts'
import { lossesBetween } from '../writing/losses.ts'
import { sampleDocument } from '../writing/sampleDocument.ts'
import { readUbl, ublMap, writeUbl } from './documents.ts'
import { UBL_MAPS } from './map.ts'
import { parseXml } from './xml.ts'
import { XmlRefusal } from './xmlRefusals.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

// Published examples of other people, beside the repository where they are at hand.
const EXAMPLES = new URL('../../../../shared/edi-corpus/ubl/', import.meta.url)

const SHIP_TO = ['role', 'id', 'name', 'address', 'city', 'scheme', 'postalCode', 'country']

/** What the profiles have no element for. */
const NO_PLACE: Record<string, string[]> = {
  Order: ['purpose'],
  OrderResponse: [
    'orderedOn',
    ...SHIP_TO.map(field => `parties[2].${field}`),
    'lines.orderedQuantity',
    'lines.orderedUnit',
  ],
  OrderChange: ['orderedOn'],
  DespatchAdvice: ['purpose', 'orderedOn'],
  Invoice: ['purpose', 'orderedOn'],
}

// A cancellation names its order and its reason, and nothing else.
const WITH_LINES = UBL_MAPS.filter(({ purpose }) => purpose !== 'cancel')

describe('UBL', () => {
  it.each(WITH_LINES.map(map => [map.root, map] as const))('carries a document as %s and back', (_, map) => {
    const document = sampleDocument(map.kind, NOW)
    const read = readUbl(writeUbl(document, map))
    const lost = read
      ? lossesBetween(document, read).map(({ at }) => at.replace(/^lines\[\d\]/, 'lines'))
      : []
    expect([...new Set(lost)].toSorted()).toEqual(NO_PLACE[map.root]?.toSorted())
    expect(read).toMatchObject({ kind: map.kind, number: document.number, unmapped: [] })
    expect(read?.lines.map(({ quantity, unit, gtin }) => [quantity, unit, gtin])).toEqual(
      document.lines.map(({ quantity, unit, gtin }) => [quantity, unit, gtin]),
    )
    if (read) expect(readUbl(writeUbl(read, map))).toEqual(read)
  })

  it('takes an order out of X12 with everything an order holds', () => {
    const order = readOne(sample('po-850.edi')).messages[0]?.document
    const map = ublMap('Order')
    if (!order || !map) throw new Error('The sample has no order.')
    const text = textOf(writeUbl(order, map))
    expect(text).toContain('<cbc:Quantity unitCode="EA">120</cbc:Quantity>')
    expect(text).toContain('<cbc:PriceAmount currencyID="USD">12.345</cbc:PriceAmount>')
    expect(readUbl(utf8(text))?.lines).toEqual(order.lines.map(line => ({ ...line, amount: amountOf(line) })))
  })

  it.each(WITH_LINES.map(map => [map.root, map] as const))('carries whatever stands in %s', (_, map) => {
    const word = fc.string({ unit: fc.constantFrom(...'ABC<>&"\'é日本 0123'), minLength: 1, maxLength: 12 })
    const text = word.map(value => value.trim() || 'x')
    const decimal = fc.integer({ min: 1, max: 9_999_999 }).map(units => String(units / 1000))
    const line = fc.record({ description: text, supplierItem: text, quantity: decimal, unitPrice: decimal })
    const parts = fc.record({ name: text, note: text, lines: fc.array(line, { minLength: 1, maxLength: 3 }) })
    fc.assert(
      fc.property(parts, ({ name, note, lines }) => {
        const sample = sampleDocument(map.kind, NOW)
        const [first] = sample.lines
        if (!first) return
        const parties = sample.parties.map(party => ({ ...party, name }))
        const document = {
          ...sample,
          parties,
          notes: [note],
          lines: lines.map((each, index) => ({
            ...first,
            ...each,
            unitPrice: first.unitPrice && each.unitPrice,
            number: first.number && String(index + 1),
            orderLine: first.orderLine && String(index + 1),
          })),
          total: null,
        }
        const read = readUbl(writeUbl(document, map))
        expect(read?.lines).toMatchObject(
          lines.map(({ description, supplierItem, quantity }) => ({ description, supplierItem, quantity })),
        )
        expect(read).toMatchObject({ notes: [note], unmapped: [] })
        if (read) expect(readUbl(writeUbl(read, map))).toEqual(read)
      }),
      { numRuns: 30 },
    )
  })

  it('carries a cancellation with its reason', () => {
    const map = ublMap('OrderCancellation')
    const order = { ...sampleDocument('orderChange', NOW), purpose: 'cancel', notes: ['No longer needed'] }
    const read = map && readUbl(writeUbl(order, map))
    expect(read).toMatchObject({
      kind: 'orderChange',
      purpose: 'cancel',
      orderNumber: order.orderNumber,
      notes: order.notes,
    })
  })

  it.each([
    ['a document type', '<!DOCTYPE Order [<!ENTITY a "b">]><Order/>', 'document type'],
    ['an entity of its own', '<Order>&bomb;</Order>', 'not known'],
    ['an end that does not fit', '<Order><a></Order>', 'closes what is not open'],
    ['no end', '<Order><a>', 'breaks off'],
    ['nothing', '', 'no element'],
    ['two documents', '<Order/><Order/>', 'second document element'],
    ['depth without end', '<a>'.repeat(100), 'too deep'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => readUbl(utf8(text))).toThrow(reason)
  })

  it('is none when the document is another', () => {
    expect(readUbl(utf8('<html><body/></html>'))).toBeNull()
    expect(() => readUbl(Uint8Array.of(0x3c, 0xff))).toThrow(XmlRefusal)
  })

  it('reads any text it wrote, and refuses or reads whatever comes', { timeout: 60_000 }, () => {
    const map = ublMap('Order')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), text => {
        if (!map) return
        const note =
          text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\r]/g, ' ').trim() || 'x'
        const document = { ...sampleDocument('order', NOW), notes: [note] }
        expect(readUbl(writeUbl(document, map))?.notes).toEqual([note])
      }),
    )
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      '"',
      '=',
      'a',
      ' ',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        try {
          parseXml(pieces.join(''), {})
        } catch (error) {
          expect(error).toBeInstanceOf(XmlRefusal)
        }
      }),
    )
  })
})

describe.runIf(existsSync(EXAMPLES))('published UBL examples', () => {
  const names = existsSync(EXAMPLES) ? readdirSync(EXAMPLES) : []
  const documents = names.flatMap(name => {
    const bytes = readFileSync(new URL(name, EXAMPLES))
    return /<(?:\w+:)?testSet/.test(textOf(bytes)) ? [] : [[name, readUbl(bytes)] as const]
  })

  it('are read without a refusal', () => {
    const kinds = documents.flatMap(([, document]) => document?.kind ?? [])
    expect(kinds.filter(kind => kind === 'order').length).toBeGreaterThan(3)
    expect(new Set(kinds)).toEqual(new Set(['order', 'orderResponse', 'orderChange', 'despatchAdvice']))
  })

  it('keep number, parties and lines through writing', () => {
    for (const [name, document] of documents) {
      const map = UBL_MAPS.find(
        ({ kind, purpose = null }) => kind === document?.kind && purpose === document.purpose,
      )
      if (!document || !map) continue
      expect(document.number, name).not.toBeNull()
      const read = readUbl(writeUbl(document, map))
      const { unmapped: _, ...own } = document
      expect(read, name).toMatchObject(own)
    }
  })
})
