import { useSubscription } from '@urql/vue'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import {
  PartnershipEventAddedDocument,
  type PartnershipEventAddedSubscription,
} from '../generated/graphql.ts'

type PartnershipEvent = PartnershipEventAddedSubscription['partnershipEventAdded']

/** Calls back for what happens in a partnership while the screen is open. */
export function usePartnershipEvents(
  partnershipId: MaybeRefOrGetter<string>,
  onEvent: (event: PartnershipEvent) => unknown,
) {
  useSubscription<PartnershipEventAddedSubscription>(
    {
      query: PartnershipEventAddedDocument,
      variables: computed(() => ({ partnershipId: toValue(partnershipId) })),
    },
    (_, data) => {
      onEvent(data.partnershipEventAdded)
      return data
    },
  )
}
