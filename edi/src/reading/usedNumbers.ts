import { ownText } from '../codec/latin1.ts'

/** Control numbers that were used before. */
export interface UsedNumbers {
  /** Takes one; false when it was used already. */
  add(number: string): boolean
}

const PAGE = 1024
const LONGEST = 35

/** Numbers in sequence, as nearly all are, cost a bit each: a million messages are held to it as well as ten. */
export function createUsedNumbers(): UsedNumbers {
  const pages = new Map<number, Uint32Array>()
  const others = new Set<string>()

  function add(number: string): boolean {
    if (/^\d{1,9}$/.test(number)) return addDigits(number.length, Number(number))
    // A longer one is no control number at all, which is a fault of its own.
    if (number.length > LONGEST || others.has(number)) return number.length > LONGEST
    others.add(ownText(number))
    return true
  }

  // Leading zeros count: 0001 and 1 are two numbers.
  function addDigits(length: number, number: number): boolean {
    const key = length * 2 ** 20 + Math.floor(number / PAGE)
    const page = pages.get(key) ?? new Uint32Array(PAGE / 32)
    pages.set(key, page)
    const [word, bit] = [(number % PAGE) >>> 5, 1 << (number & 31)]
    const before = page[word] ?? 0
    page[word] = before | bit
    return (before & bit) === 0
  }

  return { add }
}
