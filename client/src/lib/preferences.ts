import { ref, watchEffect } from 'vue'
import type { ColorMode } from '../generated/graphql.ts'
import { recall, remember } from './storage.ts'

export const locales = ['en', 'ja'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (value: unknown): value is Locale => locales.some(locale => locale === value)
const isColorMode = (value: string | null): value is ColorMode =>
  value === 'LIGHT' || value === 'DARK' || value === 'SYSTEM'

const keptLocale = recall('locale')
const keptMode = recall('colorMode')

/** The language of the screen: the person's own once known, before that the browser's or the one last chosen here. */
export const locale = ref<Locale>(
  isLocale(keptLocale) ? keptLocale : navigator.language.startsWith('ja') ? 'ja' : 'en',
)
/** IANA name. */
export const timeZone = ref(Intl.DateTimeFormat().resolvedOptions().timeZone)
export const colorMode = ref<ColorMode>(isColorMode(keptMode) ? keptMode : 'SYSTEM')
export const isDark = ref(false)

/** Applies theme and language to the document and keeps them for the next visit. */
export function followPreferences(): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const systemIsDark = ref(system.matches)
  system.addEventListener('change', () => (systemIsDark.value = system.matches))
  watchEffect(() => {
    isDark.value = colorMode.value === 'DARK' || (colorMode.value === 'SYSTEM' && systemIsDark.value)
    document.documentElement.classList.toggle('dark', isDark.value)
    document.documentElement.classList.toggle('light', !isDark.value)
    remember('colorMode', colorMode.value)
  })
  watchEffect(() => {
    document.documentElement.lang = locale.value
    remember('locale', locale.value)
  })
}
