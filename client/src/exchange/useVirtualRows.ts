import { computed, onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** Browsers cut elements off somewhere above; a list that would be taller is scrolled in proportion. */
const tallest = 8_000_000
const spare = 6

/** Which rows of very many are in sight of a list that scrolls, and where they stand. */
export function useVirtualRows(list: Ref<HTMLElement | null>, count: () => number, rowHeight: () => number) {
  const scrollTop = ref(0)
  const viewHeight = ref(600)
  const observer = new ResizeObserver(([entry]) => {
    if (entry) viewHeight.value = entry.contentRect.height
  })
  onMounted(() => list.value && observer.observe(list.value))
  onScopeDispose(() => observer.disconnect())

  const full = computed(() => count() * rowHeight())
  const height = computed(() => Math.min(full.value, tallest))
  /** Rows' own pixels for one of the list's. */
  const scale = computed(() =>
    full.value <= tallest ? 1 : (full.value - viewHeight.value) / (tallest - viewHeight.value),
  )
  const virtualTop = computed(() => scrollTop.value * scale.value)
  const first = computed(() => Math.max(0, Math.floor(virtualTop.value / rowHeight()) - spare))
  const visible = computed(() => {
    const last = Math.ceil((virtualTop.value + viewHeight.value) / rowHeight()) + spare
    return Array.from(
      { length: Math.max(0, Math.min(count(), last) - first.value) },
      (_, at) => first.value + at,
    )
  })
  const top = computed(() => scrollTop.value - (virtualTop.value - first.value * rowHeight()))

  function onScroll() {
    scrollTop.value = list.value?.scrollTop ?? 0
  }

  /** Brings a row into sight, and leaves the list where it is when the row is in sight already. */
  function show(row: number) {
    const at = row * rowHeight()
    const isAbove = at < virtualTop.value
    const isBelow = at + rowHeight() > virtualTop.value + viewHeight.value
    if (!list.value || (!isAbove && !isBelow)) return
    const isNear = Math.abs(at - virtualTop.value) < viewHeight.value * 2
    const wanted = isNear ? (isAbove ? at : at + rowHeight() - viewHeight.value) : at - viewHeight.value / 3
    list.value.scrollTop = Math.max(0, wanted) / scale.value
    onScroll()
  }

  const pageRows = () => Math.max(1, Math.floor(viewHeight.value / rowHeight()) - 1)

  return { visible, top, height, onScroll, show, pageRows }
}
