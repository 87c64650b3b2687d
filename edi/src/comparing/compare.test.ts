import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, edifact, sample, x12 } from '../testSupport.ts'
import { align } from './align.ts'
import { compareInterchanges } from './compare.ts'

const between = (was: string, is: string): string[] =>
  compareInterchanges(bytes(was), bytes(is)).map(
    ({ kind, path, was: before, is: after }) => `${kind} ${path}: ${before ?? ''} > ${after ?? ''}`,
  )
const lines = (...numbers: string[]): string[] => [
  'BEG*00*NE*PO-1**20261120',
  ...numbers.flatMap(number => [`PO1*${number}*10*EA*2.5*PE*VP*AB-${number}`, `PID*F****ITEM ${number}`]),
]

describe('comparing', () => {
  it('finds nothing where only delimiters, line ends, padding and number forms differ', () => {
    const other = x12().replaceAll('*', '|').replaceAll('~', '\r\n').replace('2.5', '2.50')
    expect(between(x12(), other)).toEqual([])
    expect(
      between(
        edifact(),
        `UNA;*,? ~${edifact().replaceAll(':', ';').replaceAll('+', '*').replaceAll("'", '~').replace('2.5', '2,5')}`,
      ),
    ).toEqual([])
  })

  it('sees one line more as one line more, wherever it stands', () => {
    expect(between(x12({ body: lines('1', '2', '3') }), x12({ body: lines('1', '3') }))).toEqual([
      'removed PO1[2]: PO1*2*10*EA*2.5*PE*VP*AB-2 > ',
      'removed PO1[2]/PID[1]: PID*F****ITEM 2 > ',
    ])
    expect(between(x12({ body: lines('1') }), x12({ body: lines('1', '2') }))).toEqual([
      'added PO1[2]:  > PO1*2*10*EA*2.5*PE*VP*AB-2',
      'added PO1[2]/PID[1]:  > PID*F****ITEM 2',
    ])
  })

  it('names what changed by loop, element and component', () => {
    const was = edifact({ body: ["BGM+220+PO-1+9'", "NAD+BY+1::9'", "NAD+SU+2::9'"] })
    expect(between(was, was.replace('SU+2::9', 'SU+3::92'))).toEqual([
      'changed NAD[2]/NAD02-1: 2 > 3',
      'changed NAD[2]/NAD02-3: 9 > 92',
    ])
    expect(between(was, was.replace('PO-1+9', 'PO-1'))).toEqual(['removed BGM/BGM03: 9 > '])
  })

  it('sees messages that came and went, and what the envelope says', () => {
    const two = edifact().replace('UNZ+1', "UNH+2+ORDERS:D:96A:UN'BGM+220+PO-2+9'UNT+3+2'UNZ+2")
    expect(between(two, edifact())).toEqual(['removed UNH: ORDERS 2 > '])
    expect(between(edifact(), edifact().replace('AURORASYSTEMS', 'OTHER'))).toEqual([
      'changed UNB/UNB03-1: AURORASYSTEMS > OTHER',
    ])
  })

  it('points at both places', () => {
    const was = edifact()
    const is = was.replace("BGM+220+PO-1+9'", "BGM+220+PO-17+9'").replace('AAA:2.5', 'AAA:3')
    const [, price] = compareInterchanges(bytes(was), bytes(is))
    expect(was.slice(price?.wasOffset ?? 0).startsWith('PRI+AAA:2.5')).toBe(true)
    expect(is.slice(price?.isOffset ?? 0).startsWith('PRI+AAA:3')).toBe(true)
  })

  it('is quick on files that share nothing', () => {
    const many = Array.from({ length: 6000 }, (_, at) => String(at + 1))
    const was = x12({ body: lines(...many) })
    const began = process.cpuUsage()
    expect(between(was, was.replaceAll('AB-', 'XY-').replaceAll('ITEM', 'GOOD')).length).toBe(12_000)
    const { user } = process.cpuUsage(began)
    expect(user / 1_000_000).toBeLessThan(5)
  })

  it.each(['po-850.edi', 'broken-850.edi', 'orders-d96a.edi', 'broken-orders.edi'])(
    'finds nothing between %s and itself',
    name => {
      expect(compareInterchanges(sample(name), sample(name))).toEqual([])
    },
  )
})

it('puts lists side by side, losing nothing and keeping what they share', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
  fc.assert(
    fc.property(list, list, (was, is) => {
      const pairs = align(was, is, each => each)
      expect(pairs.flatMap(([one]) => one ?? [])).toEqual(was)
      expect(pairs.flatMap(([, other]) => other ?? [])).toEqual(is)
      for (const [one, other] of pairs) if (one !== null && other !== null) expect(one).toBe(other)
      if (was.some(each => is.includes(each)))
        expect(pairs.some(([one, other]) => one !== null && other !== null)).toBe(true)
    }),
  )
})
