import { describe, expect, it } from 'vitest'
import { readInterchanges } from '../index.ts'
import { bytes, edifact, errorsOf, readOne, x12 } from '../testSupport.ts'

describe('faults of the envelope', () => {
  it.each([
    ['no IEA', x12({ iea: '' }), ['interchange-trailer-missing'], '023'],
    [
      'another number in IEA',
      x12({ iea: 'IEA*1*000000999' }),
      ['interchange-control-number-mismatch'],
      '001',
    ],
    ['a wrong count in IEA', x12({ iea: 'IEA*2*000000101' }), ['interchange-count-mismatch'], '021'],
    ['IEA before GE', x12({ ge: '' }), ['group-trailer-missing'], '3'],
    ['another number in GE', x12({ ge: 'GE*1*999' }), ['group-control-number-mismatch'], '4'],
    ['a wrong count in GE', x12({ ge: 'GE*3*101' }), ['group-count-mismatch'], '5'],
    ['no SE', x12({ se: '' }), ['message-trailer-missing'], '2'],
    ['another number in SE', x12({ se: 'SE*5*0002' }), ['message-control-number-mismatch'], '3'],
    ['a wrong count in SE', x12({ se: 'SE*9*0001' }), ['segment-count-mismatch'], '4'],
    [
      'an invalid ISA13',
      x12().replace('*000000101*0*P', '*00000010A*0*P'),
      ['interchange-element-invalid', 'interchange-control-number-mismatch'],
      '018',
    ],
    ['no UNZ', edifact({ unz: '' }), ['interchange-trailer-missing'], '13'],
    ['another number in UNZ', edifact({ unz: "UNZ+1+9'" }), ['interchange-control-number-mismatch'], '28'],
    ['a wrong count in UNZ', edifact({ unz: "UNZ+2+201'" }), ['interchange-count-mismatch'], '29'],
    ['no UNT', edifact({ unt: '' }), ['message-trailer-missing'], '13'],
    ['another number in UNT', edifact({ unt: "UNT+9+2'" }), ['message-control-number-mismatch'], '28'],
    ['a wrong count in UNT', edifact({ unt: "UNT+5+1'" }), ['segment-count-mismatch'], '29'],
    [
      'an unknown syntax version',
      edifact({ unb: "UNB+UNOC:9+A+B+261120:0915+201'" }),
      ['interchange-element-invalid'],
      '2',
    ],
  ])('are found: %s', (_, text, codes, standardCode) => {
    const reading = readOne(text)
    expect(reading.verdict).toBe('rejected')
    expect(errorsOf(reading)).toEqual(codes)
    expect(reading.faults[0]?.standardCode).toBe(standardCode)
  })

  it('end an interchange where the next header begins', () => {
    const readings = readInterchanges(bytes(x12({ iea: '' }) + x12()))
    expect(readings.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted'])
  })

  it('leave good siblings of a bad transaction accepted', () => {
    const good = 'ST*850*0002~BEG*00*NE*PO-2**20261120~PO1*1*1*EA*1~SE*4*0002'
    const reading = readOne(
      x12({ body: ['BEG*00*NE*PO-1**20261399', 'PO1*1*1*EA*1'], se: `SE*4*0001~${good}`, ge: 'GE*2*101' }),
    )
    expect(reading.verdict).toBe('partially-accepted')
    expect(reading.messages.map(({ accepted, document }) => [document?.number, accepted])).toEqual([
      ['PO-1', false],
      ['PO-2', true],
    ])
  })

  it('name a message type there is no table for, in both standards', () => {
    expect(readOne(x12({ st: 'ST*940*0001' })).faults).toMatchObject([
      { code: 'message-not-supported', standardCode: '1' },
    ])
    expect(readOne(edifact({ unh: "UNH+1+IFTMIN:D:96A:UN'" })).faults).toMatchObject([
      { code: 'message-not-supported', standardCode: '14', value: 'IFTMIN' },
    ])
  })
})
