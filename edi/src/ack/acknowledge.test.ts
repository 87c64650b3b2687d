import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledge, readInterchanges } from '../index.ts'
import { NOW, ackOf, bytes, edifact, readOne, sample, x12 } from '../testSupport.ts'

const options = { controlNumber: 42, now: NOW }

describe('TA1', () => {
  it('refuses an interchange whose envelope is wrong', () => {
    const ack = ackOf(readOne(x12({ iea: 'IEA*1*000000999' })))
    expect(ack).toBe(
      'ISA*00*          *00*          *ZZ*AURORASYSTEMS  *ZZ*SAKURATRADING  *261122*0930*U*00401*000000042*0*P*>~' +
        'TA1*000000101*261120*0915*R*001~IEA*0*000000042~',
    )
  })

  it.each([
    ['unknown-sender', '006'],
    ['unknown-receiver', '009'],
    ['duplicate-control-number', '025'],
  ] as const)('refuses for %s with note %s', (code, note) => {
    const ack = acknowledge(readOne(x12()), { ...options, rejectInterchange: { code } })
    expect(ack?.type).toBe('TA1')
    expect(new TextDecoder().decode(ack?.bytes)).toContain(`*R*${note}~`)
  })

  it('travels with the 997 when ISA14 asks for it', () => {
    const reading = readOne(x12().replace('*000000101*0*P', '*000000101*1*P'))
    expect(acknowledge(reading, options)?.type).toBe('997')
    expect(ackOf(reading)).toContain('TA1*000000101*261120*0915*A*000~GS*FA*')
  })

  it('travels with the 997 when the partner wants it always', () => {
    const ack = acknowledge(readOne(x12()), { ...options, withTa1: true })
    expect(new TextDecoder().decode(ack?.bytes)).toContain('TA1*000000101*261120*0915*A*000~GS*FA*')
  })

  it.each([
    ['ISA01', '*00*          *00', '*??*          *00', '010'],
    ['ISA02', '*00*          *00', '*00*TOO LONG TEXT*00', '011'],
    ['ISA03', '*00*          *ZZ', '*??*          *ZZ', '012'],
    ['ISA04', '*00*          *ZZ', '*00*TOO LONG TEXT*ZZ', '013'],
    ['ISA05', '*ZZ*SAKURA', '*?*SAKURA', '005'],
    ['ISA07', '*ZZ*AURORA', '*?*AURORA', '007'],
    ['ISA09', '*261120*', '*261320*', '014'],
    ['ISA10', '*0915*U', '*2515*U', '015'],
    ['ISA12', '*00401*', '*0040X*', '017'],
    ['ISA14', '*0*P*>', '*7*P*>', '019'],
    ['ISA15', '*0*P*>', '*0*X*>', '020'],
    ['IEA01', 'IEA*1*', 'IEA*2*', '021'],
    ['IEA02', 'IEA*1*000000101', 'IEA*1*000000102', '001'],
  ])('names a wrong %s by its note', (_, right, wrong, note) => {
    expect(ackOf(readOne(x12().replace(right, wrong)))).toMatch(new RegExp(`TA1\\*.*\\*R\\*${note}~`))
  })
})

