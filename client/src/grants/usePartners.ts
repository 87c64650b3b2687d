import { computed, ref, watch } from 'vue'
import { partnersOf, usePartnershipChoices } from './usePartnershipChoices.ts'

/** Another firm of an active partnership: whom something is shared with. */
export interface Partner {
  /** Of the firm in that partnership: it may be a party of several. */
  key: string
  id: string
  name: string
  partnershipId: string
  /** With the others, where the partnership has more. */
  label: string
  acceptsSharedRecords: boolean
}

const keyOf = (partnershipId: string, organizationId: string) => `${partnershipId} ${organizationId}`

/** Every partner the viewer's firm can share with, and the one that is chosen; none of the firms whose joint record it is. */
export function usePartners(home: () => string | null = () => null) {
  const { partnerships, active, isLoading } = usePartnershipChoices()
  const insiders = computed(() =>
    partnerships.value
      .filter(({ id }) => id === home())
      .flatMap(partnersOf)
      .map(({ id }) => id),
  )
  const partners = computed<Partner[]>(() =>
    active.value.flatMap(partnership => {
      const others = partnersOf(partnership)
      const outside = others.filter(({ id }) => !insiders.value.includes(id))
      return outside.map(({ id, name }) => ({
        key: keyOf(partnership.id, id),
        id,
        name,
        partnershipId: partnership.id,
        label: others.length > 1 ? `${name} (${partnership.name})` : name,
        acceptsSharedRecords:
          partnership.parties.find(({ organization }) => organization.id === id)?.acceptsSharedRecords ??
          false,
      }))
    }),
  )
  const key = ref<string>()
  const partner = computed(() => partners.value.find(each => each.key === key.value))
  watch(
    partners,
    all => {
      if (!all.some(each => each.key === key.value)) key.value = all[0]?.key
    },
    { immediate: true },
  )

  function choose(partnershipId: string | undefined, organizationId?: string) {
    const found = partners.value.find(
      each =>
        each.partnershipId === partnershipId &&
        (!organizationId || each.key === keyOf(partnershipId, organizationId)),
    )
    if (found) key.value = found.key
  }
  return { partners, key, partner, choose, isLoading }
}
