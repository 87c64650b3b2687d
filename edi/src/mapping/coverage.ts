import { COMPONENT, ELEMENT } from '../codec/delimiters.ts'
import { IS_PLAIN } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { valueAt } from '../codec/values.ts'

/** The places of a segment whose values go into the document. */
export interface Coverage {
  /** By element, one bit for each component. */
  components: Int32Array
  /** So many elements from the first on are covered: a segment of no more has nothing else to say. */
  until: number
  /** What says nothing new at places that are not covered, by element and component. */
  usual: ReadonlyMap<string, string>
}

/** Places in words: `1`, `2.1-5`, `6-25`, and `2=NE` for a place that usually says NE. */
export function covers(words: string): Coverage {
  const components: number[] = []
  const usual = new Map<string, string>()
  for (const word of words.split(' ')) {
    const [place = '', value] = word.split('=')
    const [range = '', parts = '1'] = place.split('.')
    for (const element of numbersIn(range))
      for (const component of numbersIn(parts)) {
        if (value === undefined) components[element] = (components[element] ?? 0) | (1 << component)
        else usual.set(`${element}.${component}`, value)
      }
  }
  let until = 0
  while ((components[until + 1] ?? 0) & (1 << 1)) until++
  return { components: Int32Array.from(components), until, usual }
}

function numbersIn(range: string): number[] {
  const [from = '', to = from] = range.split('-')
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index)
}

/** Whether the segment has a value at a place that is not covered: it would be lost. */
export function saysMore(segment: Segment, { components, until, usual }: Coverage): boolean {
  if (segment.flags & IS_PLAIN && segment.count - 1 <= until) return false
  const { starts, ends, kinds } = segment.table
  const { first, count } = segment
  let element = 0
  let component = 1
  for (let index = 1; index < count; index++) {
    const kind = kinds[first + index]
    if (kind === ELEMENT) {
      element++
      component = 1
    } else if (kind === COMPONENT) component++
    else return true
    if (starts[first + index] === ends[first + index]) continue
    if (((components[element] ?? 0) & (1 << component)) !== 0) continue
    const value = valueAt(segment, index).trim()
    if (value !== '' && value !== usual.get(`${element}.${component}`)) return true
  }
  return false
}
