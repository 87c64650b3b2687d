import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { outageOf } from './outage.ts'

const fromDatabase = (code: string) => Object.assign(new pg.DatabaseError('refused', 7, 'error'), { code })

describe('an outage of the database', () => {
  it.each(['57P01', '57P03', '53300', '08006'])('is %s of the database', code => {
    expect(outageOf(fromDatabase(code))).toBe('UNREACHABLE')
  })
  it('is told apart when its disk is full', () => {
    expect(outageOf(fromDatabase('53100'))).toBe('DISK_FULL')
  })
  it.each(['ECONNREFUSED', 'ECONNRESET'])('is %s of the network', code => {
    expect(outageOf(Object.assign(new Error('connect'), { code }))).toBe('UNREACHABLE')
  })
  it('is a connection that ends meanwhile', () => {
    expect(outageOf(new Error('Connection terminated unexpectedly'))).toBe('UNREACHABLE')
  })
  it.each([fromDatabase('23505'), fromDatabase('42501'), new Error('a bug'), 'text', null])(
    'is not %s',
    error => {
      expect(outageOf(error)).toBeNull()
    },
  )
})
