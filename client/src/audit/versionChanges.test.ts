import { describe, expect, it } from 'vitest'
import { oldValues } from './versionChanges.ts'

const write = {
  money: (minor: number, currency: string) => `${currency} ${minor}`,
  member: (id: string) => `member ${id}`,
}

describe('the old values of a change', () => {
  it('are those that it altered, amounts with their currency, people by name', () => {
    const values = {
      title: 'Old',
      amount_minor: 5,
      amount_currency: 'JPY',
      owner_member_id: 'm1',
      city: 'Osaka',
    }
    const changedFields = ['amount_currency', 'amount_minor', 'owner_member_id', 'title']
    expect(oldValues({ changedFields, values: JSON.stringify(values) }, write)).toEqual([
      { field: 'amount', text: 'JPY 5' },
      { field: 'owner', text: 'member m1' },
      { field: 'title', text: 'Old' },
    ])
  })

  it('say where there was none', () => {
    expect(oldValues({ changedFields: ['city', 'amount_minor'], values: '{"city":null}' }, write)).toEqual([
      { field: 'city', text: '–' },
      { field: 'amount', text: '–' },
    ])
  })
})
