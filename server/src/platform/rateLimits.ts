import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { AppError } from './errors.ts'

/** At most `points` in `seconds`, counted per key under this name. */
export interface Pace {
  name: string
  points: number
  seconds: number
}

export interface RateLimits {
  /** Counts one; throws RATE_LIMITED, with the seconds to wait, when it is one too many. */
  take(pace: Pace, key: string): Promise<void>
  /** Takes back what was counted: it was no misuse. */
  giveBack(pace: Pace, key: string): Promise<void>
  /** Begins anew for this key. */
  forget(pace: Pace, key: string): Promise<void>
  close(): Promise<void>
}

/**
 * Counted in Redis for all processes together; in memory without Redis, or while Redis is away.
 * @param installation keeps installations that share a Redis apart
 */
export async function openRateLimits(
  redisUrl: string | null,
  installation: string,
  log: Logger,
): Promise<RateLimits> {
  const redis = redisUrl ? await openRedis(redisUrl) : null
  redis?.on('error', error =>
    log.warn({ err: error }, 'Redis cannot be reached; each process counts by itself'),
  )
  const limiters = new Map<string, RateLimiterAbstract>()

  function limiterOf({ name, points, seconds }: Pace): RateLimiterAbstract {
    let limiter = limiters.get(name)
    if (!limiter) {
      const options = { keyPrefix: `enishi:${installation}:${name}`, points, duration: seconds }
      const memory = new RateLimiterMemory(options)
      limiter = redis
        ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
        : memory
      limiters.set(name, limiter)
    }
    return limiter
  }

  return {
    async take(pace, key) {
      try {
        await limiterOf(pace).consume(key)
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal
        throw tooFast(Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000))
      }
    },
    async giveBack(pace, key) {
      await limiterOf(pace).reward(key)
    },
    async forget(pace, key) {
      await limiterOf(pace).delete(key)
    },
    async close() {
      redis?.disconnect()
    },
  }
}

async function openRedis(url: string): Promise<Redis> {
  const { Redis } = await import('ioredis')
  return new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })
}

const tooFast = (seconds: number) =>
  new AppError('RATE_LIMITED', {
    en: `Too many at once. Wait ${seconds} s, then try again; nothing was lost.`,
    ja: `操作が多すぎます。${seconds} 秒待ってからもう一度お試しください。内容は失われていません。`,
  })
