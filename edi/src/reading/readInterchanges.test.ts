import { describe, expect, it } from 'vitest'
import { readInterchanges } from '../index.ts'
import { bytes, codesOf, edifact, readOne, x12 } from '../testSupport.ts'

const ISA_UNPADDED = 'ISA*00**00**ZZ*SAKURA*ZZ*AURORA*261120*0915*U*00401*101*0*P*>~'

describe('odd but readable X12', () => {
  it.each([
    ['a byte order mark', `\u00ef\u00bb\u00bf${x12()}`, ['byte-order-mark']],
    ['leading blanks and line ends', ` \r\n\t ${x12()}`, []],
    ['unpadded ISA fields', x12({ isa: ISA_UNPADDED }), ['header-not-padded']],
    ['line ends after the terminator', x12().replaceAll('~', '~\r\n'), []],
    ['LF as terminator', x12().replaceAll('~', '\n'), []],
    ['CR as terminator', x12().replaceAll('~', '\r'), []],
    ['CRLF as terminator', x12().replaceAll('~', '\r\n'), []],
    ['a printable terminator', x12().replaceAll('~', '}'), []],
    ['indented segments', x12().replaceAll('~', '~\n    '), []],
    ['a blank before each terminator', x12().replaceAll('~', ' \r\n'), []],
    ['no terminator at the end', x12().slice(0, -1), ['last-terminator-missing']],
    [
      'an empty ISA16',
      x12().replace('*>~', '*~\n').replaceAll('~', '~\n').replace('~\n\n', '~\n'),
      ['header-not-padded'],
    ],
    ['a control character as element separator', x12().replaceAll('*', '\u001d'), []],
    ['repeated terminators', x12().replace('ST*', '~~ST*'), ['segment-empty']],
    [
      'text before and after',
      `hello ${x12()} good bye`,
      ['text-outside-interchange', 'text-outside-interchange'],
    ],
  ])('is accepted with %s', (_, text, warnings) => {
    const reading = readOne(text)
    expect(reading.verdict).toBe('accepted')
    expect(codesOf(reading).toSorted()).toEqual(warnings.toSorted())
    expect(reading.messages[0]?.document?.lines).toMatchObject([{ quantity: '10', unitPrice: '2.5' }])
  })

  it('does not take an alphanumeric ISA11 or an old version for a repetition separator', () => {
    const text = x12({ body: ['BEG*00*NE*PO^1**20261120', 'PO1*1*10*EA*2.5*PE*VP*AUB-1', 'CTT*1'] })
    expect(readOne(text).messages[0]?.document).toMatchObject({
      number: 'PO^1',
      lines: [{ supplierItem: 'AUB-1' }],
    })
    expect(readOne(text.replace('*U*00401', '*^*00401')).verdict).toBe('accepted')
    const repeated = readOne(text.replace('*U*00401', '*^*00402'))
    expect(repeated.faults).toMatchObject([{ code: 'too-many-repetitions', element: 3, standardCode: '12' }])
  })

  it('reads a binary segment by its length', () => {
    const reading = readOne(
      x12({ body: ['BIN*6*a~b*c>', 'BEG*00*NE*PO-1**20261120', 'PO1*1*10*EA*2.5*PE*VP*AB-1'] }),
    )
    expect(reading.messages[0]?.segments[1]?.raw).toBe('BIN*6*a~b*c>')
    expect(reading.messages[0]?.segments[2]?.tag).toBe('BEG')
  })

  it('keeps interchanges of different delimiters and standards apart', () => {
    const other = x12().replaceAll('*', '|').replaceAll('~', '\n').replaceAll('101', '102')
    const readings = readInterchanges(bytes(x12() + other + edifact() + x12()))
    expect(
      readings.map(({ standard, controlNumber, verdict }) => [standard, controlNumber, verdict]),
    ).toEqual([
      ['X12', '000000101', 'accepted'],
      ['X12', '000000102', 'accepted'],
      ['EDIFACT', '201', 'accepted'],
      ['X12', '000000101', 'accepted'],
    ])
  })

  it.each([
    ['003040', ['release-not-exact']],
    ['004010VICS', []],
    ['005010', []],
    ['006020', ['release-not-exact']],
  ])('checks %s with the nearest table, and says so when it is another', (release, codes) => {
    const reading = readOne(x12({ gs: `GS*PO*A*B*20261120*0915*101*X*${release}` }))
    expect(reading.verdict).toBe('accepted')
    expect(codesOf(reading)).toEqual(codes)
  })
})

