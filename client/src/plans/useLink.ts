import type { Editor } from '@tiptap/vue-3'
import { ref } from 'vue'

/** Only addresses a browser can open safely become links. */
export function linkAddressOf(text: string): string | null {
  const trimmed = text.trim()
  const candidate = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
  try {
    const url = new URL(candidate)
    const isSafe = ['http:', 'https:', 'mailto:'].includes(url.protocol)
    const isComplete =
      url.protocol === 'mailto:' || url.hostname.includes('.') || url.hostname === 'localhost'
    return trimmed && isSafe && isComplete ? url.href : null
  } catch {
    return null
  }
}

/** Sets or takes away the link at the selection. */
export function useLink(editor: () => Editor) {
  const address = ref('')
  const isOpen = ref(false)
  const isInvalid = ref(false)

  function open() {
    const present: unknown = editor().getAttributes('link').href
    address.value = typeof present === 'string' ? present : ''
    isInvalid.value = false
    isOpen.value = true
  }

  function set() {
    const href = linkAddressOf(address.value)
    isInvalid.value = href === null
    if (!href) return
    const chain = editor().chain().focus().extendMarkRange('link')
    if (editor().state.selection.empty && !editor().isActive('link'))
      chain.insertContent({
        type: 'text',
        text: address.value.trim(),
        marks: [{ type: 'link', attrs: { href } }],
      })
    else chain.setLink({ href })
    chain.run()
    isOpen.value = false
  }

  function remove() {
    editor().chain().focus().extendMarkRange('link').unsetLink().run()
    isOpen.value = false
  }

  return { address, isOpen, isInvalid, open, set, remove }
}
