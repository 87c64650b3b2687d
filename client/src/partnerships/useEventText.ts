import { useI18n } from 'vue-i18n'
import type { PartnershipEventRowFragment } from '../generated/graphql.ts'

const icons: Record<string, string> = {
  partnership: 'i-lucide-link-2',
  document: 'i-lucide-file-text',
  grant: 'i-lucide-share-2',
  deal: 'i-lucide-handshake',
  campaign: 'i-lucide-megaphone',
  topic: 'i-lucide-messages-square',
  room: 'i-lucide-message-circle',
  order: 'i-lucide-receipt-text',
}

const topicOf = (kind: string) => kind.split('.', 1)[0] ?? ''

export const eventIcon = (kind: string): string => icons[topicOf(kind)] ?? 'i-lucide-circle-dot'

/** Where the record of an entry is looked at. */
export function eventPath({ kind, recordId }: PartnershipEventRowFragment, partnershipId: string): string {
  const places: Record<string, string> = {
    deal: `/deals/${recordId}`,
    campaign: `/campaigns/${recordId}`,
    topic: `/forum/${recordId}`,
    room: `/chat/${recordId}`,
    order: `/orders/${recordId}`,
  }
  return places[topicOf(kind)] ?? `/partnerships/${partnershipId}`
}

/** An entry of the timeline as a sentence; the record's title follows it. */
export function useEventText() {
  const { t, te } = useI18n()
  return ({ kind, member, organization, became, no }: PartnershipEventRowFragment): string => {
    const key = `partnerships.timeline.kind.${kind.replace('.', '_')}`
    const name = member?.name ?? organization?.name ?? t('partnerships.timeline.somebody')
    const words = became ? `partnerships.timeline.became.${became}` : ''
    return t(te(key) ? key : 'partnerships.timeline.kind.other', {
      name,
      no: no ?? '',
      became: words && te(words) ? t(words) : (became ?? ''),
    })
  }
}
