import { useClientHandle, useMutation, useQuery, useSubscription } from '@urql/vue'
import { computed, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import {
  AccountImportChangedDocument,
  AccountImportDocument,
  PreviewAccountImportDocument,
  StartAccountImportDocument,
  UndoAccountImportDocument,
  type AccountImportChangedSubscription,
  type ColumnMappingInput,
  type PreviewAccountImportQuery,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'

export type ImportPreview = Extract<
  PreviewAccountImportQuery['previewAccountImport'],
  { __typename: 'AccountImportPreview' }
>

const recheckMs = 5_000

/** One import, found again by its id after a reload; its progress comes by subscription. */
export function useAccountImport(id: MaybeRefOrGetter<string>) {
  const { client } = useClientHandle()
  const hasNoId = computed(() => !toValue(id))
  const { data, error, fetching, executeQuery } = useQuery({
    query: AccountImportDocument,
    variables: computed(() => ({ id: toValue(id) })),
    pause: hasNoId,
    requestPolicy: 'cache-and-network',
  })
  const starting = useMutation(StartAccountImportDocument)
  const undoing = useMutation(UndoAccountImportDocument)
  const preview = shallowRef<ImportPreview | null>(null)
  const isPreviewing = ref(false)
  const refusal = ref<string | null>(null)
  const accountImport = computed(() => (hasNoId.value ? null : (data.value?.accountImport ?? null)))
  const refresh = () => executeQuery({ requestPolicy: 'network-only' })

  useSubscription<AccountImportChangedSubscription>(
    { query: AccountImportChangedDocument, variables: computed(() => ({ id: toValue(id) })), pause: hasNoId },
    (_, event) => {
      // The rows that failed are read once, when the work is over.
      if (event.accountImportChanged.status !== 'RUNNING') void refresh()
      return event
    },
  )
  // The end of a short import may come before the subscription stands.
  const isRunning = computed(() => accountImport.value?.status === 'RUNNING')
  watch(
    isRunning,
    (isNow, _, onCleanup) => {
      if (!isNow) return
      const timer = setInterval(() => void refresh(), recheckMs)
      onCleanup(() => clearInterval(timer))
    },
    { immediate: true },
  )
  watch(
    () => toValue(id),
    () => {
      preview.value = null
      refusal.value = null
    },
  )

  async function readPreview(mapping: ColumnMappingInput[]) {
    isPreviewing.value = true
    const input = { importId: toValue(id), mapping }
    const result = await client
      .query(PreviewAccountImportDocument, { input }, { requestPolicy: 'network-only' })
      .toPromise()
    isPreviewing.value = false
    const read = result.data?.previewAccountImport
    refusal.value = read?.__typename === 'UnusableMapping' ? read.message : errorMessage(result.error)
    preview.value = read?.__typename === 'AccountImportPreview' ? read : null
  }
  async function start(mapping: ColumnMappingInput[]) {
    const { data: started, error: failure } = await starting.executeMutation({
      input: { importId: toValue(id), mapping },
    })
    const result = started?.startAccountImport
    refusal.value = result?.__typename === 'UnusableMapping' ? result.message : errorMessage(failure)
    if (result?.__typename === 'AccountImportStarted') preview.value = null
  }
  async function undo() {
    const { data: undone, error: failure } = await undoing.executeMutation({ id: toValue(id) })
    refusal.value = errorMessage(failure)
    return undone?.undoAccountImport ?? null
  }

  return {
    accountImport,
    error,
    isLoading: computed(() => fetching.value && !data.value && !hasNoId.value),
    preview,
    isPreviewing,
    readPreview,
    start,
    isStarting: starting.fetching,
    undo,
    isUndoing: undoing.fetching,
    refusal,
    refresh,
  }
}
