import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource, openViewing, readInterchanges, writeSegments } from '../index.ts'
import type { ByteSource, ViewedContent, ViewedRow, Viewing } from '../index.ts'
import { NOW, bytes, edifact, sample, x12 } from '../testSupport.ts'

function look(input: string | Uint8Array, language: 'en' | 'ja' = 'en') {
  const viewing = openViewing(bytesSource(typeof input === 'string' ? bytes(input) : input), { language })
  return { viewing, content: finish(viewing), rows: viewing.rows(0, viewing.rowCount()) }
}

function finish(viewing: Viewing): ViewedContent {
  const work = viewing.work()
  let last = 0
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (step.value < last) expect.unreachable(`${step.value} after ${last}`)
    last = step.value
  }
}

const tree = (rows: readonly ViewedRow[]): string =>
  rows.map(({ tag, depth }) => ' '.repeat(depth) + tag).join('\n')

describe('the rows of an input', () => {
  it('show the tree of envelopes and loops', () => {
    const body = [
      'BEG*00*NE*PO-1**20261120',
      'N1*ST*OSAKA',
      'N3*1-2-3',
      'PO1*1*1*EA',
      'PID*F****X',
      'PO1*2*1*EA',
      'CTT*2',
    ]
    expect(tree(look(x12({ body })).rows)).toBe(
      [
        'ISA',
        ' GS',
        '  ST',
        '   BEG',
        '   N1',
        '    N3',
        '   PO1',
        '    PID',
        '   PO1',
        '   CTT',
        '  SE',
        ' GE',
        'IEA',
      ].join('\n'),
    )
    expect(tree(look(edifact()).rows)).toBe(
      ['UNB', ' UNH', '  BGM', '  DTM', '  LIN', '   QTY', '   PRI', '  UNS', '  CNT', ' UNT', 'UNZ'].join(
        '\n',
      ),
    )
  })

  it('hang the levels of a despatch below each other', () => {
    const body = [
      'BSN*00*S-1*20261120*0915',
      'HL*1**S',
      'TD5*B',
      'HL*2*1*O',
      'PRF*PO-1',
      'HL*3*2*I',
      'LIN**VP*A',
      'HL*4*1*O',
    ]
    const rows = look(x12({ st: 'ST*856*0001', body })).rows.slice(4, -3)
    expect(tree(rows)).toBe(
      ['   HL', '    TD5', '    HL', '     PRF', '     HL', '      LIN', '    HL'].join('\n'),
    )
  })

  it('name segments, elements and codes in both languages, and read dates', () => {
    const [beg] = look(x12(), 'ja').rows.slice(3)
    expect(beg).toMatchObject({
      tag: 'BEG',
      name: '注文書の開始',
      position: 2,
      raw: 'BEG*00*NE*PO-1**20261120',
    })
    expect(beg?.elements.map(({ position, value, meaning }) => [position, value, meaning])).toEqual([
      [1, '00', '新規'],
      [2, 'NE', '新規注文'],
      [3, 'PO-1', null],
      [5, '20261120', '2026-11-20'],
    ])
    const dtm = look(edifact()).rows[3]
    expect(
      dtm?.elements[0]?.parts.map(({ value, name, meaning }) => [value, name !== null, meaning]),
    ).toEqual([
      ['137', true, 'Document date'],
      ['20261120', true, '2026-11-20'],
      ['102', true, 'CCYYMMDD'],
    ])
  })

  it('keep repetitions apart, and name the envelope', () => {
    const isa =
      'ISA*00*          *00*          *ZZ*SAKURATRADING  *ZZ*AURORASYSTEMS  *261120*0915*^*00501*000000101*0*P*>~'
    const { rows } = look(x12({ isa, body: ['BEG*00*NE*PO-1**20261120', 'REF*DP*A^B'] }))
    expect(rows[4]?.elements.map(({ position, repetition, value }) => [position, repetition, value])).toEqual(
      [
        [1, 1, 'DP'],
        [2, 1, 'A'],
        [2, 2, 'B'],
      ],
    )
    expect(rows[0]).toMatchObject({ name: 'Interchange header', position: null })
    expect(rows[0]?.elements.find(({ position }) => position === 6)).toMatchObject({ name: 'Sender' })
  })

  it('stand where their bytes are, whatever the input, however much is asked for at a time', () => {
    const whole = x12() + edifact() + x12().replaceAll('*', '|').replaceAll('~', '\n')
    const { viewing, rows } = look(`junk ${whole}`)
    for (const { offset, raw } of rows) expect(`junk ${whole}`.slice(offset, offset + raw.length)).toBe(raw)
    fc.assert(
      fc.property(fc.nat(rows.length), fc.nat(rows.length), (from, count) => {
        expect(viewing.rows(from, from + count)).toEqual(rows.slice(from, from + count))
      }),
    )
  })

  it('part what the envelope puts together, and can be copied as JSON', () => {
    const [unb] = look(edifact()).rows
    expect(JSON.parse(JSON.stringify(unb?.elements[1]))).toMatchObject({
      name: 'Sender',
      parts: [
        { position: 1, value: 'SAKURATRADING' },
        { position: 2, value: 'ZZ' },
      ],
    })
  })

  it('show of a huge segment the beginning', () => {
    const { rows } = look(x12({ body: ['BEG*00*NE*PO-1**20261120', `MSG*${'A'.repeat(100_000)}`, 'CTT*1'] }))
    expect(rows[4]).toMatchObject({ tag: 'MSG', isCut: true })
    expect(rows[4]?.raw.length).toBeLessThan(10_000)
    expect(rows[5]).toMatchObject({ tag: 'CTT', isCut: false })
  })
})

