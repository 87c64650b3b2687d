import { onScopeDispose, ref, watch } from 'vue'

const prefix = 'enishi.draft:'

/** Text being written, kept in this browser until it is posted or cleared. `key` names the place. */
export function useDraft(key: string) {
  const storageKey = prefix + key
  const text = ref(read(storageKey))
  const isKept = ref(text.value !== '')
  const stop = watch(text, value => {
    isKept.value = write(storageKey, value)
  })
  onScopeDispose(stop)
  return {
    text,
    /** Whether the browser holds a copy of what is written. */
    isKept,
    clear() {
      text.value = ''
      write(storageKey, '')
    },
  }
}

/** Deletes every draft of this browser, for signing out. */
export function forgetDrafts(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))
  for (const key of keys) if (key?.startsWith(prefix)) localStorage.removeItem(key)
}

function read(storageKey: string): string {
  try {
    return localStorage.getItem(storageKey) ?? ''
  } catch {
    return ''
  }
}

/** False when the browser keeps nothing: the field then still works, for as long as the page is open. */
function write(storageKey: string, value: string): boolean {
  try {
    if (value) localStorage.setItem(storageKey, value)
    else localStorage.removeItem(storageKey)
    return value !== ''
  } catch {
    return false
  }
}
