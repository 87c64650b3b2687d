import { ref, shallowRef } from 'vue'

export interface Notice {
  id: number
  title: string
  description?: string
  color: 'neutral' | 'success' | 'warning' | 'error' | 'info'
  /** Takes the deed back; offered for eight seconds. */
  undo?: () => unknown
  action?: { label: string; onClick: () => unknown }
}

const undoMs = 8_000
const readMs = 5_000
const refusalMs = 10_000

let lastId = 0
/** Shown by the shell; kept here so that any module may speak. */
export const notices = shallowRef<Notice[]>([])
export const spoken = ref(0)

/** Says something at the edge of the screen. With `undo` it stays eight seconds and offers to take the deed back. */
export function notify({
  color = 'neutral',
  ...notice
}: Omit<Notice, 'id' | 'color'> & Partial<Pick<Notice, 'color'>>): void {
  if (!notice.title) return
  notices.value = [...notices.value, { ...notice, color, id: ++lastId }]
  spoken.value++
}

export const noticeMs = ({ undo, color }: Notice) => (undo ? undoMs : color === 'error' ? refusalMs : readMs)
