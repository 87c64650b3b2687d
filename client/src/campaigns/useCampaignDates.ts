import { useI18n } from 'vue-i18n'

/** A campaign's or task's calendar days in words; they mean the same day in every time zone. */
export function useCampaignDates() {
  const { t, locale } = useI18n()
  const day = (date: string) =>
    new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))
  return {
    day,
    range({ startsOn, endsOn }: { startsOn?: string | null; endsOn?: string | null }) {
      if (startsOn && endsOn) return t('campaigns.page.range', { from: day(startsOn), to: day(endsOn) })
      if (startsOn) return t('campaigns.page.from', { date: day(startsOn) })
      if (endsOn) return t('campaigns.page.until', { date: day(endsOn) })
      return ''
    },
  }
}

/** Today's calendar day, YYYY-MM-DD, where the person is. */
export const todayIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  )
