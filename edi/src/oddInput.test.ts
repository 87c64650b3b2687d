import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInterchanges, readStream } from './index.ts'
import type { Fault, InterchangeReading, MessageReading } from './index.ts'
import { bytes, edifact, x12 } from './testSupport.ts'

/** What must come of an input, in whatever pieces it arrives. */
interface Said {
  verdicts: string[]
  faults: [code: string, offset: number][]
  documents: unknown[]
}

const faultsOf = (readings: readonly InterchangeReading[]): Said['faults'] =>
  readings.flatMap(({ faults }) => faults.map(({ code, offset }: Fault): [string, number] => [code, offset]))
const documentsOf = (messages: readonly MessageReading[]): unknown[] =>
  messages.map(({ document }) => document)

function whole(input: Uint8Array): Said {
  const readings = readInterchanges(input)
  return {
    verdicts: readings.map(({ verdict }) => verdict),
    faults: faultsOf(readings),
    documents: documentsOf(readings.flatMap(({ messages }) => messages)),
  }
}

function inPieces(input: Uint8Array, sizes: readonly number[]): Said {
  const chunks: Uint8Array[] = []
  for (let at = 0, piece = 0; at < input.length; piece++) {
    const end = at + (sizes[piece % sizes.length] ?? 1)
    chunks.push(input.subarray(at, end))
    at = end
  }
  const events = [...readStream(chunks)]
  const readings = events.flatMap(event => (event.kind === 'interchange' ? [event.interchange] : []))
  return {
    verdicts: readings.map(({ verdict }) => verdict),
    faults: faultsOf(readings),
    documents: documentsOf(events.flatMap(event => (event.kind === 'message' ? [event.message] : []))),
  }
}

const isaWith = (repetition: string, version: string): string =>
  `ISA*00*          *00*          *ZZ*SAKURATRADING  *ZZ*AURORASYSTEMS  *261120*0915*${repetition}*${version}*000000101*0*P*>~`
const UNPADDED = 'ISA*00**00**ZZ*SAKURATRADING*ZZ*AURORASYSTEMS*261120*0915*U*00401*000000101*0*P*>~'
const order = (...more: string[]): string[] => [
  'BEG*00*NE*PO-1**20261120',
  ...more,
  'PO1*1*10*EA*2.5*PE*VP*AB-1',
  'CTT*1',
]
const orders = (...more: string[]): string[] => [
  "BGM+220+PO-1+9'",
  "DTM+137:20261120:102'",
  ...more,
  "LIN+1++AB-1:SA'",
  "QTY+21:10'",
  "PRI+AAA:2.5'",
  "UNS+S'",
  "CNT+2:1'",
]
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const VERSION_4 = "UNB+UNOY:4+SAKURATRADING:ZZ+AURORASYSTEMS:ZZ+20261120:0915+201'"

type Case = readonly [name: string, input: string | Uint8Array, verdict: string, ...codes: string[]]

const ok = 'accepted'
const no = 'rejected'

