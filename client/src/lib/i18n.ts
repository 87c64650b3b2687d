import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { locale, type Locale } from './preferences.ts'

const bundles = { en: () => import('./messages.en.ts'), ja: () => import('./messages.ja.ts') }

export const i18n = createI18n({
  legacy: false,
  locale: locale.value,
  fallbackLocale: 'en',
  messages: {},
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
})

const loaded = new Set<Locale>()

/** Loads one language's messages, once. */
async function load(wanted: Locale) {
  if (loaded.has(wanted)) return
  const { messages } = await bundles[wanted]()
  i18n.global.setLocaleMessage(wanted, messages)
  loaded.add(wanted)
}

/** Loads the first language and follows the person's choice from then on. */
export async function startI18n(): Promise<void> {
  await load(locale.value)
  watch(
    locale,
    async wanted => {
      await load(wanted)
      if (locale.value === wanted) i18n.global.locale.value = wanted
    },
    { immediate: true },
  )
}
