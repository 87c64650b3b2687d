import { pino } from 'pino'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { newId } from './ids.ts'
import { openRateLimits } from './rateLimits.ts'

const { redisUrl } = inject('database')
const log = pino({ level: 'silent' })

describe.skipIf(!redisUrl)('limits counted in Redis', async () => {
  const installation = newId()
  const [one, sameElsewhere, another] = await Promise.all([
    openRateLimits(redisUrl, installation, log),
    openRateLimits(redisUrl, installation, log),
    openRateLimits(redisUrl, newId(), log),
  ])
  afterAll(() => Promise.all([one, sameElsewhere, another].map(limits => limits.close())))
  const pace = { name: 'test', points: 2, seconds: 60 }

  it('are those of all processes of an installation, and of no other', async () => {
    await expect.poll(() => one.take({ ...pace, name: 'awake' }, 'x').then(() => true)).toBe(true)
    const key = newId()
    await one.take(pace, key)
    await sameElsewhere.take(pace, key)
    await expect(one.take(pace, key)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(sameElsewhere.take(pace, key)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await another.take(pace, key)
  })
})
