import { onMounted, onScopeDispose, ref } from 'vue'
import { useRouter } from 'vue-router'
import { recall, remember } from '../lib/storage.ts'

const sequenceMs = 1_200

/** Single letters can be switched off (WCAG 2.1.4); Ctrl/Cmd-K always works. */
export const hasLetterShortcuts = ref(recall('letterShortcuts') !== 'off')
export function setLetterShortcuts(isOn: boolean): void {
  hasLetterShortcuts.value = isOn
  remember('letterShortcuts', isOn ? null : 'off')
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="textbox"], [role="combobox"]') !== null)

const isDialogOpen = () =>
  document.querySelector(
    '[role="dialog"][data-state="open"], [role="menu"], [role="listbox"][data-state="open"]',
  ) !== null

interface ShortcutTargets {
  /** Letter after G → path. */
  paths: () => Map<string, string>
  openPalette: () => void
  openCreate: () => void
  openHelp: () => void
}

/** The keys of the whole application. */
export function useShortcuts({ paths, openPalette, openCreate, openHelp }: ShortcutTargets): void {
  const router = useRouter()
  let goUntil = 0

  function onKey(event: KeyboardEvent) {
    if (event.isComposing || event.defaultPrevented) return
    if (
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      event.key.toLowerCase() === 'k'
    ) {
      event.preventDefault()
      return openPalette()
    }
    if (
      !hasLetterShortcuts.value ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isTyping(event.target) ||
      isDialogOpen()
    )
      return
    const key = event.key.toUpperCase()
    if (Date.now() < goUntil) {
      goUntil = 0
      const path = paths().get(key)
      if (path) {
        event.preventDefault()
        void router.push(path)
      }
      return
    }
    if (key === 'G') goUntil = Date.now() + sequenceMs
    else if (key === 'C') {
      event.preventDefault()
      openCreate()
    } else if (event.key === '?') {
      event.preventDefault()
      openHelp()
    }
  }

  onMounted(() => document.addEventListener('keydown', onKey))
  onScopeDispose(() => document.removeEventListener('keydown', onKey))
}
