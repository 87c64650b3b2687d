/** Chance that a seed repeats: the same numbers on every machine. */
export type Dice = (sides: number) => number

export function createDice(seed: number): Dice {
  let state = (seed + 0x9e3779b9) >>> 0
  return sides => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}
