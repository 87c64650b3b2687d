import { computed, ref, type ComputedRef } from 'vue'

/** Rows that a person picked for one action; what is no longer in the list is no longer picked. */
export function useSelection<Row extends { id: string }>(rows: () => readonly Row[]) {
  const picked = ref(new Set<string>())
  const selected: ComputedRef<Row[]> = computed(() => rows().filter(({ id }) => picked.value.has(id)))
  const isAll = computed(() => rows().length > 0 && selected.value.length === rows().length)

  function pick(id: string, isPicked: boolean) {
    const next = new Set(picked.value)
    if (isPicked) next.add(id)
    else next.delete(id)
    picked.value = next
  }
  return {
    selected,
    isAll,
    isPicked: (id: string) => picked.value.has(id),
    pick,
    pickAll: (isPicked: boolean) => (picked.value = new Set(isPicked ? rows().map(({ id }) => id) : [])),
    clear: () => (picked.value = new Set()),
  }
}

export type Selection = ReturnType<typeof useSelection>
