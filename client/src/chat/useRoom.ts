import { useClientHandle, useQuery } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { ChatMessagesDocument, RoomDocument } from '../generated/graphql.ts'
import { reconnects } from '../lib/connection.ts'
import { newId } from '../lib/uuid.ts'
import { firstSeqOf, fromQuery, lastSeqOf } from './roomLog.ts'
import { useChat } from './useChat.ts'

const pageSize = 50

/**
 * One room: its messages as one gapless run (history by `loadOlder`), what is on its way out, who is
 * connected or writing, and where the unread ones begin.
 */
export function useRoom(roomId: string) {
  const chat = useChat()
  const { client } = useClientHandle()
  const {
    data,
    error: roomError,
    executeQuery,
  } = useQuery({
    query: RoomDocument,
    variables: { id: roomId },
    requestPolicy: 'cache-and-network',
  })
  const room = computed(() => data.value?.room)
  const historyError = shallowRef<CombinedError>()
  const isLoadingOlder = ref(false)
  /** Known to have more before the first; undefined until the first page is there. */
  const hasOlder = ref<boolean>()
  /** The first number that was unread when the room was opened; the marker stays there while one reads. */
  const markerSeq = ref<number | null>(null)

  const log = computed(() => chat.value?.logs.get(roomId))
  const messages = computed(() => log.value?.messages ?? [])
  const outgoing = computed(() => {
    const live = chat.value
    return live && live.outgoing.value >= 0 ? live.outbox.list(roomId) : []
  })
  const unread = computed(() => chat.value?.unread.get(roomId) ?? room.value ?? null)

  async function loadNewest() {
    const live = chat.value
    if (!live) return
    const result = await client
      .query(ChatMessagesDocument, { roomId, first: pageSize }, { requestPolicy: 'network-only' })
      .toPromise()
    historyError.value = result.error
    if (!result.data || chat.value !== live) return
    live.open(roomId, result.data.chatMessages.nodes.map(fromQuery))
    hasOlder.value = result.data.chatMessages.hasMore
  }

  async function loadOlder() {
    const live = chat.value
    const beforeSeq = firstSeqOf(log.value ?? { messages: [], ahead: [] })
    if (!live || isLoadingOlder.value || !hasOlder.value || !beforeSeq) return
    isLoadingOlder.value = true
    const result = await client
      .query(ChatMessagesDocument, { roomId, beforeSeq, first: pageSize }, { requestPolicy: 'network-only' })
      .toPromise()
    historyError.value = result.error
    if (result.data && chat.value === live) {
      live.open(roomId, result.data.chatMessages.nodes.map(fromQuery))
      hasOlder.value = result.data.chatMessages.hasMore
    }
    isLoadingOlder.value = false
  }

  watch(
    chat,
    async live => {
      if (!live) return
      const known = live.logs.get(roomId)
      if (known) {
        hasOlder.value = firstSeqOf(known) > 1
        return live.sync()
      }
      await loadNewest()
    },
    { immediate: true },
  )
  function retry() {
    executeQuery({ requestPolicy: 'network-only' })
    if (hasOlder.value === undefined) void loadNewest()
  }
  watch([reconnects, () => chat.value?.link.value === 'connected'], () => {
    if (!room.value || hasOlder.value === undefined) retry()
  })
  watch(
    () => chat.value?.stale.has(roomId),
    isStale => isStale && void loadNewest(),
  )
  watch(
    () => unread.value && room.value && log.value && true,
    isKnown => {
      if (!isKnown || markerSeq.value !== null || !unread.value) return
      markerSeq.value =
        unread.value.readSeq < lastSeqOf(log.value ?? { messages: [], ahead: [] })
          ? unread.value.readSeq + 1
          : 0
    },
    { immediate: true },
  )

  return {
    chat,
    room,
    messages,
    outgoing,
    markerSeq,
    hasOlder,
    isLoadingOlder,
    loadOlder,
    error: computed(() => (messages.value.length ? undefined : (roomError.value ?? historyError.value))),
    isMissing: computed(() => data.value !== undefined && data.value.room === null),
    isRemoved: computed(() => chat.value?.removed.has(roomId) ?? false),
    /** Whether the newest page has been read; before that an empty list says nothing. */
    isLoaded: computed(() => log.value !== undefined && hasOlder.value !== undefined),
    link: computed(() => chat.value?.link.value ?? 'connecting'),
    online: computed(() => new Set(chat.value?.presence.get(roomId) ?? [])),
    writers: computed(() => chat.value?.typing.writers.get(roomId) ?? []),
    retry,
    send(body: string) {
      markerSeq.value = 0
      chat.value?.outbox.add({ roomId, clientMessageId: newId(), body })
    },
    resend: (clientMessageId: string) => chat.value?.outbox.retry(clientMessageId),
    discard: (clientMessageId: string) => chat.value?.outbox.discard(clientMessageId),
    tellTyping: () => chat.value?.typing.tell(roomId),
    /** Tells the server what is read, once per number. */
    async markRead(seq: number) {
      if (!chat.value || !unread.value || seq <= unread.value.readSeq) return
      await chat.value.read(roomId, seq)
    },
  }
}
