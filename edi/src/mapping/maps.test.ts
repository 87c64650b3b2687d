import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument, emptyDocumentLine, emptyDocumentParty } from '../canonical/document.ts'
import type { BusinessDocument, DocumentKind } from '../canonical/document.ts'
import { readInterchanges } from '../index.ts'
import { NOW, readOne, sample } from '../testSupport.ts'
import { targetOf, writeDocuments } from '../writing/convert.ts'
import type { WriteTarget } from '../writing/convert.ts'

const ENVELOPE = {
  sender: { qualifier: 'ZZ', id: 'AURORA' },
  receiver: { qualifier: 'ZZ', id: 'SAKURA' },
  controlNumber: 7,
  isTest: false,
  now: NOW,
}

const TARGETS = [
  ...['850', '855', '860', '856', '810', '832', '846', '820'].flatMap(type => [
    `x12:${type}:004010`,
    `x12:${type}:005010`,
  ]),
  ...['ORDERS', 'ORDRSP', 'ORDCHG', 'DESADV', 'INVOIC', 'PRICAT', 'INVRPT', 'REMADV'].flatMap(type => [
    `edifact:${type}:D96A`,
    `edifact:${type}:D01B`,
  ]),
]

function needed(text: string): WriteTarget {
  const target = targetOf(text)
  if (!target) throw new Error(`No target "${text}".`)
  return target
}

/** Writes a document and reads it back; what is written must be without fault. */
function throughWire(document: BusinessDocument, target: WriteTarget): BusinessDocument | null {
  const reading = readOne(writeDocuments([document], target, ENVELOPE))
  // The numbers of these documents are not of this world: amounts need not add up.
  expect(reading.faults.filter(({ code }) => code !== 'total-differs')).toEqual([])
  expect(reading.messages.length).toBe(1)
  return reading.messages[0]?.document ?? null
}

// Words of characters X12 and EDIFACT both carry as they are; delimiters of either come in the writer's own tests.
const word = fc.string({
  unit: fc.constantFrom(..."ABCDEFGHIJ0123456789'+:?-"),
  minLength: 2,
  maxLength: 10,
})
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map(list => list.join(' '))
const code = fc.string({ unit: fc.constantFrom(...'ABCDEFGH0123456789'), minLength: 3, maxLength: 8 })
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const decimal = fc.integer({ min: 1, max: 99_999_999 }).map(units => String(units / 100))
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null })

const party = fc.record({
  role: fc.constantFrom('buyer', 'supplier', 'shipTo', 'payer'),
  id: code,
  scheme: fc.constantFrom('gln', 'buyer', 'supplier'),
  name: words,
  address: maybe(words),
  city: maybe(word),
  postalCode: maybe(code),
  country: maybe(fc.constantFrom('JP', 'DE', 'US')),
})

const line = fc.record({
  buyerItem: maybe(code),
  supplierItem: maybe(code),
  gtin: maybe(fc.constantFrom('4900000000017', '4012345678901')),
  description: maybe(words.filter(text => text.length <= 60)),
  quantity: decimal,
  unit: fc.constantFrom('H87', 'KGM', 'EA'),
  unitPrice: maybe(decimal),
  package: maybe(fc.constantFrom('340123450000000018', '340123450000000025')),
})

/** A catalogue, an inventory or a remittance, with what either standard can say of it. */
const listOf = (kind: DocumentKind): fc.Arbitrary<BusinessDocument> =>
  fc
    .record({
      number: code,
      day,
      parties: fc.uniqueArray(party, { maxLength: 3, selector: ({ role }) => role }),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      amounts: fc.array(fc.tuple(decimal, maybe(decimal)), { minLength: 4, maxLength: 4 }),
    })
    .map(({ number, day: on, parties, lines, amounts }) => {
      const [isCatalogue, isRemittance] = [kind === 'catalogue', kind === 'remittance']
      return {
        ...emptyDocument(kind),
        number,
        issuedOn: on,
        purpose: isRemittance ? null : 'original',
        currency: 'EUR',
        total: isRemittance ? '1639.4' : null,
        paidOn: isRemittance ? on : null,
        validFrom: isCatalogue ? on : null,
        validUntil: isCatalogue ? on : null,
        parties: parties.map(each => ({
          ...emptyDocumentParty(),
          ...each,
          role: isRemittance && each.role === 'shipTo' ? 'payee' : each.role,
        })),
        lines: lines.map((each, index) => {
          const [amount = '1', discount = null] = amounts[index] ?? []
          if (isRemittance)
            return {
              ...emptyDocumentLine(),
              invoice: `${number}-${index}`,
              amount,
              invoicedAmount: amount,
              discount,
            }
          const { buyerItem, supplierItem, gtin, description, unit, quantity, unitPrice } = each
          return {
            ...emptyDocumentLine(),
            ...{ buyerItem, gtin, description, unit },
            number: String(index + 1),
            // X12 asks for an item number in every line.
            supplierItem: supplierItem ?? 'AB1',
            quantity: isCatalogue ? null : quantity,
            unitPrice: isCatalogue ? (unitPrice ?? '2.5') : null,
            priceBasis: isCatalogue ? '10' : null,
          }
        }),
      }
    })

