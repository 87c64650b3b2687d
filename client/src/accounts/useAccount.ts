import { useMutation, useQuery } from '@urql/vue'
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import {
  AccountDocument,
  UpdateAccountDocument,
  type AccountInput,
  type AccountValuesFragment,
} from '../generated/graphql.ts'
import { useGrantEvents } from '../grants/useGrantEvents.ts'
import { reconnects } from '../lib/connection.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { valuesOf } from './accountFields.ts'

/** `base` is what the person started from: only what differs from it is his. */
export type AccountConflict = {
  base: AccountInput
  mine: AccountInput
  theirs: AccountValuesFragment
  message: string
}

/** An account with its contacts, deals and grants; narrows or closes at once when a grant on it changes. */
export function useAccount(id: MaybeRefOrGetter<string>) {
  const { data, error, fetching, executeQuery } = useQuery({
    query: AccountDocument,
    variables: computed(() => ({ id: toValue(id) })),
    requestPolicy: 'cache-and-network',
  })
  const update = useMutation(UpdateAccountDocument)
  const conflict = ref<AccountConflict | null>(null)
  const isNarrowing = ref(false)
  const notice = ref<'narrowed' | 'widened' | null>(null)
  const account = computed(() => (isNarrowing.value ? null : (data.value?.account ?? null)))

  const refresh = () => executeQuery({ requestPolicy: 'network-only' })

  useGrantEvents(async event => {
    if (event.recordId !== toValue(id)) return
    const before = data.value?.account
    // What was shown may be forbidden now: it goes before the new state is read.
    isNarrowing.value = before?.isOwn === false
    await refresh()
    isNarrowing.value = false
    const after = data.value?.account
    if (!before || before.isOwn || !after) return
    const seen = new Set(after.sharedFields ?? [])
    const lost = (before.sharedFields ?? []).some(field => !seen.has(field))
    if (lost) notice.value = 'narrowed'
    else if (seen.size > (before.sharedFields ?? []).length) notice.value = 'widened'
  })
  watch(reconnects, () => void refresh())
  watch(
    () => toValue(id),
    () => (notice.value = null),
  )

  /** Saves the whole set of values on the version shown. Answers a refusal to show at the field. */
  async function save(values: AccountInput, expectedVersion: number): Promise<string | null> {
    const base = account.value ? valuesOf(account.value) : values
    const input = { accountId: toValue(id), expectedVersion, values }
    const { data: saved, error: failure } = await update.executeMutation({ input })
    const result = saved?.updateAccount
    if (!result) return errorMessage(failure)
    if (result.__typename === 'AccountUpdated') return null
    conflict.value = { base, mine: values, theirs: result.account, message: result.message }
    return null
  }

  return {
    account,
    error,
    isLoading: computed(() => isNarrowing.value || (fetching.value && !data.value)),
    notice,
    conflict,
    save,
    refresh,
  }
}
