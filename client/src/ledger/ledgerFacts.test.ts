import { describe, expect, it } from 'vitest'
import { ledgerFacts, ledgerPlace } from './ledgerFacts.ts'

const entry = (
  recordType: string,
  payload: unknown,
  disclosures: { name: string; value: string | null }[] = [],
) => ({
  recordType,
  recordId: 'r1',
  payload: JSON.stringify(payload),
  disclosures,
})

describe('what an entry of the ledger says', () => {
  it('is its figures in a fixed order, then the words behind its commitments', () => {
    const payload = {
      verbs: ['READ'],
      purpose: { commitment: 'ab' },
      granteeId: 'f1',
      fields: ['city'],
      expiresAt: null,
      amount: { minor: 5, currency: 'JPY' },
    }
    const disclosures = [
      { name: 'actor', value: '{"name":"Aiko"}' },
      { name: 'purpose', value: 'Spring' },
    ]
    expect(ledgerFacts(entry('GRANT', payload, disclosures))).toEqual([
      { name: 'granteeId', kind: 'firm', value: 'f1' },
      { name: 'fields', kind: 'fields', value: ['city'] },
      { name: 'verbs', kind: 'verbs', value: ['READ'] },
      { name: 'amount', kind: 'amount', value: { minor: 5, currency: 'JPY' } },
      { name: 'purpose', kind: 'text', value: 'Spring' },
    ])
  })

  it('is the version, tiers and names of what was agreed', () => {
    const payload = {
      versionNo: 2,
      role: 'TECHNOLOGY',
      tierBefore: null,
      tier: { en: 'Gold', ja: 'ゴールド' },
      effectiveAt: '2026-05-01T00:00:00.000000Z',
      choices: [{ recordType: 'DEAL' }],
    }
    const disclosures = [{ name: 'signedName', value: 'Kenji Tanaka' }]
    expect(ledgerFacts(entry('DOCUMENT', payload, disclosures))).toEqual([
      { name: 'versionNo', kind: 'text', value: '2' },
      { name: 'role', kind: 'role', value: 'TECHNOLOGY' },
      { name: 'effectiveAt', kind: 'instant', value: '2026-05-01T00:00:00.000000Z' },
      { name: 'tier', kind: 'name', value: { en: 'Gold', ja: 'ゴールド' } },
      { name: 'signedName', kind: 'text', value: 'Kenji Tanaka' },
    ])
  })

  it('says what was erased, and survives what it does not know', () => {
    const erased = entry('GRANT', { number: 7, amount: 'much', fields: 'all' }, [
      { name: 'label', value: null },
    ])
    expect(ledgerFacts(erased)).toEqual([{ name: 'label', kind: 'erased' }])
    expect(ledgerFacts(entry('GRANT', [1, 2]))).toEqual([])
  })

  it('leads to its record', () => {
    expect(ledgerPlace(entry('DEAL', {}))).toBe('/deals/r1')
    expect(ledgerPlace(entry('GRANT', { recordType: 'ACCOUNT', recordId: 'a1' }))).toBe('/accounts/a1')
    expect(ledgerPlace(entry('GRANT', { recordType: 'ACCOUNT', recordId: null }))).toBeNull()
    expect(ledgerPlace(entry('ENROLMENT', {}))).toBe('/programs/enrolments/r1')
    expect(ledgerPlace(entry('PARTNERSHIP', {}))).toBeNull()
  })
})
