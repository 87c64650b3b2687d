import type { ElementSchema, ElementType, Rule } from './model.ts'

/** A segment's elements as numbers, for the check that settles the common case: all is as it should be. */
export interface FlatSegment {
  /** Elements first, components of composites behind them; CELL numbers each. */
  cells: Int32Array
  elementCount: number
  /** Bit n set: element n must be there. */
  mandatory: number
  /** Rules, three numbers each: kind, bit of the first element, bits of the others or of all. */
  rules: Int32Array
}

export const CELL = 6
export const TYPE = 0
export const MIN = 1
export const MAX = 2
/** For components: 1 when it must be there. */
export const MUST = 3
/** Cell of the first component, 0 for a simple element (cell 0 is never a component). */
export const PARTS = 4
export const PART_COUNT = 5

export const ANY = 0
export const REAL = 1
export const WHOLE = 2
export const EDIFACT_NUMBER = 3
export const DATE = 4
export const TIME = 5
export const LETTERS = 6

export const ALL_OR_NONE = 0
export const AT_LEAST_ONE = 1
export const AT_MOST_ONE = 2
export const FIRST_NEEDS_ALL = 3
export const FIRST_NEEDS_ONE = 4

const TYPES: Record<ElementType, number> = {
  AN: ANY,
  ID: ANY,
  B: ANY,
  an: ANY,
  R: REAL,
  N: WHOLE,
  n: EDIFACT_NUMBER,
  DT: DATE,
  TM: TIME,
  a: LETTERS,
}

const KINDS: Record<Rule['kind'], number> = {
  P: ALL_OR_NONE,
  R: AT_LEAST_ONE,
  E: AT_MOST_ONE,
  C: FIRST_NEEDS_ALL,
  L: FIRST_NEEDS_ONE,
}

// One bit for each element, in a number.
const MOST_ELEMENTS = 30

/** null: the segment has more elements than the quick check can hold. */
export function flatten(elements: readonly ElementSchema[], rules: readonly Rule[]): FlatSegment | null {
  if (elements.length > MOST_ELEMENTS) return null
  const cells: number[] = []
  const parts: number[] = []
  let mandatory = 0
  elements.forEach((element, index) => {
    if (element.requirement === 'M') mandatory |= 1 << (index + 1)
    const components = element.components ?? []
    const at = components.length > 0 ? elements.length + parts.length / CELL : 0
    cells.push(...cellOf(element), at, components.length)
    for (const component of components) parts.push(...cellOf(component), 0, 0)
  })
  const bits = (list: readonly number[]): number => list.reduce((sum, element) => sum | (1 << element), 0)
  return {
    cells: Int32Array.from([...cells, ...parts]),
    elementCount: elements.length,
    mandatory,
    rules: Int32Array.from(
      rules.flatMap(({ kind, elements: [first = 0, ...rest] }) => [
        KINDS[kind],
        1 << first,
        bits(kind === 'C' || kind === 'L' ? rest : [first, ...rest]),
      ]),
    ),
  }
}

const cellOf = ({ type, min, max, requirement }: ElementSchema): number[] => [
  TYPES[type],
  min,
  Number.isFinite(max) ? max : 0x7fffffff,
  requirement === 'M' ? 1 : 0,
]
