import { useQuery, useSubscription } from '@urql/vue'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { ShellTopicChangedDocument, UnreadCountsDocument } from '../generated/graphql.ts'
import { useViewer } from '../identity/useViewer.ts'
import { reconnects } from '../lib/connection.ts'
import { usePulse } from '../lib/usePulse.ts'

const unread = ref<Record<string, number>>({})

/** Unread numbers by the path of their page. */
export const useUnread = () => ({ unread })

/** Keeps the unread numbers true; once, in the frame. The socket of chat comes after the page, to not delay it. */
export function keepUnread(): void {
  const { viewer } = useViewer()
  const route = useRoute()
  const { data, executeQuery } = useQuery({ query: UnreadCountsDocument, requestPolicy: 'cache-and-network' })
  const refresh = usePulse(() => void executeQuery({ requestPolicy: 'network-only' }), 400)
  const liveChat = ref<number | null>(null)

  watch(
    [data, liveChat],
    () => {
      unread.value = {
        '/forum': data.value?.forumUnreadCount ?? 0,
        '/chat': liveChat.value ?? data.value?.chatUnreadCount ?? 0,
      }
    },
    { immediate: true },
  )

  const { data: topic } = useSubscription({ query: ShellTopicChangedDocument })
  watch([topic, reconnects, () => route.path], refresh)
  const onVisible = () => document.visibilityState === 'visible' && refresh()
  document.addEventListener('visibilitychange', onVisible)
  onScopeDispose(() => document.removeEventListener('visibilitychange', onVisible))

  const identity = computed(() => {
    const organizationId = viewer.value?.organization?.id
    return viewer.value && organizationId ? { personId: viewer.value.personId, organizationId } : null
  })
  watch(
    identity,
    async (who, _, onCleanup) => {
      if (!who) return
      let isOver = false
      onCleanup(() => (isOver = true))
      await new Promise(resolve => setTimeout(resolve, 800))
      const { chatFor } = await import('../chat/chatStore.ts')
      if (isOver) return
      const { unread: rooms } = chatFor(who)
      const stop = watch(
        () =>
          rooms.size ? [...rooms.values()].reduce((sum, { unreadCount }) => sum + unreadCount, 0) : null,
        count => (liveChat.value = count),
        { immediate: true },
      )
      onCleanup(stop)
    },
    { immediate: true },
  )
}
