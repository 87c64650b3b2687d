import { describe, expect, it } from 'vitest'
import { acknowledge, parsePartnerRules, readInterchanges } from '../index.ts'
import type { Fault, InterchangeReading } from '../index.ts'
import { NOW, bytes, edifact, sample, x12 } from '../testSupport.ts'

function readWith(rules: unknown, input: string | Uint8Array): InterchangeReading {
  const partner = parsePartnerRules(JSON.stringify({ name: 'Aurora', ...Object(rules) }))
  const [reading] = readInterchanges(typeof input === 'string' ? bytes(input) : input, { partner })
  if (!reading) throw new Error('Nothing was read.')
  return reading
}

const said = ({ faults }: { faults: readonly Fault[] }): unknown[] =>
  faults.map(({ code, segmentTag, segmentPosition, element, component, value }) =>
    [code, segmentTag, segmentPosition, element, component, value].filter(each => each !== null),
  )

const on850 = (...rules: object[]): object => ({ messages: { '850': rules } })

const ORDER = [
  'BEG*00*NE*PO-1**20261120',
  'N1*BY*SAKURA*92*B1',
  'PO1*1*10*EA*2.5*PE*VP*AB-1',
  'PO1*2*5*KG*1*PE*IN*X',
  'PID*F****SECOND',
  'CTT*2',
]

describe('a rule about a segment', () => {
  it('asks for it in the message, with a qualifier', () => {
    const rule = { segment: 'N1', when: { element: 1, is: ['ST'] }, atLeast: 1 }
    const reading = readWith(on850(rule), x12({ body: ORDER }))
    expect(said(reading)).toEqual([['partner-segment-required', 'N1', 1, 'N1 (ST)']])
    expect(reading.faults[0]?.message).toContain('asks for N1 (ST) once')
    expect(
      readWith(on850({ ...rule, when: { element: 1, is: ['ST', 'BY'] } }), x12({ body: ORDER })).faults,
    ).toEqual([])
  })

  it('asks for it in every loop, and names the loop that lacks it', () => {
    const reading = readWith(on850({ segment: 'PID', in: 'PO1', atLeast: 1 }), x12({ body: ORDER }))
    expect(said(reading)).toEqual([['partner-segment-required', 'PID', 4, 'PID']])
    expect(reading.verdict).toBe('rejected')
  })

  it('limits and forbids it', () => {
    const input = x12({ body: ORDER })
    expect(said(readWith(on850({ segment: 'PO1', atMost: 1 }), input))).toEqual([
      ['partner-segment-excess', 'PO1', 5],
    ])
    expect(said(readWith(on850({ segment: 'PID', atMost: 0 }), input))).toEqual([
      ['partner-segment-forbidden', 'PID', 6],
    ])
  })

  it('counts within each loop, not across them', () => {
    const rule = { segment: 'PRI', in: 'LIN', atMost: 1 }
    const body = ["BGM+220+PO-1+9'", "DTM+137:20261120:102'"]
    const line = (n: number): string[] => [`LIN+${n}'`, "QTY+21:1'", "PRI+AAA:1'"]
    const input = edifact({ body: [...body, ...line(1), ...line(2), "UNS+S'"] })
    expect(readWith({ messages: { ORDERS: [rule] } }, input).faults).toEqual([])
  })
})

describe('a rule about an element', () => {
  it.each([
    [{ segment: 'BEG', element: 4, require: true }, ['partner-element-required', 'BEG', 2, 4]],
    [{ segment: 'BEG', element: 3, forbid: true }, ['partner-element-forbidden', 'BEG', 2, 3, 'PO-1']],
    [{ segment: 'PO1', element: 3, codes: ['EA', 'CA'] }, ['partner-code-not-allowed', 'PO1', 5, 3, 'KG']],
    [{ segment: 'PO1', element: 7, maxLength: 3 }, ['partner-value-too-long', 'PO1', 4, 7, 'AB-1']],
    [{ segment: 'PO1', element: 7, minLength: 2 }, ['partner-value-too-short', 'PO1', 5, 7, 'X']],
    [
      { segment: 'PO1', when: { element: 6, is: ['IN'] }, element: 5, forbid: true },
      ['partner-element-forbidden', 'PO1', 5, 5, 'PE'],
    ],
  ])('%j', (rule, fault) => {
    expect(said(readWith(on850(rule), x12({ body: ORDER })))).toEqual([fault])
  })

  it('reaches components, and says so in Japanese too', () => {
    const rules = { messages: { ORDERS: [{ segment: 'DTM', element: 1, component: 3, codes: ['203'] }] } }
    const partner = parsePartnerRules(JSON.stringify({ name: 'Aurora', ...rules }))
    const [reading] = readInterchanges(bytes(edifact()), { partner, language: 'ja' })
    expect(reading && said(reading)).toEqual([['partner-code-not-allowed', 'DTM', 3, 1, 3, '102']])
    expect(reading?.faults[0]?.message).toContain('取引先の規則では203のみ使えます')
  })

  it('points at the byte of the value', () => {
    const input = x12({ body: ORDER })
    const [fault] = readWith(on850({ segment: 'PO1', element: 3, codes: ['EA'] }), input).faults
    expect(input.slice(fault?.offset, (fault?.offset ?? 0) + 2)).toBe('KG')
  })

  it('is acknowledged with the code of the standard', () => {
    const reading = readWith(on850({ segment: 'PO1', element: 3, codes: ['EA'] }), x12({ body: ORDER }))
    const ack = acknowledge(reading, { controlNumber: 1, now: NOW })
    expect(new TextDecoder().decode(ack?.bytes)).toContain('AK4*3*355*7*KG~')
  })
})

