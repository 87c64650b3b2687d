import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { acknowledge, explainNotEdi, readInterchanges } from './index.ts'

// Real files of other projects, beside the repository where they are at hand; none is part of it.
const CORPUS = new URL('../../../shared/edi-corpus/', import.meta.url)

interface Expected {
  file: string
  transactions: number
  errors?: unknown[]
  exception: string | null
}

function isExpected(value: unknown): value is Expected {
  return typeof value === 'object' && value !== null && 'file' in value && 'transactions' in value
}

function expectedOf(name: string): Map<string, Expected> {
  const lines = readFileSync(new URL(name, CORPUS), 'utf8').trim().split('\n')
  const rows: unknown[] = lines.map(line => JSON.parse(line))
  return new Map(rows.filter(isExpected).map(row => [row.file, row]))
}

/** Both parsers give the same count only because both stopped early (each raised an exception); file → why ours is right. */
const OURS_IS_RIGHT: Record<string, { ours: number; because: string }> = {
  'x12/edinet__Samples_x12.810a.edi': {
    ours: 1,
    because: 'ISA02 is one blank: both refuse an unpadded ISA.',
  },
  'x12/edinet__Samples_x12.810c.edi': {
    ours: 1,
    because: 'ISA02 is one blank: both refuse an unpadded ISA.',
  },
  'x12/edinet__Samples_x12.832.edi': { ours: 1, because: 'ISA02 is one blank: both refuse an unpadded ISA.' },
  'x12/edinet__Samples_x12.850a.edi': {
    ours: 1,
    because: 'ISA is padded with UTF-8 no-break spaces: too long for both.',
  },
  'x12/edinet__Samples_x12.Issue172.edi': {
    ours: 1,
    because: 'ISA is padded with UTF-8 no-break spaces: too long for both.',
  },
  'x12/gozer__resources_x12.base.loop.txt': {
    ours: 4,
    because: 'Both stop at the first wrong SE01; the file holds four ST.',
  },
  'x12/gozer__resources_x12.base.no.line.breaks.empty.line.txt': {
    ours: 4,
    because: 'Both stop at the first wrong SE01; the file holds four ST.',
  },
  'x12/gozer__resources_x12.base.txt': {
    ours: 4,
    because: 'Both stop at the first wrong SE01; the file holds four ST.',
  },
  'x12/oopfactory__850_Example3_Adobe_CLP.txt': {
    ours: 1,
    because: 'ISA06 has 14 characters: both refuse the header.',
  },
  'x12/oopfactory__850_Example4_Adobe_ShrinkWrapped.txt': {
    ours: 1,
    because: 'Blank before the line end that terminates segments: both refuse the header.',
  },
  'x12/oopfactory__860_Example1.txt': {
    ours: 1,
    because: 'ISA06 has 14 characters: both refuse the header.',
  },
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_MultipleInterchange.txt': {
    ours: 2,
    because:
      'Two UNB…UNZ, one message each: one parser stops in LOC, the other reads the first interchange only.',
  },
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_MultipleInvalidMessages.txt': {
    ours: 5,
    because: 'Five UNH: both stop in the first message, which is wrong on purpose.',
  },
  'edifact/edinet__Samples_Apperak-edi_out_issue235.edi': {
    ours: 1,
    because: 'UNB is empty: both stop there; one UNH follows.',
  },
  'edifact/edinet__Samples_edifact.Issue170.ElementList.edi': {
    ours: 1,
    because: 'UNB has one element: both stop there; one UNH follows.',
  },
  'edifact/edinet__Samples_edifact.Issue98.edi': {
    ours: 1,
    because: 'UNB has one element: both stop there; one UNH follows.',
  },
}

/** Acknowledgements repeat what was received; where that breaks the standard, so does its copy. */
const ECHOES_BAD_REFERENCE: Record<string, string> = {
  'x12/oopfactory__286_Ids.txt': 'ST02 "034" is shorter than four characters; AK202 copies it.',
  'x12/oopfactory__945_inter-americanproducts.txt': 'ST02 is ten characters long; AK202 copies it.',
  'edifact/edinet__Samples_edifact.D95B.CUSCAR.EDI': 'UNH names no message type; UCM copies the identifier.',
  'edifact/staedi__EDIFACT_orders-with-group.edi':
    'Association code EAN008B is seven characters long; UCM copies it.',
}

/** Not orders in spite of their type. */
const NO_ORDER: Record<string, string> = {
  'x12/edinet__Samples_x12.Issue172.edi': 'An 850 of invented segments AA and BB, without BEG or PO1.',
}

