import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, edifact, sampleText, x12 } from '../testSupport.ts'
import { MAX_SEGMENT_BYTES } from './scanner.ts'
import { tokenize, tokenizeEdifact, tokenizeX12 } from './tokenizer.ts'
import type { Token } from './tokenizer.ts'
import { kindOf, valueAt } from './values.ts'

const shown = (token: Token): unknown =>
  token.kind === 'junk'
    ? token
    : {
        tag: token.tag,
        offset: token.offset,
        length: token.length,
        flags: token.flags,
        values: Array.from({ length: token.count }, (_, index) => [
          kindOf(token, index),
          valueAt(token, index),
        ]),
      }

const tokensOf = (input: Uint8Array | Iterable<Uint8Array>): unknown[] => [...tokenize(input)].map(shown)

function cut(input: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let at = 0
  for (let i = 0; at < input.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1)
    chunks.push(input.subarray(at, at + size))
    at += size
  }
  return chunks
}

const utf8 = new TextEncoder()

const INPUTS: Record<string, Uint8Array> = {
  'an 850': bytes(sampleText('po-850.edi')),
  'ORDERS with UNA and line ends': bytes(
    "UNA:+.? '\r\n" + edifact({ body: ["BGM+220+A??B?'C+9'\r\n", "LIN+1'\r\n"] }),
  ),
  'junk, two standards, other delimiters': bytes(
    `hello\r\n${x12()}\r\n-- cut here --\n${edifact()}${x12().replaceAll('*', '|').replaceAll('~', '\n')}\u001a`,
  ),
  'a byte order mark and an unpadded header': bytes(
    '\u00ef\u00bb\u00bf  ISA*00**00**ZZ*SAKURA*ZZ*AURORA*261120*0915*U*00401*1*0*P*>~\r\nIEA*0*1~',
  ),
  'a terminator of three UTF-8 bytes': utf8.encode(x12().replaceAll('~', '…')),
  'UTF-8 data': utf8.encode(
    edifact({ unb: "UNB+UNOY:4+A+B+20261120:0915+1'", body: ["FTX+DEL+++埠頭へ?'納品'"] }),
  ),
  'ISO 2022 data holding bytes of delimiters': bytes(
    edifact({ unb: "UNB+UNOX:4+A+B+20261120:0915+1'", body: ["FTX+DEL+++\u001b$B'+:?*'!\u001b(B END'"] }),
  ),
  'a binary segment with delimiters inside': bytes(x12({ body: ['BIN*7*a~*>\r\nb', 'CTT*1'] })),
  'repeated terminators': bytes(x12().replaceAll('~', '~~~ ~')),
  'a header without end': bytes('ISA*00*          *00*       '),
  'no trailer before the next header': bytes(x12({ iea: '' }) + x12()),
}

describe('tokenize', () => {
  it.each(Object.entries(INPUTS))(
    'gives the same tokens for %s, whole, in any chunks and byte by byte',
    (_, input) => {
      const whole = tokensOf(input)
      expect(tokensOf(cut(input, [1]))).toEqual(whole)
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 12 }), sizes => {
          expect(tokensOf(cut(input, sizes))).toEqual(whole)
        }),
        { numRuns: 25 },
      )
    },
  )

  it('never throws and covers noise in order, whatever the bytes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'ISA*',
        'UNA:+.? ',
        "UNB+UNOA:3+A+B+261120:0915+1'",
        x12(),
        edifact(),
        '~',
        "'",
        '?',
        '\r\n',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), (pieces, size) => {
        const input = bytes(pieces.join(''))
        const tokens = [...tokenize(input)]
        const offsets = tokens.map(token => token.offset)
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
        expect(tokensOf(cut(input, [size]))).toEqual(tokens.map(shown))
      }),
      { numRuns: 150 },
    )
  })

  it('keeps to one standard when asked', () => {
    const input = bytes(x12() + edifact())
    const tags = (tokens: Iterable<Token>): string[] =>
      [...tokens].map(token => (token.kind === 'junk' ? 'junk' : token.tag))
    expect(tags(tokenizeX12(input))).toEqual([
      'ISA',
      'GS',
      'ST',
      'BEG',
      'PO1',
      'CTT',
      'SE',
      'GE',
      'IEA',
      'junk',
    ])
    expect(tags(tokenizeEdifact(input)).slice(0, 3)).toEqual(['junk', 'UNB', 'UNH'])
  })

  it('skips what is past the size of a segment and goes on behind it', () => {
    const long = 'A'.repeat(MAX_SEGMENT_BYTES + 5)
    const input = bytes(x12({ body: ['BEG*00*NE*PO-1**20261120', `MSG*${long}`, 'CTT*1'] }))
    const segments = [...tokenize(input)].flatMap(token => (token.kind === 'segment' ? [token] : []))
    expect(segments.map(({ tag }) => tag)).toEqual([
      'ISA',
      'GS',
      'ST',
      'BEG',
      'MSG',
      'CTT',
      'SE',
      'GE',
      'IEA',
    ])
    expect(segments[4]?.length).toBe(long.length + 4)
    expect(segments[4]?.table.text.length).toBeLessThan(10)
  })
})
