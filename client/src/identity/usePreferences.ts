import { useClientHandle } from '@urql/vue'
import { ref } from 'vue'
import { UpdatePreferencesDocument, type UpdatePreferencesInput } from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { colorMode, isLocale, locale, timeZone } from '../lib/preferences.ts'
import { notify } from '../ui/notify.ts'
import { useViewer } from './useViewer.ts'

/** Changes how the person wants to read: at once on the screen, then kept with the person; taken back when refused. */
export function usePreferences() {
  const { client } = useClientHandle()
  const { viewer, adopt } = useViewer()
  const isSaving = ref(false)

  async function change(input: UpdatePreferencesInput): Promise<boolean> {
    const before = { locale: locale.value, timeZone: timeZone.value, colorMode: colorMode.value }
    if (isLocale(input.locale)) locale.value = input.locale
    if (input.timeZone) timeZone.value = input.timeZone
    if (input.colorMode) colorMode.value = input.colorMode
    if (!viewer.value) return true
    isSaving.value = true
    const { data, error } = await client.mutation(UpdatePreferencesDocument, { input }).toPromise()
    isSaving.value = false
    if (data) {
      adopt(data.updatePreferences)
      return true
    }
    locale.value = before.locale
    timeZone.value = before.timeZone
    colorMode.value = before.colorMode
    notify({ title: errorMessage(error) ?? '', color: 'error' })
    return false
  }

  return { change, isSaving }
}
