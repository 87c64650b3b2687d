import type { ContextSource } from '../platform/context.ts'
import type { Secrets } from '../platform/db/secrets.ts'
import { signLedgerHeads } from './signLedgerHeads.ts'

const firstAfter = 120_000
const every = 10 * 60_000

/** Signs each day's heads by itself. What a crash or a night without a server left out is signed at the next look. */
export function startLedgerClock(source: ContextSource, secrets: Secrets): { close(): Promise<void> } {
  let running: Promise<void> | null = null
  const look = () => {
    running ??= signLedgerHeads(source, secrets)
      .then(signed => {
        if (signed > 0) source.log.info({ signed }, 'ledger heads were signed')
      })
      .catch((error: unknown) => source.log.error({ err: error }, 'ledger heads could not be signed'))
      .finally(() => (running = null))
  }
  const first = setTimeout(look, firstAfter).unref()
  const timer = setInterval(look, every).unref()
  return {
    async close() {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
