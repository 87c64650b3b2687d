import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { RecordGrantsDocument, type GrantStatus, type ShareableType } from '../generated/graphql.ts'
import { usePages } from '../lib/usePages.ts'
import { usePulse } from '../lib/usePulse.ts'
import { useQueryParam } from '../lib/useQueryParam.ts'
import { useSelection } from '../lib/useSelection.ts'
import { useGrantEvents } from './useGrantEvents.ts'

const all = 'all'
const statuses: Record<string, GrantStatus> = {
  offered: 'PROPOSED',
  active: 'ACTIVE',
  expired: 'EXPIRED',
  revoked: 'REVOKED',
  declined: 'DECLINED',
}
const shareableTypes: readonly ShareableType[] = [
  'ACCOUNT',
  'CONTACT',
  'DEAL',
  'CAMPAIGN',
  'PURCHASE_ORDER',
  'TOPIC',
  'ROOM',
]

/** Rounded to the day, so that the list is asked for once and not at every blink. */
function inThirtyDays(): string {
  const day = new Date()
  day.setUTCHours(24 * 31, 0, 0, 0)
  return day.toISOString()
}

/** Everything given or received, as the address narrows it. */
export function useRegister() {
  const { t } = useI18n()
  const direction = useQueryParam('direction', 'given')
  const partnershipId = useQueryParam('partnership')
  const view = useQueryParam('show', all)
  const recordType = useQueryParam('type', all)

  const views = computed(() =>
    [all, 'open', 'ending', 'filters', ...Object.keys(statuses)].map(value => ({
      value,
      label: t(`grants.show.${value}`),
    })),
  )
  const types = computed(() =>
    [all, ...shareableTypes].map(value => ({ value, label: t(`grants.types.${value}`) })),
  )
  const pages = usePages({
    document: RecordGrantsDocument,
    variables: after => ({
      isGiven: direction.value !== 'received',
      partnershipId: partnershipId.value || null,
      recordType: shareableTypes.find(type => type === recordType.value) ?? null,
      scope: view.value === 'filters' ? ('FILTER' as const) : null,
      status: statuses[view.value] ?? null,
      isOpen: view.value === 'open' || view.value === 'filters' ? true : null,
      expiringBefore: view.value === 'ending' ? inThirtyDays() : null,
      first: 50,
      after,
    }),
    page: data => data.recordGrants,
  })
  useGrantEvents(usePulse(pages.refresh, 100))

  const selection = useSelection(() => pages.nodes.value.filter(({ viewerCanRevoke }) => viewerCanRevoke))
  const countText = computed(() => {
    const count = pages.first.value?.recordGrants.totalCount
    if (!count) return ''
    return t(count.isCapped ? 'grants.countCapped' : 'grants.count', { n: count.value }, count.value)
  })
  const isNarrowed = computed(
    () => view.value !== all || recordType.value !== all || partnershipId.value !== '',
  )
  return {
    ...pages,
    direction,
    partnershipId,
    view,
    views,
    recordType,
    types,
    isNarrowed,
    selection,
    countText,
  }
}