describe('what is found', () => {
  it.each(['broken-850.edi', 'broken-orders.edi'])(
    'in %s are the faults of a reading, each at its row',
    name => {
      const { content, rows } = look(sample(name))
      expect(content.faults.map(({ fault }) => fault)).toEqual(readInterchanges(sample(name))[0]?.faults)
      for (const { fault, row } of content.faults)
        if (fault.code !== 'segment-missing') expect(rows[row]?.tag).toBe(fault.segmentTag)
      expect(content.interchanges[0]?.verdict).toBe('rejected')
    },
  )

  it('are the messages of every interchange, with their documents', () => {
    const { viewing, content } = look(x12() + edifact())
    expect(content.interchanges.map(({ standard, row }) => [standard, row])).toEqual([
      ['X12', 0],
      ['EDIFACT', 9],
    ])
    expect(content.interchanges[1]?.messages).toMatchObject([{ type: 'ORDERS', release: 'D.96A', row: 10 }])
    expect(viewing.document(0, 0)).toEqual(readInterchanges(bytes(x12()))[0]?.messages[0]?.document)
    expect(viewing.document(1, 0)).toMatchObject({ kind: 'order', number: 'PO-1' })
    expect(viewing.document(1, 1)).toBeNull()
  })

  it('is answered as the standard asks', () => {
    const { viewing } = look(x12())
    expect(viewing.acknowledgement(0, '997', NOW)?.type).toBe('997')
    expect(viewing.acknowledgement(0, '999', NOW)?.text).toContain('ST*999*')
    expect(viewing.acknowledgement(9, '997', NOW)).toBeNull()
  })

  it('is given as JSON that can be read again', () => {
    const { viewing } = look(x12() + edifact())
    const parsed: unknown = JSON.parse([...viewing.json()].join(''))
    expect(parsed).toMatchObject([
      { standard: 'X12', faults: [], messages: [{ type: '850', document: { number: 'PO-1' } }] },
      { standard: 'EDIFACT', messages: [{ type: 'ORDERS' }] },
    ])
  })
})

