import { expect, it } from 'vitest'
import { readConditions, type DraftCondition } from './useFilterSheet.ts'

const draft = (values: Partial<DraftCondition>): DraftCondition => ({
  field: 'city',
  op: 'IN',
  values: [],
  value: '',
  min: '',
  max: '',
  ...values,
})

it('reads what is typed, full-width digits too', () => {
  expect(
    readConditions([
      draft({ values: ['大阪', '京都'] }),
      draft({ field: 'name', op: 'STARTS_WITH', value: ' 株式会社 ' }),
      draft({ field: 'employees', op: 'BETWEEN', min: '１,０００' }),
      draft({ field: 'annualRevenue', op: 'BETWEEN', min: 'JPY 100', max: 'JPY 500' }),
      draft({ field: 'website', op: 'IS_SET' }),
    ]),
  ).toEqual([
    { field: 'city', op: 'IN', values: ['大阪', '京都'] },
    { field: 'name', op: 'STARTS_WITH', value: '株式会社' },
    { field: 'employees', op: 'BETWEEN', min: 1000, max: null },
    { field: 'annualRevenue', op: 'BETWEEN', min: 100, max: 500, currency: 'JPY' },
    { field: 'website', op: 'IS_SET' },
  ])
})

it.each([
  ['no value', draft({})],
  ['a blank beginning', draft({ op: 'STARTS_WITH', value: '  ' })],
  ['no end of a range', draft({ field: 'employees', op: 'BETWEEN' })],
  ['a range of words', draft({ field: 'employees', op: 'BETWEEN', min: 'many' })],
  ['two currencies', draft({ field: 'annualRevenue', op: 'BETWEEN', min: 'JPY 1', max: 'EUR 2' })],
])('waits while a condition has %s', (_, condition) => {
  expect(readConditions([draft({ values: ['Osaka'] }), condition])).toBeNull()
})
