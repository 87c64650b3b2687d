import type {
  AnyVariables,
  CombinedError,
  OperationResult,
  RequestPolicy,
  TypedDocumentNode,
} from '@urql/core'
import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { reconnects } from './connection.ts'

type Page<Node> = { nodes: Node[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }

type PagesOptions<Data, Variables, Node> = {
  document: TypedDocumentNode<Data, Variables>
  /** Variables of one page; `after` is null for the first. Called again whenever what it reads changes. */
  variables: (after: string | null) => Variables
  page: (data: Data) => Page<Node> | null | undefined
}

type OpenPage<Data> = { data: Data; stop: () => void }

/**
 * The keyset pages of one query as one growing list. Every page stays subscribed to the normalised cache, so a
 * changed entity shows at once; `refresh` reads the loaded pages again, chained by their new cursors, and swaps
 * them in together, so nothing falls between two pages.
 */
export function usePages<Data, Variables extends AnyVariables, Node extends { id: string }>(
  options: PagesOptions<Data, Variables, Node>,
) {
  const { client } = useClientHandle()
  const pages = shallowRef<OpenPage<Data>[]>([])
  const error = shallowRef<CombinedError>()
  const isLoading = ref(true)
  const isLoadingMore = ref(false)
  let generation = 0

  const first = computed(() => pages.value[0]?.data)
  const nodes = computed(() => {
    const seen = new Map<string, Node>()
    for (const { data } of pages.value)
      for (const node of options.page(data)?.nodes ?? []) if (!seen.has(node.id)) seen.set(node.id, node)
    return [...seen.values()]
  })
  const lastInfo = computed(() => infoOf(pages.value.at(-1)?.data))
  const hasMore = computed(() => lastInfo.value?.hasNextPage ?? false)

  function infoOf(data: Data | undefined) {
    return data === undefined ? undefined : options.page(data)?.pageInfo
  }

  function follow(after: string | null, requestPolicy: RequestPolicy) {
    return new Promise<{ page?: OpenPage<Data>; error?: CombinedError }>(resolve => {
      const page: { current?: OpenPage<Data> } = {}
      const source = client.query(options.document, options.variables(after), { requestPolicy })
      const { unsubscribe } = source.subscribe((result: OperationResult<Data, Variables>) => {
        const { data } = result
        // An open page answers with what it has while it is read again; the reader asked for the news.
        if (!page.current && result.stale && requestPolicy === 'network-only') return
        if (data === undefined || data === null) {
          queueMicrotask(() => unsubscribe())
          return resolve({ error: result.error })
        }
        if (page.current) {
          page.current.data = data
          pages.value = [...pages.value]
        } else {
          page.current = { data, stop: () => unsubscribe() }
          resolve({ page: page.current })
        }
      })
    })
  }

  async function open(count: number, requestPolicy: RequestPolicy) {
    const mine = ++generation
    const opened: OpenPage<Data>[] = []
    isLoading.value = true
    for (let after: string | null = null; opened.length < count;) {
      const { page, error: failure } = await follow(after, requestPolicy)
      if (mine !== generation) {
        for (const each of opened) each.stop()
        page?.stop()
        return
      }
      error.value = failure
      if (!page) break
      opened.push(page)
      const info = infoOf(page.data)
      if (!info?.hasNextPage) break
      after = info.endCursor
    }
    isLoading.value = false
    if (!opened.length) return
    for (const each of pages.value) each.stop()
    pages.value = opened
  }

  async function loadMore() {
    const after = lastInfo.value?.endCursor
    if (isLoadingMore.value || isLoading.value || !hasMore.value || !after) return
    const mine = generation
    isLoadingMore.value = true
    const { page, error: failure } = await follow(after, 'cache-and-network')
    isLoadingMore.value = false
    if (mine !== generation) return page?.stop()
    error.value = failure
    if (page) pages.value = [...pages.value, page]
  }

  /** Reads what is loaded again from the server. */
  const refresh = () => open(Math.max(pages.value.length, 1), 'network-only')

  watch(
    () => JSON.stringify(options.variables(null)),
    () => void open(1, 'cache-and-network'),
    { immediate: true },
  )
  watch(reconnects, () => void refresh())
  onScopeDispose(() => {
    generation++
    for (const each of pages.value) each.stop()
  })

  return { nodes, first, error, isLoading, isLoadingMore, hasMore, loadMore, refresh }
}
