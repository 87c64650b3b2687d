import { COMPONENT, ELEMENT } from '../codec/delimiters.ts'
import type { Segment } from '../codec/segment.ts'
import { HAS_CONTROL, HAS_HIGH, HAS_RELEASE, HAS_TOO_MANY_VALUES, IS_PLAIN } from '../codec/segment.ts'
import {
  ALL_OR_NONE,
  ANY,
  AT_LEAST_ONE,
  AT_MOST_ONE,
  CELL,
  FIRST_NEEDS_ALL,
  FIRST_NEEDS_ONE,
  MAX,
  MIN,
  MUST,
  PARTS,
  PART_COUNT,
  TYPE,
} from '../schema/flat.ts'
import type { FlatSegment } from '../schema/flat.ts'
import { hasForm } from './forms.ts'

const NEEDS_A_CLOSER_LOOK = HAS_CONTROL | HAS_HIGH | HAS_RELEASE | HAS_TOO_MANY_VALUES

/**
 * True when the segment surely has no fault by its table, found without making a single string. False says only that
 * the full check must look: it alone tells what is wrong, and whether anything is.
 */
export function isSurelySound(segment: Segment, flat: FlatSegment): boolean {
  if (segment.flags & NEEDS_A_CLOSER_LOOK) return false
  const present = segment.flags & IS_PLAIN ? plainElements(segment, flat) : allElements(segment, flat)
  return present >= 0 && (present & flat.mandatory) === flat.mandatory && keepsRules(present, flat.rules)
}

/** One bit for each element that is there; -1 when one may be wrong. */
function plainElements({ table, first, count, syntax }: Segment, flat: FlatSegment): number {
  const { starts, ends, text } = table
  const { cells } = flat
  if (count - 1 > flat.elementCount) return -1
  let present = 0
  for (let n = 1; n < count; n++) {
    const start = starts[first + n] ?? 0
    const end = ends[first + n] ?? 0
    if (start === end) continue
    present |= 1 << n
    const cell = (n - 1) * CELL
    const parts = cells[cell + PARTS] ?? 0
    if (parts > 0) {
      if (!isOnlyPart(cells, parts, cells[cell + PART_COUNT] ?? 0)) return -1
      if (!fits(text, start, end, cells, parts * CELL, syntax.decimalMark)) return -1
    } else if (!fits(text, start, end, cells, cell, syntax.decimalMark)) return -1
  }
  return present
}

/** Whether the components after the first may all be left out. */
function isOnlyPart(cells: Int32Array, parts: number, partCount: number): boolean {
  for (let part = 1; part < partCount; part++) if (cells[(parts + part) * CELL + MUST] === 1) return false
  return true
}

function allElements(segment: Segment, flat: FlatSegment): number {
  const { table, first, count, syntax } = segment
  const { starts, ends, kinds, text } = table
  const { cells, elementCount } = flat
  let present = 0
  let element = 0
  let index = 1
  while (index < count) {
    element++
    if (element > elementCount) return -1
    const from = index++
    while (index < count && kinds[first + index] === COMPONENT) index++
    // Repetitions are rare: the full check counts them.
    if (index < count && kinds[first + index] !== ELEMENT) return -1
    const cell = (element - 1) * CELL
    const parts = cells[cell + PARTS] ?? 0
    const partCount = parts > 0 ? (cells[cell + PART_COUNT] ?? 0) : 1
    if (index - from > partCount) return -1
    let filled = 0
    let missing = 0
    for (let part = 0; part < partCount; part++) {
      const partCell = parts > 0 ? (parts + part) * CELL : cell
      const at = first + from + part
      const isThere = from + part < index && starts[at] !== ends[at]
      if (isThere) {
        filled++
        if (!fits(text, starts[at] ?? 0, ends[at] ?? 0, cells, partCell, syntax.decimalMark)) return -1
      } else if (parts > 0 && cells[partCell + MUST] === 1) missing++
    }
    if (filled === 0) continue
    if (missing > 0) return -1
    present |= 1 << element
  }
  return present
}

const fits = (
  text: string,
  start: number,
  end: number,
  cells: Int32Array,
  cell: number,
  decimalMark: string,
): boolean => {
  const type = cells[cell + TYPE] ?? ANY
  const min = cells[cell + MIN] ?? 0
  const max = cells[cell + MAX] ?? 0
  // Most are plain text, of which only the length counts.
  return type === ANY
    ? end - start >= min && end - start <= max
    : hasForm(text, start, end, type, min, max, decimalMark)
}

function keepsRules(present: number, rules: Int32Array): boolean {
  for (let i = 0; i < rules.length; i += 3) {
    const first = rules[i + 1] ?? 0
    const mask = rules[i + 2] ?? 0
    const given = present & mask
    switch (rules[i]) {
      case ALL_OR_NONE:
        if (given !== 0 && given !== mask) return false
        break
      case AT_LEAST_ONE:
        if (given === 0) return false
        break
      case AT_MOST_ONE:
        if ((given & (given - 1)) !== 0) return false
        break
      case FIRST_NEEDS_ALL:
        if ((present & first) !== 0 && given !== mask) return false
        break
      case FIRST_NEEDS_ONE:
        if ((present & first) !== 0 && given === 0) return false
        break
    }
  }
  return true
}