describe('what is tolerated, and what is not', () => {
  const LONG = x12({ body: ['BEG*00*NE*PO-1**20261120', 'CUR*BY*USDX', 'PO1*1*10*EA*2.5*PE'] })

  it('lets a named deviation through as a note', () => {
    expect(readWith({}, LONG)).toMatchObject({ verdict: 'rejected' })
    const reading = readWith({ tolerate: [{ code: 'element-too-long', segment: 'CUR', element: 2 }] }, LONG)
    expect(reading).toMatchObject({
      verdict: 'accepted',
      faults: [{ code: 'element-too-long', severity: 'warning' }],
    })
  })

  it('lets nothing else through', () => {
    const elsewhere = { tolerate: [{ code: 'element-too-long', segment: 'CUR', element: 1 }] }
    expect(readWith(elsewhere, LONG).verdict).toBe('rejected')
  })

  it('makes faults of notes where the profile is strict, and answers with a code', () => {
    const empty = x12().replace('~CTT', '~~CTT')
    expect(readWith({}, empty)).toMatchObject({ verdict: 'accepted', faults: [{ severity: 'warning' }] })
    const strict = readWith({ profile: 'strict' }, empty)
    expect(strict).toMatchObject({ verdict: 'rejected', faults: [{ severity: 'error', standardCode: '8' }] })
    const forgiving = { profile: 'strict', tolerate: [{ code: 'segment-empty' }] }
    expect(readWith(forgiving, empty).verdict).toBe('accepted')
  })

  it('changes nothing where it says nothing', () => {
    for (const name of ['po-850.edi', 'broken-850.edi', 'orders-d96a.edi', 'broken-orders.edi'])
      expect(readWith({}, sample(name)).faults).toEqual(readInterchanges(sample(name))[0]?.faults)
  })
})

describe('rules that are none', () => {
  it.each([
    ['{', ['This is not JSON']],
    ['[]', ['the rules: expected an object, found []']],
    ['{}', ['name: expected a text, found nothing']],
    ['{"name":"A","profil":"strict"}', ['the rules.profil: expected one of name, profile']],
    ['{"name":"A","profile":"lenient"}', ['profile: expected one of standard, strict, found "lenient"']],
    ['{"name":"A","tolerate":[{"code":"too-odd"}]}', ['tolerate[0].code: expected the code of a fault']],
    [
      '{"name":"A","messages":{"850":[{"segment":"ref","atLeast":-1},{"segment":"N1","element":"one","require":1}]}}',
      [
        'messages.850[0].segment: expected the tag of a segment',
        'messages.850[0].atLeast: expected a whole number from 0, found -1',
        'messages.850[1].element: expected a whole number from 1, found "one"',
        'messages.850[1].require: expected true or false, found 1',
      ],
    ],
    ['{"name":"A","messages":{"850":[{"segment":"REF"}]}}', ['expected atLeast or atMost']],
    ['{"name":"A","messages":{"850":[{"segment":"REF","element":1}]}}', ['expected require, forbid, codes']],
    [
      '{"name":"A","messages":{"850":[{"segment":"REF","element":1,"require":true,"forbid":true}]}}',
      ['not both'],
    ],
    ['{"name":"A","messages":{"850":[{"segment":"REF","atLeast":3,"atMost":2}]}}', ['not below atLeast (3)']],
    ['{"name":"A","messages":{"850":[{"segment":"REF","atMost":2,"in":"N1[1]"}]}}', ['such as PO1/N1']],
    [
      '{"name":"A","messages":{"850":[{"segment":"REF","atMost":2,"when":{"is":[]}}]}}',
      ['the number of an element'],
    ],
  ])('%s are refused with every reason', (text, reasons) => {
    let message = ''
    try {
      parsePartnerRules(text)
    } catch (error) {
      message = String(error)
    }
    for (const reason of reasons) expect(message).toContain(reason)
  })
})
