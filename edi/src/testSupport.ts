import { readFileSync } from 'node:fs'
import { acknowledge, readInterchanges } from './index.ts'
import type { InterchangeReading } from './index.ts'

export const NOW = new Date('2026-11-22T09:30:00Z')

/** The bytes of a file in samples/. */
export const sample = (name: string): Uint8Array =>
  readFileSync(new URL(`../samples/${name}`, import.meta.url))

/** The text of a file in samples/ on one line. */
export const sampleText = (name: string): string =>
  new TextDecoder('latin1').decode(sample(name)).replaceAll('\n', '')

/** Bytes of text whose characters are all below 256. */
export const bytes = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0))

/** The one interchange in the bytes; throws when there are none or several. */
export function readOne(input: Uint8Array | string, language: 'en' | 'ja' = 'en'): InterchangeReading {
  const readings = readInterchanges(typeof input === 'string' ? bytes(input) : input, { language })
  const [reading] = readings
  if (!reading || readings.length > 1) throw new Error(`One interchange expected, ${readings.length} read.`)
  return reading
}

export const codesOf = (reading: InterchangeReading): string[] => reading.faults.map(fault => fault.code)

export const errorsOf = (reading: InterchangeReading): string[] =>
  reading.faults.filter(fault => fault.severity === 'error').map(fault => fault.code)

/** The acknowledgement as text, '' when none may be sent. */
export const ackOf = (reading: InterchangeReading): string =>
  new TextDecoder().decode(acknowledge(reading, { controlNumber: 42, now: NOW })?.bytes)

const ISA =
  'ISA*00*          *00*          *ZZ*SAKURATRADING  *ZZ*AURORASYSTEMS  *261120*0915*U*00401*000000101*0*P*>~'
const LINES = ['BEG*00*NE*PO-1**20261120', 'PO1*1*10*EA*2.5*PE*VP*AB-1', 'CTT*1']

interface X12Parts {
  isa?: string
  gs?: string
  body?: readonly string[]
  st?: string
  se?: string
  ge?: string
  iea?: string
}

/** A small valid 850 interchange, any part replaced. '' leaves a segment out. */
export function x12(parts: X12Parts = {}): string {
  const body = parts.body ?? LINES
  const segments = [
    parts.gs ?? 'GS*PO*SAKURATRADING*AURORASYSTEMS*20261120*0915*101*X*004010',
    parts.st ?? 'ST*850*0001',
    ...body,
    parts.se ?? `SE*${body.length + 2}*0001`,
    parts.ge ?? 'GE*1*101',
    parts.iea ?? 'IEA*1*000000101',
  ]
  return (parts.isa ?? ISA) + segments.flatMap(segment => (segment === '' ? [] : [`${segment}~`])).join('')
}

interface EdifactParts {
  una?: string
  unb?: string
  unh?: string
  body?: readonly string[]
  unt?: string
  unz?: string
}

const ORDER = [
  "BGM+220+PO-1+9'",
  "DTM+137:20261120:102'",
  "LIN+1++AB-1:SA'",
  "QTY+21:10'",
  "PRI+AAA:2.5'",
  "UNS+S'",
  "CNT+2:1'",
]

/** A small valid ORDERS interchange, any part replaced; segments carry their terminators. */
export function edifact(parts: EdifactParts = {}): string {
  const body = parts.body ?? ORDER
  return [
    parts.una ?? '',
    parts.unb ?? "UNB+UNOC:3+SAKURATRADING:ZZ+AURORASYSTEMS:ZZ+261120:0915+201'",
    parts.unh ?? "UNH+1+ORDERS:D:96A:UN'",
    ...body,
    parts.unt ?? `UNT+${body.length + 2}+1'`,
    parts.unz ?? "UNZ+1+201'",
  ].join('')
}