const LISTS = new Set<DocumentKind>(['catalogue', 'inventory', 'remittance'])

/** A document of a kind, with what any message of that kind can say. */
const documentOf = (kind: DocumentKind): fc.Arbitrary<BusinessDocument> =>
  fc
    .record({
      number: code,
      issuedOn: day,
      orderNumber: code,
      orderedOn: day,
      deliveryOn: maybe(day),
      parties: fc.uniqueArray(party, { maxLength: 3, selector: ({ role }) => role }),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      note: maybe(words.filter(text => text.length <= 60)),
    })
    .map(({ number, issuedOn, orderNumber, orderedOn, deliveryOn, parties, lines, note }) => {
      const isAnswer = kind === 'orderResponse'
      const isDespatch = kind === 'despatchAdvice'
      const isOrder = kind === 'order'
      return {
        ...emptyDocument(kind),
        number,
        issuedOn,
        purpose: kind === 'orderChange' ? 'change' : 'original',
        status: isAnswer ? 'changed' : null,
        orderNumber: isOrder ? null : orderNumber,
        orderedOn: isOrder ? null : orderedOn,
        deliveryOn,
        despatchedOn: isDespatch ? issuedOn : null,
        currency: isDespatch ? null : 'EUR',
        total: isDespatch ? null : '1639.4',
        parties: parties.map(each => ({ ...emptyDocumentParty(), ...each })),
        notes: note && !isDespatch ? [note] : [],
        lines: inPackages(lines, isDespatch).map((each, index) => ({
          ...emptyDocumentLine(),
          ...each,
          // X12 asks for an item number in every despatched line.
          supplierItem: each.supplierItem ?? (isDespatch ? 'AB1' : null),
          unitPrice: isDespatch ? null : (each.unitPrice ?? (kind === 'invoice' ? '2.5' : null)),
          number: isOrder || kind === 'invoice' ? String(index + 1) : null,
          orderLine: isAnswer || isDespatch || kind === 'orderChange' ? String(index + 1) : null,
          status: isAnswer || kind === 'orderChange' ? 'changed' : null,
          orderedQuantity: isAnswer ? '5' : null,
          orderedUnit: isAnswer ? each.unit : null,
        })),
      }
    })

function inPackages<Line extends { package: string | null }>(lines: Line[], isDespatch: boolean): Line[] {
  if (!isDespatch) return lines.map(each => ({ ...each, package: null }))
  // The lines of a package stand together.
  const ids = [...new Set(lines.map(each => each.package))]
  return ids.flatMap(id => lines.filter(each => each.package === id))
}

const anyOf = (kind: DocumentKind): fc.Arbitrary<BusinessDocument> =>
  LISTS.has(kind) ? listOf(kind) : documentOf(kind)

describe('maps', () => {
  it.each(TARGETS)('carry a document through %s and back', text => {
    const target = needed(text)
    fc.assert(
      fc.property(anyOf(target.map.kind), document => {
        const read = throughWire(document, target)
        const { purpose: _, ...rest } = document
        // An answer has a status where others have a purpose, or both; numbers of lines are given where there were none.
        expect(read).toMatchObject({
          ...rest,
          lines: rest.lines.map(({ number, ...each }) => (number === null ? each : { ...each, number })),
        })
        expect(read?.unmapped).toEqual([])
        if (!read) return
        expect(throughWire(read, target)).toEqual(read)
        expect(writeDocuments([read], target, ENVELOPE)).toEqual(writeDocuments([document], target, ENVELOPE))
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['po-850.edi', 'edifact:ORDERS:D96A'],
    ['po-850.edi', 'edifact:ORDERS:D01B'],
    ['orders-d96a.edi', 'x12:850:004010'],
    ['orders-d96a.edi', 'x12:850:005010'],
  ])('carry the sample %s to %s and back without a loss', (name, text) => {
    const first = readOne(sample(name)).messages[0]?.document
    if (!first) throw new Error('No document in the sample.')
    const [there] = readInterchanges(writeDocuments([first], needed(text), ENVELOPE))
    const second = there?.messages[0]?.document
    expect(there?.faults).toEqual([])
    expect(second).toEqual({ ...first, unmapped: [] })
  })

  it('keep what a document has no place for, as it stood', () => {
    expect(readOne(sample('po-850.edi')).messages[0]?.document?.unmapped).toEqual([
      { segment: 'PER', position: 6, raw: expect.stringContaining('PER*') },
      { segment: 'ITD', position: 7, raw: expect.stringContaining('ITD*') },
    ])
  })
})

describe('targets', () => {
  it('name a message and a release we write', () => {
    expect(targetOf('x12:850')?.schema.release).toBe('004010')
    expect(targetOf('edifact:ORDERS')?.schema.release).toBe('D.96A')
    for (const text of [
      '',
      'x12',
      'x12:999:005010',
      'x12:850:006020',
      'edifact:ORDERS:D07A',
      'tradacoms:ORDERS',
    ])
      expect(targetOf(text)).toBeNull()
  })
})
