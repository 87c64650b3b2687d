import type { ViewedContent, ViewedFault } from '@enishi/edi'
import { computed, type Ref } from 'vue'

/** The faults of a file by the row they lie in, and the way from one to the next. */
export function useFaultRows(content: Ref<ViewedContent | null>, selected: Ref<number>) {
  const faults = computed<ViewedFault[]>(() => content.value?.faults ?? [])
  const byRow = computed(() => Map.groupBy(faults.value, ({ row }) => row))
  const rows = computed(() => [...byRow.value.keys()].sort((a, b) => a - b))

  const faultsOf = (row: number) => (byRow.value.get(row) ?? []).map(({ fault }) => fault)

  /** The next row with a fault behind the selected one, or (-1) before it; null when there is none. */
  const neighbour = (direction: 1 | -1): number | null =>
    (direction === 1
      ? rows.value.find(row => row > selected.value)
      : rows.value.findLast(row => row < selected.value)) ?? null

  return { faults, faultsOf, neighbour }
}
