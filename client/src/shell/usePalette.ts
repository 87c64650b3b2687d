import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { signOut } from '../identity/session.ts'
import { usePreferences } from '../identity/usePreferences.ts'
import { useViewer } from '../identity/useViewer.ts'
import { isDark, locale } from '../lib/preferences.ts'
import { hitIcons, hitPath } from '../search/hitPath.ts'
import { useSearch } from '../search/useSearch.ts'
import { commandsFor } from './command.ts'
import { isMatch } from './isMatch.ts'
import type { NavigationItem } from './useNavigation.ts'

export interface PaletteEntry {
  key: string
  label: string
  icon: string
  hint?: string | null
  keys?: string[]
  run: () => unknown
}

interface PaletteSources {
  text: Ref<string>
  mode: () => 'all' | 'create' | null
  items: () => NavigationItem[]
  openHelp: () => void
}

/** What the palette offers for the text typed: pages, commands of all domains, and records the server finds. */
export function usePalette({ text, mode, items, openHelp }: PaletteSources) {
  const { t } = useI18n()
  const router = useRouter()
  const { viewer } = useViewer()
  const { change } = usePreferences()
  const { hits, isSearching } = useSearch(text)

  const commands = computed(() => commandsFor({ t, router, viewer: viewer.value }))
  const own = computed<PaletteEntry[]>(() => [
    {
      key: 'theme',
      label: t(isDark.value ? 'shell.toLight' : 'shell.toDark'),
      icon: isDark.value ? 'i-lucide-sun' : 'i-lucide-moon',
      run: () => change({ colorMode: isDark.value ? 'LIGHT' : 'DARK' }),
    },
    {
      key: 'language',
      label: locale.value === 'ja' ? 'Switch to English' : '日本語に切り替える',
      icon: 'i-lucide-languages',
      run: () => change({ locale: locale.value === 'ja' ? 'en' : 'ja' }),
    },
    {
      key: 'settings',
      label: t('shell.settings'),
      icon: 'i-lucide-settings',
      run: () => router.push('/settings'),
    },
    { key: 'help', label: t('shell.shortcuts'), icon: 'i-lucide-keyboard', keys: ['?'], run: openHelp },
    { key: 'sign-out', label: t('shell.signOut'), icon: 'i-lucide-log-out', run: signOut },
  ])

  const groups = computed(() => {
    const matching = (entries: PaletteEntry[]) => entries.filter(({ label }) => isMatch(label, text.value))
    const acts = commands.value
      .filter(({ isCreate }) => mode() !== 'create' || isCreate)
      .map(({ id, label, icon, run }): PaletteEntry => ({ key: `do-${id}`, label, icon, run }))
    if (mode() === 'create')
      return [{ key: 'create', label: t('shell.create'), entries: matching(acts) }].filter(isFull)
    const places = items().map(({ path, label, icon, shortcut }): PaletteEntry => ({
      key: `go-${path.replaceAll('/', '-')}`,
      label,
      icon,
      keys: shortcut ? ['G', shortcut] : undefined,
      run: () => router.push(path),
    }))
    const found = hits.value.map(({ kind, id, title, subtitle }) => ({
      kind,
      entry: {
        key: `hit-${kind}-${id}`,
        label: title,
        icon: hitIcons[kind],
        hint: subtitle,
        run: () => router.push(hitPath(kind, id)),
      },
    }))
    const kinds = [...new Set(found.map(({ kind }) => kind))]
    return [
      ...kinds.map(kind => ({
        key: `found-${kind}`,
        label: t(`search.kind.${kind}`),
        entries: found.filter(each => each.kind === kind).map(({ entry }): PaletteEntry => entry),
      })),
      { key: 'go', label: t('shell.goTo'), entries: matching(places) },
      { key: 'do', label: t('shell.actions'), entries: matching([...acts, ...own.value]) },
    ].filter(isFull)
  })
  const entries = computed(() => groups.value.flatMap(group => group.entries))
  return { groups, entries, isSearching }
}

const isFull = ({ entries }: { entries: PaletteEntry[] }) => entries.length > 0
