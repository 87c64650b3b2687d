import { describe, expect, it } from 'vitest'
import { statementNames } from './statementNames.ts'

describe('names of statements', () => {
  it('come with the second time, and stay', () => {
    const nameOf = statementNames()
    expect(nameOf('select $1', 1)).toBeUndefined()
    const name = nameOf('select $1', 1)
    expect(name).toBeTypeOf('string')
    expect(nameOf('select $1', 1)).toBe(name)
    nameOf('select $1, $2', 2)
    expect(nameOf('select $1, $2', 2)).not.toBe(name)
  })

  it('are not wasted on lists of values, nor on texts that carry theirs', () => {
    const nameOf = statementNames()
    for (const count of [0, 41]) {
      nameOf('select', count)
      expect(nameOf('select', count)).toBeUndefined()
    }
  })

  it('are no more than a connection keeps plans for', () => {
    const nameOf = statementNames()
    const texts = Array.from({ length: 300 }, (_, n) => `select $1 -- ${n}`)
    for (const text of texts) nameOf(text, 1)
    expect(new Set(texts.map(text => nameOf(text, 1))).size).toBe(251)
  })
})
