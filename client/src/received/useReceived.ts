import { useQuery, useSubscription, type TypedDocumentNode } from '@urql/vue'
import { computed, ref, watch } from 'vue'
import {
  SharedRecordChangedDocument,
  type GrantRowFragment,
  type ShareableType,
} from '../generated/graphql.ts'
import { useGrantEvents } from '../grants/useGrantEvents.ts'
import { reconnects } from '../lib/connection.ts'
import { usePulse } from '../lib/usePulse.ts'

/** What every type shows of a record from outside. */
export interface Received {
  id: string
  organization: { id: string; name: string }
  sharedFields: readonly string[]
  grants: readonly GrantRowFragment[]
  viewerCanShare: boolean
}

/** A record that grants show, live: it follows its changes, and narrows or closes at once when a grant does. */
export function useReceived<Data, Shown extends Received>(options: {
  document: TypedDocumentNode<Data, { id: string }>
  recordType: ShareableType
  id: string
  pick: (data: Data) => Shown | null | undefined
}) {
  const { recordType, id } = options
  const { data, error, fetching, executeQuery } = useQuery<Data, { id: string }>({
    query: options.document,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const isNarrowing = ref(false)
  const notice = ref<'narrowed' | 'widened' | null>(null)
  const shown = () => (data.value ? (options.pick(data.value) ?? null) : null)
  const refresh = () => executeQuery({ requestPolicy: 'network-only' })
  const pulse = usePulse(() => void refresh())
  watch(reconnects, pulse)
  useSubscription(
    { query: SharedRecordChangedDocument, variables: { recordType, recordId: id } },
    (_, event) => {
      pulse()
      return event
    },
  )

  useGrantEvents(async event => {
    if (event.recordId !== id) return
    const before = shown()
    // What was shown may be forbidden now: it goes before the new state is read.
    isNarrowing.value = true
    await refresh()
    isNarrowing.value = false
    const after = shown()
    if (!before || !after) return
    const lost = before.sharedFields.some(field => !after.sharedFields.includes(field))
    if (lost) notice.value = 'narrowed'
    else if (after.sharedFields.length > before.sharedFields.length) notice.value = 'widened'
  })

  return {
    record: computed(() => (isNarrowing.value ? null : shown())),
    error,
    isLoading: computed(() => isNarrowing.value || (fetching.value && !data.value)),
    notice,
    refresh,
  }
}
