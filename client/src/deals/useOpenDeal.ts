import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import {
  OpenDealDocument,
  type DealCardFragment,
  type OpenDealInput,
  type OpenDealMutation,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'

type NotShared = Extract<OpenDealMutation['openDeal'], { __typename: 'AccountNotShared' }>

/** Opens a deal. `notShared` holds the refusal that sharing the account resolves; `refusal` any other. */
export function useOpenDeal() {
  const { executeMutation, fetching } = useMutation(OpenDealDocument)
  const refusal = ref<string | null>(null)
  const notShared = ref<NotShared | null>(null)

  async function open(input: OpenDealInput): Promise<DealCardFragment | null> {
    refusal.value = null
    notShared.value = null
    const { data, error } = await executeMutation({ input })
    const result = data?.openDeal
    if (!result) refusal.value = errorMessage(error)
    else if (result.__typename === 'DealOpened') return result.deal
    else if (result.__typename === 'AccountNotShared') notShared.value = result
    else refusal.value = result.message
    return null
  }
  function reset() {
    refusal.value = null
    notShared.value = null
  }

  return { open, reset, isOpening: fetching, refusal, notShared }
}
