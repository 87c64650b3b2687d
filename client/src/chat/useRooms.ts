import { useQuery } from '@urql/vue'
import { computed, watch } from 'vue'
import { RoomsDocument, type RoomRowFragment } from '../generated/graphql.ts'
import { reconnects } from '../lib/connection.ts'
import { usePulse } from '../lib/usePulse.ts'
import { fromQuery, type LoggedMessage } from './roomLog.ts'
import { useChat } from './useChat.ts'

/** A room of the list: what GraphQL read, with the newer numbers and message of the socket over it. */
export interface ListedRoom {
  room: RoomRowFragment
  unreadCount: number
  lastMessage: LoggedMessage | null
}

/** The viewer's rooms, newest message first. Unread numbers are always the server's own. */
export function useRooms() {
  const chat = useChat()
  const { data, error, fetching, executeQuery } = useQuery({
    query: RoomsDocument,
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => executeQuery({ requestPolicy: 'network-only' })
  const refreshSoon = usePulse(() => void refresh())
  watch([reconnects, () => chat.value?.roomsChanged.value], refreshSoon)

  const rooms = computed<ListedRoom[]>(() => {
    const listed = (data.value?.rooms ?? [])
      .filter(({ id }) => !chat.value?.removed.has(id))
      .map(room => {
        const live = chat.value?.latest.get(room.id)
        const read = room.lastMessage ? fromQuery(room.lastMessage) : null
        const lastMessage = live && live.seq >= (read?.seq ?? 0) ? live : read
        return {
          room,
          lastMessage,
          unreadCount: chat.value?.unread.get(room.id)?.unreadCount ?? room.unreadCount,
        }
      })
    const whenOf = ({ room, lastMessage }: ListedRoom) => Date.parse(lastMessage?.createdAt ?? room.createdAt)
    return listed.sort((a, b) => whenOf(b) - whenOf(a))
  })

  return {
    rooms,
    error,
    isLoading: computed(() => fetching.value && !data.value),
    isKnown: computed(() => data.value !== undefined),
    refresh,
  }
}
