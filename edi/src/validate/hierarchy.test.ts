import { describe, expect, it } from 'vitest'
import { codesOf, edifact, readOne, x12 } from '../testSupport.ts'

const shipNotice = (levels: readonly string[]): string =>
  x12({
    gs: 'GS*SH*A*B*20261120*0915*101*X*004010',
    st: 'ST*856*0001',
    body: ['BSN*00*SN-1*20261120*0915', ...levels, 'CTT*1'],
  })

describe('the levels of a despatch', () => {
  it('may stand one below the other, or beside each other', () => {
    expect(codesOf(readOne(shipNotice(['HL*1**S', 'HL*2*1*O', 'HL*3*2*I', 'HL*4*2*I'])))).toEqual([])
  })

  it.each([
    ['a parent that is not there', ['HL*1**S', 'HL*2*7*O'], 'level-parent-unknown', 2],
    ['a parent that only comes later', ['HL*1*2*S', 'HL*2**O'], 'level-parent-unknown', 2],
    ['a number that was used', ['HL*1**S', 'HL*1*1*O'], 'level-repeated', 1],
    ['itself', ['HL*1*1*S'], 'level-parent-unknown', 2],
  ])('may not hang below or be %s', (_, levels, code, element) => {
    expect(readOne(shipNotice(levels)).faults).toMatchObject([{ code, element, standardCode: '7' }])
  })

  it('may not be deeper than can be followed', () => {
    const levels = Array.from({ length: 40 }, (_, index) => `HL*${index + 1}*${index || ''}*S`)
    expect(new Set(codesOf(readOne(shipNotice(levels))))).toEqual(new Set(['level-too-deep']))
  })

  it('are the packing levels in EDIFACT', () => {
    const body = ["BGM+351+DA-1+9'", "DTM+137:20261120:102'", "CPS+1'", "CPS+2+9'"]
    const reading = readOne(edifact({ unh: "UNH+1+DESADV:D:96A:UN'", body }))
    expect(reading.faults).toMatchObject([
      { code: 'level-parent-unknown', segmentTag: 'CPS', standardCode: '12', value: '9' },
    ])
  })
})
