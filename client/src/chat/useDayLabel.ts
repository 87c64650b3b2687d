import { useI18n } from 'vue-i18n'
import { useViewer } from '../identity/useViewer.ts'

const dayIn = (date: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    date,
  )

/** Names a day (YYYY-MM-DD) as the reader would: today, yesterday, or its date. */
export function useDayLabel() {
  const { t, locale } = useI18n()
  return (day: string, timeZone: string) => {
    if (day === dayIn(new Date(), timeZone)) return t('chat.view.today')
    if (day === dayIn(new Date(Date.now() - 86_400_000), timeZone)) return t('chat.view.yesterday')
    return new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day))
  }
}

/** The time of day of an instant in the viewer's time zone. */
export function useClockTime() {
  const { locale } = useI18n()
  const { viewer } = useViewer()
  return (instant: string) =>
    new Intl.DateTimeFormat(locale.value, {
      timeStyle: 'short',
      timeZone: viewer.value?.timeZone,
    }).format(new Date(instant))
}
