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
  const pace = { name: 'test', points: 1, seconds: 60 }
  const isRefused = (limits: typeof one, key: string) =>
    limits.take(pace, key).then(
      () => false,
      (refusal: { code?: string }) => refusal.code === 'RATE_LIMITED',
    )

  it('are those of all processes of an installation, and of no other', async () => {
    // Until its connection stands, each counts by itself.
    const isShared = async () => {
      const key = newId()
      await one.take(pace, key)
      return (await isRefused(sameElsewhere, key)) && !(await isRefused(another, key))
    }
    await expect.poll(isShared, { timeout: 10_000 }).toBe(true)
    expect(await isShared()).toBe(true)
  })
})