/** Wrong by the directory they name, which neither parser had a table of. */
const FAULTY_IN_SPITE: Record<string, string> = {
  'edifact/phpedifact__files_example_order_ok.edi':
    'Units such as GBND have four characters; D.01B allows three.',
  'edifact/phpedifact__files_example_order_error.edi': 'The same order with a second fault put in.',
}

describe.runIf(existsSync(CORPUS))('files other people wrote', () => {
  const staedi = existsSync(CORPUS) ? expectedOf('EXPECTED.staedi.jsonl') : new Map<string, Expected>()
  const edireader = existsSync(CORPUS) ? expectedOf('EXPECTED.edireader.jsonl') : new Map<string, Expected>()
  const files = existsSync(CORPUS)
    ? ['x12', 'edifact'].flatMap(folder =>
        readdirSync(new URL(folder, CORPUS)).map(name => `${folder}/${name}`),
      )
    : []
  const read = (file: string) => readInterchanges(readFileSync(new URL(file, CORPUS)))
  const countOf = (file: string): number =>
    read(file).reduce((sum, reading) => sum + reading.messages.length, 0)

  it('holds the files both parsers have an opinion on', () => {
    expect(files.length).toBe(136)
    expect(files.every(file => staedi.has(file) && edireader.has(file))).toBe(true)
  })

  it('is read whole, or refused with a reason, never with an exception', { timeout: 60_000 }, () => {
    const refused = files.filter(file => read(file).length === 0)
    expect(refused).toEqual([
      'x12/gozer__resources_x12.missing.ISA.txt',
      'x12/gozer__resources_x12.wrong.ISA.txt',
    ])
    expect(refused.map(file => explainNotEdi(readFileSync(new URL(file, CORPUS))))).toEqual([
      'The file begins with a functional group (GS) or transaction (ST) but has no ISA interchange header, so neither sender nor receiver is known.',
      'This is text without an ISA, UNA or UNB interchange header.',
    ])
  })

  it('has the number of messages both parsers agree on, but where they stopped early', () => {
    const agreed = files.filter(file => staedi.get(file)?.transactions === edireader.get(file)?.transactions)
    const different = agreed.filter(file => countOf(file) !== staedi.get(file)?.transactions)
    expect(agreed.length).toBe(114)
    expect(different.toSorted()).toEqual(Object.keys(OURS_IS_RIGHT).toSorted())
    expect(different.map(file => [file, countOf(file)])).toEqual(
      different.map(file => [file, OURS_IS_RIGHT[file]?.ours]),
    )
  })

  it('gives an order with lines for every 850 and ORDERS', () => {
    const orders = files.flatMap(file =>
      read(file).flatMap(reading =>
        reading.messages
          .filter(({ type }) => type === '850' || type === 'ORDERS')
          .map(message => ({ file, message })),
      ),
    )
    const without = orders.filter(({ message }) => !message.document || message.document.lines.length === 0)
    expect(orders.length).toBe(17)
    expect([...new Set(without.map(({ file }) => file))]).toEqual(Object.keys(NO_ORDER))
  })

  it('accepts every 850 and ORDERS the Java parsers find nothing wrong with', () => {
    const clean = files.filter(file => {
      const isClean = (row: Expected | undefined): boolean =>
        !row?.exception && (row?.errors?.length ?? 0) === 0
      return isClean(staedi.get(file)) && isClean(edireader.get(file))
    })
    const holdsOrder = (file: string): boolean =>
      read(file).some(({ messages }) => messages.some(({ type }) => type === '850' || type === 'ORDERS'))
    const orders = clean.filter(holdsOrder)
    const refused = orders.filter(file => read(file).some(({ verdict }) => verdict !== 'accepted'))
    expect(orders.length).toBe(5)
    expect(refused.toSorted()).toEqual(Object.keys(FAULTY_IN_SPITE).toSorted())
  })

  it('is answered by acknowledgements that read back without a fault', () => {
    const wrong = files.filter(file =>
      read(file).some(reading => {
        const ack = acknowledge(reading, { controlNumber: 7, now: new Date('2026-11-22T00:00:00Z') })
        return ack !== null && readInterchanges(ack.bytes).some(answer => answer.faults.length > 0)
      }),
    )
    expect(wrong.toSorted()).toEqual(Object.keys(ECHOES_BAD_REFERENCE).toSorted())
  })
})
