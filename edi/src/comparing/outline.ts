import { decimalIn } from '../canonical/decimal.ts'
import type { Segment } from '../codec/segment.ts'
import { tokenizeInBatches } from '../codec/tokenizer.ts'
import { valueOf, writtenForm } from '../codec/values.ts'
import type { WrittenElement } from '../codec/writer.ts'
import { chooseEdifact, chooseX12 } from '../schema/choose.ts'
import type { ElementSchema, SchemaChoice } from '../schema/model.ts'
import { createPlaces } from './places.ts'
import type { Places } from './places.ts'

/** Values by element, repetition and component, without what only looks different. */
export type Values = readonly (readonly (readonly string[])[])[]

export interface OutlinedSegment {
  tag: string
  /** 'PO1[2]/REF[3]': the loops it stands in and which of its kind it is there. */
  path: string
  values: Values
  /** Tag and values as one text: what is the same has the same. */
  key: string
  offset: number
}

export interface OutlinedMessage {
  type: string
  /** '850 0001'. */
  name: string
  segments: OutlinedSegment[]
}

/** An input as what it says: neither delimiters nor line ends, padding or trailing empty values. */
export interface Outline {
  envelopes: OutlinedSegment[]
  messages: OutlinedMessage[]
}

const HEADERS = new Set(['ST', 'UNH'])
const TRAILERS = new Set(['SE', 'UNT'])
const ENVELOPES = new Set(['ISA', 'GS', 'GE', 'IEA', 'UNB', 'UNG', 'UNE', 'UNZ'])

/** `isIgnored`: elements that are left out, as 'ISA13'. */
export function outline(bytes: Uint8Array, isIgnored: (element: string) => boolean): Outline {
  const found: Outline = { envelopes: [], messages: [] }
  let message: OutlinedMessage | null = null
  let places: Places = createPlaces(null)
  let choice: SchemaChoice | null = null
  let groupRelease = ''

  for (const batch of tokenizeInBatches(bytes))
    for (const token of batch) if (token.kind === 'segment') take(token)
  return found

  function take(segment: Segment): void {
    const { tag } = segment
    if (tag === 'GS') groupRelease = valueOf(segment, 8).trim()
    if (HEADERS.has(tag)) {
      const isX12 = tag === 'ST'
      const type = valueOf(segment, isX12 ? 1 : 2).trim()
      const release = `${valueOf(segment, 2, 2)}.${valueOf(segment, 2, 3)}`
      choice = isX12 ? chooseX12(type, groupRelease) : chooseEdifact(type, release)
      places = createPlaces(choice)
      message = { type, name: `${type} ${valueOf(segment, isX12 ? 2 : 1)}`, segments: [] }
      found.messages.push(message)
    }
    const isEnvelope = message === null || ENVELOPES.has(tag)
    const path = isEnvelope ? nameOf(tag) : HEADERS.has(tag) || TRAILERS.has(tag) ? tag : places.pathOf(tag)
    const placed = outlined(segment, path, choice, isIgnored)
    if (isEnvelope) found.envelopes.push(placed)
    else message?.segments.push(placed)
    if (TRAILERS.has(tag)) message = null
  }

  function nameOf(tag: string): string {
    const count = found.envelopes.filter(envelope => envelope.tag === tag).length
    return count === 0 ? tag : `${tag}[${count + 1}]`
  }
}

const numberOf = (element: number): string => String(element).padStart(2, '0')

function outlined(
  segment: Segment,
  path: string,
  choice: SchemaChoice | null,
  isIgnored: (element: string) => boolean,
): OutlinedSegment {
  const { tag, offset } = segment
  const schema = choice?.schema.segments.get(tag)?.elements ?? null
  const [, ...elements] = writtenForm(segment)
  const values = elements.map((element, at) => {
    if (isIgnored(`${tag}${numberOf(at + 1)}`)) return []
    const own = schema?.[at] ?? null
    const read = repetitionsOf(element).map(repetition =>
      repetition.map((value, part) => meant(value, own?.components?.[part] ?? own)),
    )
    return withoutEnd(
      read.map(repetition => withoutEnd(repetition, isEmptyText)),
      isEmptyList,
    )
  })
  const whole = withoutEnd(values, isEmptyList)
  return { tag, path, values: whole, key: JSON.stringify([tag, whole]), offset }
}

function repetitionsOf(element: WrittenElement): readonly (readonly string[])[] {
  if (typeof element === 'string') return [[element]]
  if (!('repetitions' in element)) return [element]
  return element.repetitions.map(value => (typeof value === 'string' ? [value] : value))
}

/** Numbers as numbers, text without the padding of fixed fields. */
function meant(value: string, schema: ElementSchema | null): string {
  const isNumber = schema?.type === 'R' || schema?.type === 'n'
  const number = isNumber ? decimalIn(value.replace(',', '.')) : null
  return number ?? value.trimEnd()
}

const isEmptyText = (text: string): boolean => text === ''
const isEmptyList = (list: readonly unknown[]): boolean => list.length === 0

function withoutEnd<T>(list: readonly T[], isEmpty: (item: T) => boolean): T[] {
  return list.slice(0, list.findLastIndex(item => !isEmpty(item)) + 1)
}