/** What real files do, and what libraries get wrong, row by row. */
const ROWS: Record<string, Case[]> = {
  'byte order mark, leading blanks and line ends': [
    ['X12', `\u00ef\u00bb\u00bf\r\n ${x12()}`, ok, 'byte-order-mark'],
    ['EDIFACT', `\u00ef\u00bb\u00bf\r\n ${edifact()}`, ok, 'byte-order-mark'],
  ],
  'header fields that are not padded': [['X12', x12({ isa: UNPADDED }), ok, 'header-not-padded']],
  'terminators and what follows them': [
    ['X12 line feed', x12().replaceAll('~', '\n'), ok],
    ['X12 carriage return', x12().replaceAll('~', '\r'), ok],
    ['X12 both', x12().replaceAll('~', '\r\n'), ok],
    ['X12 printable', x12().replaceAll('~', '}'), ok],
    ['X12 followed by both', x12().replaceAll('~', '~\r\n'), ok],
    ['X12 after a blank', x12().replaceAll('~', ' ~\n'), ok],
    ['EDIFACT followed by both', edifact().replaceAll("'", "'\r\n"), ok],
    ['EDIFACT line feed by UNA', edifact({ una: 'UNA:+.? \n' }).replaceAll("'", '\n'), ok],
  ],
  'no terminator at the end': [
    ['X12', x12().slice(0, -1), ok, 'last-terminator-missing'],
    ['EDIFACT', edifact().slice(0, -1), ok, 'last-terminator-missing'],
  ],
  'repetition separators': [
    ['X12 letter in ISA11', x12({ isa: isaWith('U', '00501'), body: order('REF*DP*AUB') }), ok],
    ['X12 before 00402', x12({ isa: isaWith('^', '00401'), body: order('REF*DP*A^B') }), ok],
    [
      'X12 in force',
      x12({ isa: isaWith('^', '00501'), body: order('REF*DP*A^B') }),
      no,
      'too-many-repetitions',
    ],
    ['EDIFACT asterisk as data', edifact({ body: orders("FTX+AAI+++A*B'") }), ok],
    [
      'EDIFACT version 4',
      edifact({ unb: VERSION_4, body: orders("FTX+AAI+++A*B'") }),
      no,
      'too-many-repetitions',
    ],
    ['EDIFACT UNA with a blank', edifact({ una: "UNA:+.? '", body: orders("FTX+AAI+++A*B'") }), ok],
  ],
  'service characters of its own': [
    [
      'EDIFACT UNA',
      `UNA;*,! ~${edifact().replaceAll('+', '*').replaceAll(':', ';').replaceAll("'", '~').replaceAll('2.5', '2,5')}`,
      ok,
    ],
    ['X12', x12().replaceAll('*', '|').replaceAll('>', ':').replaceAll('~', '!'), ok],
  ],
  'release characters': [
    ['EDIFACT before what needs none', edifact({ body: orders("FTX+AAI+++A?B'") }), ok, 'release-not-needed'],
    ['EDIFACT doubled at the end', edifact({ body: orders("FTX+AAI+++A??'") }), ok],
    ['EDIFACT before a terminator', edifact({ body: orders("FTX+AAI+++A?'B?+C?:D'") }), ok],
  ],
  'decimal marks': [
    ['EDIFACT comma by UNA', edifact({ una: "UNA:+,? '" }).replace('2.5', '2,5'), ok],
    ['EDIFACT the other mark', edifact().replace('2.5', '2,5'), ok, 'decimal-mark-other'],
    ['X12 comma', x12().replace('2.5', '2,5'), no, 'invalid-number'],
  ],
  'character sets': [
    ['X12 Latin-1', x12({ body: order('CTB*OR*caf\u00e9') }), ok],
    ['EDIFACT UNOC', edifact({ body: orders("FTX+AAI+++caf\u00e9'") }), ok],
    ['EDIFACT UNOY', utf8(edifact({ unb: VERSION_4, body: orders("FTX+AAI+++埠頭へ納品'") })), ok],
    [
      'EDIFACT UNOY broken',
      bytes(edifact({ unb: VERSION_4, body: orders("FTX+AAI+++caf\u00e9'") })),
      no,
      'invalid-character',
    ],
  ],
  'several interchanges with text between them': [
    ['other delimiters', `${x12()}${x12().replaceAll('*', '|').replaceAll('~', '\n')}`, ok],
    ['other standards', `${x12()}\r\n${edifact()}${x12()}`, ok],
    ['text between', `${x12()} -- cut here -- ${edifact()}`, ok, 'text-outside-interchange'],
  ],
  'trailers missing, short or wrong': [
    ['X12 IEA missing', x12({ iea: '' }), no, 'interchange-trailer-missing'],
    ['X12 SE count', x12({ se: 'SE*9*0001' }), no, 'segment-count-mismatch'],
    ['X12 SE number', x12({ se: 'SE*5*0002' }), no, 'message-control-number-mismatch'],
    ['X12 GE number', x12({ ge: 'GE*1*999' }), no, 'group-control-number-mismatch'],
    ['X12 IEA number', x12({ iea: 'IEA*1*000000999' }), no, 'interchange-control-number-mismatch'],
    ['EDIFACT UNZ missing', edifact({ unz: '' }), no, 'interchange-trailer-missing'],
    ['EDIFACT UNT count', edifact({ unt: "UNT+99+1'" }), no, 'segment-count-mismatch'],
    ['EDIFACT UNZ number', edifact({ unz: "UNZ+1+999'" }), no, 'interchange-control-number-mismatch'],
  ],
  'faults of segments and elements': [
    ['X12 unknown segment', x12({ body: order('XYZ*1') }), no, 'segment-unknown'],
    ['X12 element too long', x12({ body: order('CUR*BY*DOLLAR') }), no, 'element-too-long'],
    ['X12 mandatory missing', x12({ body: order().slice(1) }), no, 'segment-missing'],
    [
      'X12 wrong order',
      x12({ body: ['PO1*1*10*EA*2.5', 'BEG*00*NE*PO-1**20261120'] }),
      no,
      'segment-missing',
      'segment-out-of-sequence',
    ],
    ['X12 date', x12().replace('20261120~', '20261320~'), no, 'invalid-date'],
    ['EDIFACT unknown segment', edifact({ body: orders("XYZ+1'") }), no, 'segment-unknown'],
    ['EDIFACT number', edifact().replace('21:10', '21:1O'), no, 'invalid-number'],
  ],
  'binary segments': [['X12', x12({ body: ['BIN*6*a~b*c>', ...order()] }), no]],
}

describe.each(Object.entries(ROWS))('%s', (_, cases) => {
  it.each(cases)('%s: whole, in any chunks and byte by byte', (_name, text, verdict, ...codes) => {
    const input = typeof text === 'string' ? bytes(text) : text
    const expected = whole(input)
    expect(new Set(expected.verdicts)).toEqual(new Set([verdict]))
    for (const code of codes) expect(expected.faults.map(([found]) => found)).toContain(code)
    if (codes.length === 0 && verdict === ok) expect(expected.faults).toEqual([])
    expect(inPieces(input, [1])).toEqual(expected)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 }), sizes => {
        expect(inPieces(input, sizes)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })
})
