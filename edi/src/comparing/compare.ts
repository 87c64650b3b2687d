import { align } from './align.ts'
import type { Pair } from './align.ts'
import { outline } from './outline.ts'
import type { OutlinedMessage, OutlinedSegment } from './outline.ts'

/** What one input says and the other does not. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed'
  /** '850 0001'; null for envelopes. */
  message: string | null
  /** 'PO1[2]/PO102', 'LIN[1]/QTY/QTY01-2', or the place of a whole segment. */
  path: string
  was: string | null
  is: string | null
  /** Byte offsets of the segments. */
  wasOffset: number | null
  isOffset: number | null
}

export interface CompareOptions {
  /** Control numbers of the envelopes are not compared. */
  ignoreNumbers?: boolean
  /** Nor dates and times of the envelopes. */
  ignoreDates?: boolean
}

// Delimiters, and counts that follow from what is counted.
const NO_MEANING = ['ISA11', 'ISA16', 'SE01', 'GE01', 'IEA01', 'UNT01', 'UNE01', 'UNZ01']
const NUMBERS = 'ISA13 IEA02 GS06 GE02 ST02 SE02 UNB05 UNZ02 UNG05 UNE02 UNH01 UNT02'.split(' ')
const DATES = 'ISA09 ISA10 GS04 GS05 UNB04 UNG04'.split(' ')

/** What differs in meaning, in the order it stands in; empty when both say the same. */
export function compareInterchanges(
  was: Uint8Array,
  is: Uint8Array,
  { ignoreNumbers = false, ignoreDates = false }: CompareOptions = {},
): Difference[] {
  const ignored = new Set([...NO_MEANING, ...(ignoreNumbers ? NUMBERS : []), ...(ignoreDates ? DATES : [])])
  const before = outline(was, element => ignored.has(element))
  const after = outline(is, element => ignored.has(element))
  const messages = align(before.messages, after.messages, ({ type }) => type)
  return [
    ...segmentDifferences(null, before.envelopes, after.envelopes),
    ...messages.flatMap(([one, other]) => messageDifferences(one, other)),
  ]
}

function messageDifferences(was: OutlinedMessage | null, is: OutlinedMessage | null): Difference[] {
  if (was && is) return segmentDifferences(is.name, was.segments, is.segments)
  const own = was ?? is
  if (!own) return []
  const [header] = own.segments
  const at = header?.offset ?? null
  return [
    {
      kind: was ? 'removed' : 'added',
      message: own.name,
      path: header?.tag ?? '',
      was: was && own.name,
      is: is && own.name,
      wasOffset: was && at,
      isOffset: is && at,
    },
  ]
}

function segmentDifferences(
  message: string | null,
  was: readonly OutlinedSegment[],
  is: readonly OutlinedSegment[],
): Difference[] {
  const pairs = align(was, is, ({ key }) => key)
  return joinChanged(pairs).flatMap(([one, other]) => {
    if (one && other) return one.key === other.key ? [] : elementDifferences(message, one, other)
    const own = one ?? other
    if (!own) return []
    const text = textOf(own)
    return [
      {
        kind: one ? ('removed' as const) : ('added' as const),
        message,
        path: own.path,
        was: one && text,
        is: other && text,
        wasOffset: one?.offset ?? null,
        isOffset: other?.offset ?? null,
      },
    ]
  })
}

/** Between two segments that are the same, one that went and one of its kind that came are one that changed. */
function joinChanged(pairs: readonly Pair<OutlinedSegment>[]): Pair<OutlinedSegment>[] {
  const joined: Pair<OutlinedSegment>[] = []
  let gone: OutlinedSegment[] = []
  let come: OutlinedSegment[] = []
  const settle = (): void => {
    for (const was of gone) {
      const at = come.findIndex(({ tag }) => tag === was.tag)
      const [is] = at < 0 ? [] : come.splice(at, 1)
      joined.push([was, is ?? null])
    }
    for (const is of come) joined.push([null, is])
    gone = []
    come = []
  }
  for (const pair of pairs) {
    const [was, is] = pair
    if (was && is && was.key === is.key) {
      settle()
      joined.push(pair)
      continue
    }
    if (was) gone.push(was)
    if (is) come.push(is)
  }
  settle()
  return joined
}

const textOf = ({ tag, values }: OutlinedSegment): string =>
  [tag, ...values.map(element => element.map(parts => parts.join(':')).join('^'))].join('*')

function elementDifferences(message: string | null, was: OutlinedSegment, is: OutlinedSegment): Difference[] {
  const differences: Difference[] = []
  const count = Math.max(was.values.length, is.values.length)
  for (let element = 0; element < count; element++) {
    const [one = [], other = []] = [was.values[element], is.values[element]]
    for (let repetition = 0; repetition < Math.max(one.length, other.length); repetition++) {
      const [parts = [], others = []] = [one[repetition], other[repetition]]
      const isWhole = parts.length <= 1 && others.length <= 1
      for (let part = 0; part < Math.max(parts.length, others.length); part++) {
        const [before = '', after = ''] = [parts[part], others[part]]
        if (before === after) continue
        differences.push({
          kind: before === '' ? 'added' : after === '' ? 'removed' : 'changed',
          message,
          path: pathOf(is, element + 1, repetition, isWhole ? null : part + 1),
          was: before || null,
          is: after || null,
          wasOffset: was.offset,
          isOffset: is.offset,
        })
      }
    }
  }
  return differences
}

function pathOf(
  { path, tag }: OutlinedSegment,
  element: number,
  repetition: number,
  part: number | null,
): string {
  const own = `${tag}${String(element).padStart(2, '0')}`
  return `${path}/${own}${repetition > 0 ? `(${repetition + 1})` : ''}${part === null ? '' : `-${part}`}`
}
