import { planClose } from '@enishi/schema/plan.ts'
import { describe, expect, it } from 'vitest'
import { planEndOf, planStatusOf, type PlanFacts } from './planStatus.ts'

const saved: PlanFacts = {
  link: 'online',
  isSynced: true,
  isConfirmed: true,
  kept: 0,
  isStored: true,
  right: 'write',
}

describe('the status of a plan', () => {
  it('says saved only when nothing is unconfirmed', () => {
    expect(planStatusOf(saved)).toEqual({ kind: 'saved' })
    expect(planStatusOf({ ...saved, kept: 1 })).toEqual({ kind: 'saving' })
    expect(planStatusOf({ ...saved, isConfirmed: false })).toEqual({ kind: 'saving' })
  })

  it('never says saved before the server answered on this connection', () => {
    expect(planStatusOf({ ...saved, isSynced: false })).toEqual({ kind: 'connecting', kept: 0 })
    expect(planStatusOf({ ...saved, link: 'connecting' })).toEqual({ kind: 'connecting', kept: 0 })
  })

  it('counts what is kept while offline and says where', () => {
    expect(planStatusOf({ ...saved, link: 'offline', kept: 3 })).toEqual({
      kind: 'offline',
      kept: 3,
      isStored: true,
    })
    expect(planStatusOf({ ...saved, link: 'offline', kept: 3, isStored: false })).toMatchObject({
      isStored: false,
    })
  })

  it('tells a reader that his changes did not get in', () => {
    expect(planStatusOf({ ...saved, right: 'read', kept: 2 })).toEqual({ kind: 'readOnly', kept: 2 })
  })
})

describe('the end of a session', () => {
  it('is known by the code of the contract or by its reason', () => {
    expect(planEndOf({ code: planClose.revoked, reason: '' })).toBe('revoked')
    expect(planEndOf({ code: 1000, reason: 'revoked' })).toBe('revoked')
    expect(planEndOf({ code: planClose.refused, reason: '' })).toBe('refused')
    expect(planEndOf({ code: planClose.schemaTooOld, reason: '' })).toBe('outdated')
  })

  it('is not assumed when the server only closed the document', () => {
    expect(planEndOf({ code: 1000, reason: 'provider_initiated' })).toBeNull()
    expect(planEndOf({ code: 1006, reason: '' })).toBeNull()
    expect(planEndOf({ code: 1000, reason: 'permission-denied' })).toBeNull()
  })
})
