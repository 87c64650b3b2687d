import { useQuery } from '@urql/vue'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { PartnerMembersDocument } from '../generated/graphql.ts'
import type { Partner } from './usePartners.ts'

/** People who work for the chosen partner now. */
export function usePartnerMembers(
  partner: MaybeRefOrGetter<Pick<Partner, 'id' | 'partnershipId'> | undefined>,
) {
  const { data, fetching } = useQuery({
    query: PartnerMembersDocument,
    variables: computed(() => ({ partnershipId: toValue(partner)?.partnershipId ?? '' })),
    pause: computed(() => !toValue(partner)),
  })
  const members = computed(
    () =>
      data.value?.partnership?.parties.find(({ organization }) => organization.id === toValue(partner)?.id)
        ?.members ?? [],
  )
  return { members, isLoading: fetching }
}
