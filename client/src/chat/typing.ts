import { shallowReactive } from 'vue'
import type { ChatSocket } from './chatSocket.ts'

interface Writer {
  personId: string
  name: string
}

const shownMs = 6000
const emitEveryMs = 3000

/** Who is writing in which room. A name fades six seconds after its last sign, or when its message comes. */
export function createTyping(socket: ChatSocket, ownPersonId: string) {
  const writers = shallowReactive(new Map<string, readonly Writer[]>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let lastEmitted = 0

  function stop(roomId: string, personId: string) {
    const left = (writers.get(roomId) ?? []).filter(writer => writer.personId !== personId)
    writers.set(roomId, left)
  }

  socket.on('chat:typing', ({ roomId, personId, name }) => {
    if (personId === ownPersonId) return
    const others = (writers.get(roomId) ?? []).filter(writer => writer.personId !== personId)
    writers.set(roomId, [...others, { personId, name }])
    const key = `${roomId} ${personId}`
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => stop(roomId, personId), shownMs),
    )
  })

  return {
    writers,
    stop,
    /** Tells the room, at most every three seconds, and never from a queue after a reconnect. */
    tell(roomId: string) {
      const now = Date.now()
      if (!socket.connected || now - lastEmitted < emitEveryMs) return
      lastEmitted = now
      socket.volatile.emit('chat:typing', { roomId })
    },
    clear() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
