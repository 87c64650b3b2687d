import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** The toolbar's buttons in groups; every one has a name of its own for keyboard and screen reader. */
export function usePlanToolbar() {
  const { t } = useI18n()
  return computed(() => {
    const named = (name: string) => ({
      'aria-label': t(`plans.editor.${name}`),
      title: t(`plans.editor.${name}`),
    })
    return [
      [
        { kind: 'undo' as const, icon: 'i-lucide-undo-2', ...named('undo') },
        { kind: 'redo' as const, icon: 'i-lucide-redo-2', ...named('redo') },
      ],
      [
        { kind: 'heading' as const, level: 1 as const, icon: 'i-lucide-heading-1', ...named('heading1') },
        { kind: 'heading' as const, level: 2 as const, icon: 'i-lucide-heading-2', ...named('heading2') },
        { kind: 'heading' as const, level: 3 as const, icon: 'i-lucide-heading-3', ...named('heading3') },
      ],
      [
        { kind: 'mark' as const, mark: 'bold' as const, icon: 'i-lucide-bold', ...named('bold') },
        { kind: 'mark' as const, mark: 'italic' as const, icon: 'i-lucide-italic', ...named('italic') },
        {
          kind: 'mark' as const,
          mark: 'strike' as const,
          icon: 'i-lucide-strikethrough',
          ...named('strike'),
        },
        { kind: 'mark' as const, mark: 'code' as const, icon: 'i-lucide-code', ...named('code') },
        { slot: 'link' as const, icon: 'i-lucide-link', ...named('link') },
      ],
      [
        { kind: 'bulletList' as const, icon: 'i-lucide-list', ...named('bulletList') },
        { kind: 'orderedList' as const, icon: 'i-lucide-list-ordered', ...named('orderedList') },
        { kind: 'blockquote' as const, icon: 'i-lucide-text-quote', ...named('blockquote') },
        { kind: 'codeBlock' as const, icon: 'i-lucide-square-code', ...named('codeBlock') },
      ],
    ]
  })
}