describe('odd but readable EDIFACT', () => {
  const FTX = (text: string): string[] => [
    "BGM+220+PO-1+9'",
    "DTM+137:20261120:102'",
    `FTX+DEL+++${text}'`,
    "LIN+1'",
    "QTY+21:10'",
    "UNS+S'",
  ]

  it.each([
    ['UNA with the defaults', edifact({ una: "UNA:+.? '" }), []],
    [
      'UNA with other characters',
      `UNA|*.! ~${edifact().replaceAll(':', '|').replaceAll('+', '*').replaceAll("'", '~')}`,
      [],
    ],
    ['line ends between segments', edifact().replaceAll("'", "'\r\n"), []],
    ['no terminator at the end', edifact().slice(0, -1), ['last-terminator-missing']],
    [
      'level B separators',
      edifact({ unb: '' })
        .replaceAll(':', '\u001f')
        .replaceAll('+', '\u001d')
        .replaceAll("'", '\u001c')
        .replace(/^/, 'UNB\u001dUNOB\u001f2\u001dSAKURA\u001dAURORA\u001d261120\u001f0915\u001d201\u001c'),
      [],
    ],
    [
      'a release character before a character that needs none',
      edifact({ body: FTX('10?% OFF') }),
      ['release-not-needed'],
    ],
  ])('is accepted with %s', (_, text, warnings) => {
    const reading = readOne(text)
    expect(codesOf(reading)).toEqual(warnings)
    expect(reading.verdict).toBe('accepted')
    expect(reading.messages[0]?.document?.lines[0]?.quantity).toBe('10')
  })

  it('drops the release character and keeps what it releases', () => {
    expect(readOne(edifact({ body: FTX("A?'B?+C?:D??") })).messages[0]?.document?.notes).toEqual(["A'B+C:D?"])
    expect(readOne(edifact({ body: FTX('10?% OFF') })).messages[0]?.document?.notes).toEqual(['10% OFF'])
  })

  it('reads numbers with the decimal mark of UNA, and the other one with a warning', () => {
    const comma = [
      "BGM+220+PO-1+9'",
      "DTM+137:20261120:102'",
      "LIN+1'",
      "QTY+21:2,50'",
      "PRI+AAA:12,345'",
      "UNS+S'",
    ]
    const declared = readOne(edifact({ una: "UNA:+,? '", body: comma }))
    expect(declared.faults).toEqual([])
    expect(declared.messages[0]?.document?.lines).toMatchObject([{ quantity: '2.5', unitPrice: '12.345' }])
    expect(new Set(codesOf(readOne(edifact({ body: comma }))))).toEqual(new Set(['decimal-mark-other']))
  })

  it('takes an asterisk for data unless version 4 or UNA makes it a repetition separator', () => {
    expect(readOne(edifact({ body: FTX('**BRAND**') })).messages[0]?.document?.notes).toEqual(['**BRAND**'])
    const version4 = edifact({ unb: "UNB+UNOC:4+A+B+20261120:0915+201'", body: FTX('ONE*TWO') })
    expect(codesOf(readOne(version4))).toContain('too-many-repetitions')
    const blank = edifact({
      una: "UNA:+.? '",
      unb: "UNB+UNOC:4+A+B+20261120:0915+201'",
      body: FTX('ONE*TWO'),
    })
    expect(readOne(blank).messages[0]?.document?.notes).toEqual(['ONE*TWO'])
  })

  it.each([
    ['UNOC:3', '\u00e9\u00fc', 'éü'],
    ['UNOE:3', '\u00bf\u00e0\u00d8', 'При'],
    ['UNOF:3', '\u00e1\u00e2', 'αβ'],
    ['UNOY:4', 'å\u0085\u00a5', '入'],
    ['UNOX:4', '\u001b$BF~\u001b(B', '入'],
  ])('decodes %s', (syntax, raw, text) => {
    const date = syntax.endsWith('4') ? '20261120' : '261120'
    const reading = readOne(edifact({ unb: `UNB+${syntax}+A+B+${date}:0915+201'`, body: FTX(raw) }))
    expect(reading.messages[0]?.document?.notes).toEqual([text])
    expect(reading.verdict).toBe('accepted')
  })

  it('reports bytes that are wrong in the charset with their offset instead of replacing them', () => {
    const text = edifact({ unb: "UNB+UNOY:4+A+B+20261120:0915+201'", body: FTX('ab\u00ffcd') })
    const reading = readOne(text)
    expect(reading.faults).toMatchObject([
      { code: 'invalid-character', severity: 'error', standardCode: '21', offset: text.indexOf('ab\u00ff') },
    ])
    expect(reading.messages[0]?.document?.notes[0]).not.toContain('\ufffd')
  })

  it('warns once about text beyond the announced repertoire', () => {
    const reading = readOne(
      edifact({ unb: "UNB+UNOA:3+A+B+261120:0915+201'", body: FTX('lower case:and more') }),
    )
    expect(codesOf(reading)).toEqual(['character-outside-repertoire'])
    expect(reading.verdict).toBe('accepted')
  })

  it.each([
    ['93A', ['release-not-exact']],
    ['97A', ['release-not-exact']],
    ['01B', []],
    ['03B', ['release-not-exact']],
  ])('checks D.%s with the nearest directory, and says so when it is another', (release, codes) => {
    const reading = readOne(edifact({ unh: `UNH+1+ORDERS:D:${release}:UN'` }))
    expect(codesOf(reading)).toEqual(codes)
    expect(reading.verdict).toBe('accepted')
  })
})
