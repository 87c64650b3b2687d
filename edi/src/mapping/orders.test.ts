import { describe, expect, it } from 'vitest'
import { edifact, errorsOf, readOne, x12 } from '../testSupport.ts'

const orderIn = (text: string) => readOne(text).messages[0]?.document
const unmappedIn = (text: string) => orderIn(text)?.unmapped.map(({ raw }) => raw.trim())

const inOrder = (tags: readonly string[], segments: readonly string[]): string[] =>
  segments.toSorted((a, b) => tags.indexOf(a.slice(0, 3)) - tags.indexOf(b.slice(0, 3)))

describe('an order loses nothing that it has no place for', () => {
  it.each([
    ['a contract type in BEG', 'BEG*00*NE*PO-1**20261120**AC', 'PO1*1*10*EA*2.5'],
    ['an unusual order type', 'BEG*00*KN*PO-1**20261120', 'PO1*1*10*EA*2.5'],
  ])('in X12: %s', (_, begin, line) => {
    expect(unmappedIn(x12({ body: [begin, line, 'CTT*1'] }))).toEqual([begin])
  })

  it.each([
    ['the second of two dates', 'DTM*010*20261201'],
    ['a further number of the buyer', 'LIN**BP*OTHER'],
    ['a code beside a description', 'PID*F*08***RED'],
    ['each delivery of a schedule', 'SCH*4*EA***002*20261201'],
    ['a further amount of the line', 'AMT*2*12'],
  ])('in X12: %s', (_, segment) => {
    const line = ['PO1*1*10*EA*2.5**BP*AB-1', 'DTM*002*20261120', segment]
    const body = inOrder(['PO1', 'LIN', 'PID', 'DTM', 'SCH', 'AMT'], line)
    expect(unmappedIn(x12({ body: ['BEG*00*NE*PO-1**20261120', ...body, 'CTT*1'] }))).toEqual([segment])
  })

  it.each([
    ['a price of another kind', "PRI+AAB:3'"],
    ['a quantity of another kind', "QTY+1:12'"],
    ['the second of two dates', "DTM+64:20261201:102'"],
    ['a number of no known kind', "PIA+1+77:ZZZ'"],
    ['a rate of exchange', "MOA+203:25:EUR'"],
  ])('in EDIFACT: %s', (_, segment) => {
    const body = [
      "BGM+220+PO-1+9'",
      "LIN+1++AB-1:SA'",
      "QTY+21:10:PCE'",
      "DTM+2:20261120:102'",
      "PRI+AAA:2.5'",
    ]
    const sorted = inOrder(['BGM', 'LIN', 'PIA', 'QTY', 'DTM', 'MOA', 'PRI'], [...body, segment])
    expect(unmappedIn(edifact({ body: [...sorted, "UNS+S'", "CNT+2:1'"] }))).toEqual([segment.slice(0, -1)])
  })
})

describe('an order', () => {
  it('keeps what stands where it may not', () => {
    const body = ['BEG*00*NE*PO-1**20261120', 'PO1*1*10*EA*2.5', 'CTT*1', 'CUR*BY*EUR', 'XYZ*1']
    expect(unmappedIn(x12({ body }))).toEqual(['CUR*BY*EUR', 'XYZ*1'])
  })

  it('takes the quantity of a line from its schedule where the line gives none', () => {
    const lines = ['PO1*1**EA*2.5', 'SCH*4*EA***002*20261201', 'SCH*6*EA***002*20261208']
    const order = orderIn(x12({ body: ['BEG*00*NE*PO-1**20261120', ...lines, 'CTT*1'] }))
    expect(order?.lines).toMatchObject([{ quantity: '10', unit: 'EA', deliveryOn: '2026-12-08' }])
    expect(order?.unmapped.length).toBe(2)
  })

  it('without a number is refused: nothing could be said about it', () => {
    const body = ["BGM+220++9'", "DTM+137:20261120:102'", "LIN+1'", "QTY+21:10'", "UNS+S'", "CNT+2:1'"]
    expect(errorsOf(readOne(edifact({ body })))).toEqual(['element-required'])
  })

  it('prefers the date a buyer would keep it to, in whatever order they come', () => {
    const dates = ['DTM*010*20261201', 'DTM*002*20261205', 'DTM*067*20261209']
    const order = orderIn(x12({ body: ['BEG*00*NE*PO-1**20261120', ...dates, 'PO1*1*1*EA*1', 'CTT*1'] }))
    expect(order?.deliveryOn).toBe('2026-12-05')
    expect(order?.unmapped.map(({ raw }) => raw)).toEqual([dates[0], dates[2]])
  })

  it('keeps a unit nobody knows as it came, and says so', () => {
    const reading = readOne(x12({ body: ['BEG*00*NE*PO-1**20261120', 'PO1*1*10*QQ*2.5', 'CTT*1'] }))
    expect(reading.messages[0]?.document?.lines[0]?.unit).toBe('QQ')
    expect(reading.faults.map(({ code }) => code)).toEqual(['unit-unknown'])
  })
})
