import { onScopeDispose } from 'vue'

/** Runs `work` once after calls have been quiet for `quietMs`: many live events, one read. */
export function usePulse(work: () => void, quietMs = 300) {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    clearTimeout(timer)
    timer = setTimeout(work, quietMs)
  }
}
