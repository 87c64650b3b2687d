import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'

interface MessageScrollOptions {
  scroller: Readonly<Ref<HTMLElement | null>>
  /** Numbers of the first and last message shown; 0 when there is none. */
  firstSeq: () => number
  lastSeq: () => number
  /** Changes whenever something of one's own is queued at the end. */
  outgoingCount: () => number
  loadOlder: () => Promise<void>
  /** The last number the reader has before their eyes. */
  onRead: (seq: number) => void
}

const nearBottomPx = 80
const nearTopPx = 200

/**
 * Keeps the end in view while one is there, keeps the place while history grows above, and counts what
 * arrives below while one reads further up.
 */
export function useMessageScroll(options: MessageScrollOptions) {
  const { scroller } = options
  const isAtEnd = ref(true)
  const newBelow = ref(0)

  const distanceToEnd = (element: HTMLElement) =>
    element.scrollHeight - element.scrollTop - element.clientHeight

  function toEnd() {
    const element = scroller.value
    if (!element) return
    element.scrollTop = element.scrollHeight
    isAtEnd.value = true
    newBelow.value = 0
    tellRead()
  }

  function tellRead() {
    if (isAtEnd.value && document.visibilityState === 'visible' && document.hasFocus())
      options.onRead(options.lastSeq())
  }

  function onScroll() {
    const element = scroller.value
    if (!element) return
    isAtEnd.value = distanceToEnd(element) < nearBottomPx
    if (isAtEnd.value) {
      newBelow.value = 0
      tellRead()
    }
    if (element.scrollTop < nearTopPx) void options.loadOlder()
  }

  watch(options.lastSeq, async (now, before) => {
    const wasAtEnd = isAtEnd.value
    await nextTick()
    if (wasAtEnd) toEnd()
    else if (before > 0) newBelow.value += Math.max(0, now - before)
  })
  watch(options.outgoingCount, async (now, before) => {
    if (now <= before) return
    await nextTick()
    toEnd()
  })
  watch(
    options.firstSeq,
    (now, before) => {
      const element = scroller.value
      if (!element || now >= before || before === 0) return
      const fromEnd = element.scrollHeight - element.scrollTop
      void nextTick(() => (element.scrollTop = element.scrollHeight - fromEnd))
    },
    { flush: 'pre' },
  )

  onMounted(() => {
    window.addEventListener('focus', tellRead)
    document.addEventListener('visibilitychange', tellRead)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('focus', tellRead)
    document.removeEventListener('visibilitychange', tellRead)
  })

  return { isAtEnd, newBelow, onScroll, toEnd, tellRead }
}