describe('997', () => {
  it('answers in the delimiters received', () => {
    const reading = readOne(x12().replaceAll('*', '|').replaceAll('~', '\n'))
    expect(ackOf(reading)).toContain('\nAK5|A\nAK9|A|1|1|1\n')
  })

  it('says partially accepted with counts when a sibling is good', () => {
    const good = 'ST*850*0002~BEG*00*NE*PO-2**20261120~PO1*1*1*EA*1~SE*4*0002'
    const body = ['BEG*00*NE*PO-1**20261399', 'PO1*1*1*EA*1']
    const reading = readOne(x12({ body, se: `SE*4*0001~${good}`, ge: 'GE*2*101' }))
    expect(ackOf(reading)).toContain(
      'AK2*850*0001~AK3*BEG*2**8~AK4*5*373*8*20261399~AK5*R*5~AK2*850*0002~AK5*A~AK9*P*2*2*1~',
    )
  })

  it.each([
    ['an unsupported set', { st: 'ST*940*0001' }, 'AK2*940*0001~AK5*R*1~AK9*R*1*1*0~'],
    ['no SE', { se: '' }, 'AK5*R*2~'],
    ['another SE02', { se: 'SE*5*0009' }, 'AK5*R*3~'],
    ['a wrong SE01', { se: 'SE*7*0001' }, 'AK5*R*4~'],
    ['a missing PO1', { body: ['BEG*00*NE*PO-1**20261120'] }, 'AK3*PO1*3*PO1*3~AK5*R*5~'],
    [
      'an unknown segment',
      { body: ['BEG*00*NE*PO-1**20261120', 'QQQ*1', 'PO1*1*1*EA*1'] },
      'AK3*QQQ*3**1~AK5*R*5~',
    ],
    [
      'a segment of other messages',
      { body: ['BEG*00*NE*PO-1**20261120', 'AK1*PO*1', 'PO1*1*1*EA*1'] },
      'AK3*AK1*3**6~',
    ],
    [
      'a segment out of order',
      { body: ['BEG*00*NE*PO-1**20261120', 'PO1*1*1*EA*1', 'BEG*00*NE*PO-1**20261120'] },
      'AK3*BEG*4*PO1*7~',
    ],
    [
      'a segment too often',
      { body: ['BEG*00*NE*PO-1**20261120', 'CUR*BY*USD', 'CUR*BY*USD', 'PO1*1*1*EA*1'] },
      'AK3*CUR*4**5~',
    ],
    ['a wrong GE01', { ge: 'GE*4*101' }, 'AK5*R~AK9*R*4*1*0*5~'],
    ['a wrong GE02', { ge: 'GE*1*999' }, 'AK9*R*1*1*0*4~'],
    ['no GE', { ge: '' }, 'AK9*R*1*1*0*3~'],
    ['an unknown group', { gs: 'GS*P*A*B*20261120*0915*101*X*004010' }, 'AK9*R*1*1*0*1~'],
    ['a group of no version', { gs: 'GS*PO*A*B*20261120*0915*101*X*' }, 'AK9*R*1*1*0*2~'],
    ['a group number that is none', { gs: 'GS*PO*A*B*20261120*0915*1O1*X*004010' }, 'AK9*R*1*1*0*6*4~'],
    [
      'a set whose number came before',
      { se: 'SE*5*0001~ST*850*0001~BEG*00*NE*PO-2**20261120~PO1*1*1*EA*1~SE*4*0001', ge: 'GE*2*101' },
      'AK5*R*23~AK9*P*2*2*1~',
    ],
  ])('names %s', (_, parts, expected) => {
    expect(ackOf(readOne(x12(parts)))).toContain(expected)
  })

  it('copies bad data without letting it become a delimiter', () => {
    const reading = readOne(x12({ body: ['BEG*00*NE*PO-1**2026>1120', 'PO1*1*1*EA*1'] }))
    expect(acknowledge(reading, options)?.type).toBe('997')
    expect(readOne(ackOf(reading)).faults).toEqual([])
  })
})

