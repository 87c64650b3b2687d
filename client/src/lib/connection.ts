import { computed, ref } from 'vue'

export type Connection = 'online' | 'reconnecting' | 'offline'

const isOnline = ref(navigator.onLine)
addEventListener('online', () => (isOnline.value = true))
addEventListener('offline', () => (isOnline.value = false))

/** Whether the server answered last time it was asked. */
const isReachable = ref(true)
/** Whether the line of live events stands; true until it first breaks. */
const isLive = ref(true)

/** offline: the browser has no network. reconnecting: the server or its live events are away and being tried again. */
export const connection = computed<Connection>(() => {
  if (!isOnline.value) return 'offline'
  return isReachable.value && isLive.value ? 'online' : 'reconnecting'
})

/** Counts returns of the live events: what was missed meanwhile must be read again. */
export const reconnects = ref(0)

export const noteReachable = (reachable: boolean) => (isReachable.value = reachable)

export function noteLive(live: boolean): void {
  if (live && !isLive.value) reconnects.value++
  isLive.value = live
  if (live) isReachable.value = true
}
