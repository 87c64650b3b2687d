import { useMutation, useQuery, useSubscription } from '@urql/vue'
import { computed, ref, watch } from 'vue'
import {
  MarkTopicReadDocument,
  TopicChangedDocument,
  TopicDocument,
  TopicPostsDocument,
} from '../generated/graphql.ts'
import { reconnects } from '../lib/connection.ts'
import { usePages } from '../lib/usePages.ts'
import { usePulse } from '../lib/usePulse.ts'

/** One topic with its posts, kept live, and how far the viewer has read it. */
export function useTopic(id: string) {
  const { data, error, executeQuery } = useQuery({
    query: TopicDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const topic = computed(() => data.value?.topic)
  const pages = usePages({
    document: TopicPostsDocument,
    variables: after => ({ id, first: 50, after }),
    page: result => result.topic?.posts,
  })
  const posts = computed(() => pages.nodes.value.toSorted((a, b) => a.no - b.no))
  watch(reconnects, () => executeQuery({ requestPolicy: 'network-only' }))
  const refreshSoon = usePulse(() => void pages.refresh(), 150)
  useSubscription({ query: TopicChangedDocument, variables: {} }, (_, event) => {
    if (event.topicChanged.id === id) refreshSoon()
    return event
  })

  /** The first post that was unread when the topic was opened; 0 when all were read. */
  const firstUnreadNo = ref<number | null>(null)
  /** The highest post that was there at opening or has come before the reader's eyes. */
  const knownNo = ref(0)
  const seenNo = ref(0)
  const toldNo = ref(0)
  watch(topic, known => {
    if (!known || firstUnreadNo.value !== null) return
    const readNo = known.postCount - known.unreadCount
    firstUnreadNo.value = known.unreadCount && readNo > 0 ? readNo + 1 : 0
    toldNo.value = readNo
    knownNo.value = known.postCount
  })
  const { executeMutation: markRead } = useMutation(MarkTopicReadDocument)
  const tellSoon = usePulse(async () => {
    const no = seenNo.value
    if (no <= toldNo.value || document.visibilityState !== 'visible') return
    const { error: failure } = await markRead({ topicId: id, no })
    if (!failure) toldNo.value = Math.max(toldNo.value, no)
  }, 400)

  return {
    topic,
    posts,
    error: computed(() => (posts.value.length ? undefined : (error.value ?? pages.error.value))),
    isMissing: computed(() => data.value !== undefined && data.value.topic === null),
    isLoading: computed(() => !topic.value || (pages.isLoading.value && !posts.value.length)),
    hasMore: pages.hasMore,
    isLoadingMore: pages.isLoadingMore,
    loadMore: pages.loadMore,
    refresh() {
      executeQuery({ requestPolicy: 'network-only' })
      return pages.refresh()
    },
    firstUnreadNo,
    knownNo,
    /** Call it as posts come before the reader's eyes. */
    sawPost(no: number) {
      seenNo.value = Math.max(seenNo.value, no)
      knownNo.value = Math.max(knownNo.value, no)
      tellSoon()
    },
    /** Loads pages until the post is there; false when the topic has no such post. */
    async reach(no: number): Promise<boolean> {
      while (!posts.value.some(post => post.no === no) && pages.hasMore.value) {
        const before = posts.value.length
        await pages.loadMore()
        if (posts.value.length === before) break
      }
      return posts.value.some(post => post.no === no)
    },
  }
}