describe('a file', () => {
  it('is never read whole', () => {
    const descriptions = Array.from({ length: 20 }, () => `PID*F****${'X'.repeat(80)}`)
    const lines = Array.from({ length: 900 }, (_, at) => [`PO1*${at + 1}*10*EA`, ...descriptions])
    const whole = bytes(x12({ body: ['BEG*00*NE*PO-1**20261120', ...lines.flat()] }))
    let largest = 0
    const source: ByteSource = {
      size: whole.length,
      read(from, to) {
        largest = Math.max(largest, to - from)
        return whole.slice(from, to)
      },
    }
    const viewing = openViewing(source, { language: 'en' })
    finish(viewing)
    expect(viewing.rowCount()).toBe(18_907)
    expect(viewing.rows(18_906, 18_907)).toMatchObject([
      { tag: 'IEA', offset: source.size - 'IEA*1*000000101~'.length },
    ])
    expect(largest).toBeLessThan(whole.length / 1.4)
  })
})

describe('XML', () => {
  const ubl = readFileSync(new URL('../../samples/order-ubl.xml', import.meta.url))

  it('is shown element by element, with the document in it', () => {
    const { viewing, rows, content } = look(ubl)
    expect(rows[0]).toMatchObject({ tag: 'Order', depth: 0 })
    expect(rows.find(({ tag }) => tag === 'cbc:ID')).toMatchObject({ depth: 1, name: 'SKT-PO-2026-0419' })
    const quantity = rows.find(({ tag }) => tag === 'cbc:Quantity')
    expect(quantity?.raw).toMatch(/^<cbc:Quantity unitCode="H87">120<\/cbc:Quantity>$/)
    expect(quantity?.elements).toMatchObject([{ name: 'unitCode', value: 'H87' }])
    expect(viewing.document(0, 0)).toMatchObject({ kind: 'order', number: 'SKT-PO-2026-0419' })
    expect(content.interchanges[0]).toMatchObject({ standard: 'XML', controlNumber: 'SKT-PO-2026-0419' })
  })

  it('shows which element breaks a rule of its profile', () => {
    const broken = new TextDecoder().decode(ubl).replace(/unitCode="H87">120</, 'unitCode="H87">lots<')
    const { content, rows } = look(new TextEncoder().encode(broken))
    expect(content.interchanges[0]?.verdict).toBe('rejected')
    const raws = content.faults.map(({ row }) => rows[row]?.raw)
    expect(raws.some(raw => raw?.includes('>lots<'))).toBe(true)
  })

  it.each([
    ['<!DOCTYPE a [<!ENTITY b "c">]><Order/>', 'Line 1: A document type declaration is not accepted'],
    ['<Order>\n<a></b></Order>', 'Line 2: "b" closes what is not open.'],
    ['<Order>\u00e9</Order>', 'Line 1: The document is not in UTF-8'],
  ])('%j is refused', (text, reason) => {
    expect(() => look(text)).toThrow(reason)
  })
})

describe('what is no EDI', () => {
  it.each([
    ['', 'The file is empty'],
    ['<html><body>404</body></html>', 'This is an HTML page'],
    ['PK\u0003\u0004 and more', 'compressed archive'],
    ['Dear partner, please find attached', 'This is text without'],
  ])('%j is refused with a reason', (text, reason) => {
    expect(() => look(text)).toThrow(reason)
  })
})

it('shows whatever the writer writes', () => {
  const value = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
    .filter(text => text.trim() === text && text !== '')
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), values => {
      const reading = readInterchanges(bytes(edifact()))[0]
      if (!reading) return expect.unreachable()
      const free = new TextDecoder('latin1').decode(
        writeSegments([['FTX', 'AAI', '', '', values]], reading.envelope.syntax),
      )
      const { rows } = look(edifact({ body: ["BGM+220+PO-1+9'", free] }))
      const shown = rows[3]?.elements.at(-1)
      const parts = shown?.parts.length ? shown.parts.map(part => part.value) : [shown?.value]
      expect(parts.slice(0, values.length).join('')).toBe(values.join(''))
    }),
  )
})
