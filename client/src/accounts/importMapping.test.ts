import { expect, it } from 'vitest'
import { choose, suggestedChoices, toMapping } from './importMapping.ts'

it('takes each suggestion once', () => {
  const choices = suggestedChoices([
    { index: 0, suggestedField: 'NAME' },
    { index: 1, suggestedField: null },
    { index: 2, suggestedField: 'NAME' },
  ])
  expect([...choices.values()]).toEqual(['NAME', 'SKIP', 'SKIP'])
})
it('moves a field to the column it is given to', () => {
  const choices = choose(
    new Map([
      [0, 'NAME'],
      [1, 'SKIP'],
    ]),
    1,
    'NAME',
  )
  expect(toMapping(choices)).toEqual([{ index: 1, field: 'NAME' }])
})
