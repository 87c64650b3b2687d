/** A pair of things that stand at the same place; null where only one side has it. */
export type Pair<T> = readonly [was: T | null, is: T | null]

/** Past this many comparisons what is between the common ends is put side by side. */
const MOST_STEPS = 4_000_000

/** Puts two lists side by side so that as much as possible is the same (longest common subsequence of keys). */
export function align<T>(was: readonly T[], is: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  const a = was.map(keyOf)
  const b = is.map(keyOf)
  let begin = 0
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin++
  let [endA, endB] = [a.length, b.length]
  while (endA > begin && endB > begin && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const middle =
    (endA - begin) * (endB - begin) > MOST_STEPS
      ? sideBySide(was.slice(begin, endA), is.slice(begin, endB))
      : common(was.slice(begin, endA), is.slice(begin, endB), a.slice(begin, endA), b.slice(begin, endB))
  const ends = (from: number, count: number, shift: number): Pair<T>[] =>
    Array.from({ length: count }, (_, at) => [was[from + at] ?? null, is[from + shift + at] ?? null])
  return [...ends(0, begin, 0), ...middle, ...ends(endA, a.length - endA, endB - endA)]
}

const sideBySide = <T>(was: readonly T[], is: readonly T[]): Pair<T>[] =>
  Array.from({ length: Math.max(was.length, is.length) }, (_, at) => [was[at] ?? null, is[at] ?? null])

function common<T>(
  was: readonly T[],
  is: readonly T[],
  a: readonly string[],
  b: readonly string[],
): Pair<T>[] {
  const width = b.length + 1
  // length[i, j]: how much of a from i and b from j can be common.
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  const pairs: Pair<T>[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const isSame = i < a.length && j < b.length && a[i] === b[j]
    const isGone =
      j >= b.length ||
      (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    if (isSame) pairs.push([was[i++] ?? null, is[j++] ?? null])
    else if (isGone) pairs.push([was[i++] ?? null, null])
    else pairs.push([null, is[j++] ?? null])
  }
  return pairs
}
