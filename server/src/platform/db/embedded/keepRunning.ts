import { isAlive } from './processes.ts'

const CHECK_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Starts the server again when it ends without being asked to (out of memory, full disk): the addresses handed out
 * stay valid. Tries for ever, less and less often; the returned function ends the watch.
 */
export function keepRunning(
  pid: number,
  restart: () => Promise<number>,
  report: (step: string) => void,
): () => void {
  let watched = pid
  let pause = CHECK_MS
  let isWatching = true
  const check = async () => {
    if (!isWatching) return
    if (!(await isAlive(watched))) {
      try {
        watched = await restart()
        pause = CHECK_MS
        if (isWatching) report('The database server had ended unexpectedly; it runs again')
      } catch (error) {
        report(`The database server has ended: ${error instanceof Error ? error.message : String(error)}`)
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      }
    }
    wait()
  }
  const wait = () => setTimeout(() => void check(), pause).unref()
  wait()
  return () => {
    isWatching = false
  }
}