describe('CONTRL', () => {
  it.each([
    ['unknown-sender', '23'],
    ['unknown-receiver', '7'],
    ['duplicate-control-number', '26'],
  ] as const)('refuses for %s with error %s', (code, error) => {
    const ack = acknowledge(readOne(edifact()), { ...options, rejectInterchange: { code } })
    expect(new TextDecoder().decode(ack?.bytes)).toContain(`AURORASYSTEMS:ZZ+4+${error}+UNB'UNT+3+1'`)
  })

  it.each([
    ['no UNZ', { unz: '' }, '+4+13+UNZ'],
    ['another number in UNZ', { unz: "UNZ+1+9'" }, '+4+28+UNZ+3'],
    ['another number in UNT', { unt: "UNT+9+2'" }, "UCM+1+ORDERS:D:96A:UN+4+28+UNT+3'"],
    ['a wrong count in UNT', { unt: "UNT+5+1'" }, "UCM+1+ORDERS:D:96A:UN+4+29+UNT+2'"],
    ['an unsupported message', { unh: "UNH+1+IFTMIN:D:96A:UN'" }, "UCM+1+IFTMIN:D:96A:UN+4+14+UNH+3:1'"],
    ['a missing BGM', { body: ["DTM+137:20261120:102'", "LIN+1'", "QTY+21:1'", "UNS+S'"] }, "UCS+2+13'"],
    [
      'a code too long',
      { body: ["BGM+220+PO-1+9'", "DTM+137:20261120:102'", "CUX+2:DOLLAR'", "UNS+S'"] },
      "UCS+4'UCD+39+2:2'",
    ],
  ])('names %s', (_, parts, expected) => {
    expect(ackOf(readOne(edifact(parts)))).toContain(expected)
  })

  it('is written in syntax version, date form and test flag of what it answers', () => {
    const reading = readOne(edifact({ unb: "UNB+UNOC:4+A:14+B:14+20261120:0915+201++++++1'" }))
    expect(reading.isTest).toBe(true)
    expect(ackOf(reading)).toBe(
      "UNB+UNOC:4+B:14+A:14+20261122:0930+42++++++1'UNH+1+CONTRL:4:1:UN'UCI+201+A:14+B:14+7'UNT+3+1'UNZ+1+42'",
    )
  })

  it('announces other delimiters with UNA', () => {
    const text = `UNA|*.! ~${edifact().replaceAll(':', '|').replaceAll('+', '*').replaceAll("'", '~')}`
    expect(ackOf(readOne(text)).startsWith('UNA|*.! ~UNB*UNOC|3*')).toBe(true)
  })

  it('names accepted messages too where the partner wants it', () => {
    const ack = acknowledge(readOne(edifact()), { ...options, everyMessage: true })
    expect(new TextDecoder().decode(ack?.bytes)).toContain("+7'UCM+1+ORDERS:D:96A:UN+7'UNT+4+1'")
    expect(readOne(ack?.bytes ?? '').faults).toEqual([])
  })

  it('answers groups as groups', () => {
    const message = edifact({ unb: '', unz: '', unt: "UNT+8+1'" })
    const grouped = `UNB+UNOC:3+A+B+261120:0915+201'UNG+ORDERS+AA+BB+261120:0915+7+UN+D:96A'${message}UNE+1+7'UNZ+1+201'`
    expect(ackOf(readOne(grouped))).toContain("UCF+7+AA+BB+7'UCM+1+ORDERS:D:96A:UN+4+29+UNT+2'")
  })
})

describe('acknowledgements', () => {
  it('are never acknowledged', () => {
    for (const name of ['po-850.edi', 'broken-850.edi', 'orders-d96a.edi', 'broken-orders.edi']) {
      const ack = acknowledge(readOne(sample(name)), options)
      const answer = readOne(ack?.bytes ?? new Uint8Array())
      expect(answer).toMatchObject({ verdict: 'accepted', faults: [] })
      expect(acknowledge(answer, options)).toBeNull()
    }
    const disguised = x12({ st: 'ST*997*0001', body: ['AK1*PO*1', 'AK9*A*1*1*1'] })
    expect(acknowledge(readOne(disguised), options)).toBeNull()
    const ta1 = readOne(ackOf(readOne(x12({ iea: '' }))))
    expect(ta1.faults).toEqual([])
    expect(acknowledge(ta1, options)).toBeNull()
  })

  it('are given, and refuse, wherever a cut leaves the header readable', { timeout: 60_000 }, () => {
    for (const name of ['po-850.edi', 'orders-d96a.edi']) {
      const whole = sample(name)
      for (let length = 130; length < whole.length - 3; length++) {
        const [reading] = readInterchanges(whole.subarray(0, length))
        const ack = reading ? acknowledge(reading, options) : null
        const text = new TextDecoder().decode(ack?.bytes)
        expect(text, `${name} cut at ${length}`).toMatch(/TA1\*.*\*R\*0\d\d~|UCI\+.*\+4\+\d+\+UNZ/)
      }
    }
  })

  it('read back without a fault for any damage to a value', () => {
    const damage = fc.tuple(fc.nat(), fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(fc.constantFrom(x12(), edifact()), damage, (text, [place, patch]) => {
        // Damage beyond the envelope: what the answer must repeat of it cannot be better than it is.
        const begin = text.search(/BEG|BGM/)
        const at = begin + (place % (text.length - begin - 60))
        const damaged = text.slice(0, at) + patch + text.slice(at + patch.length)
        for (const reading of readInterchanges(bytes(damaged))) {
          const ack = acknowledge(reading, options)
          if (!ack) continue
          const answer = readOne(ack.bytes)
          expect(answer.faults).toEqual([])
          expect(answer.verdict).toBe('accepted')
        }
      }),
      { numRuns: 200 },
    )
  })
})
