import type { beforeHandleAwarenessPayload } from '@hocuspocus/server'
import type { PlanSession } from './planAccess.ts'

const largestState = 4096
const mostPerConnection = 3

/** Presence as the server knows it: nobody speaks under another's client id, or another's name. */
export function ownPresence(
  { states, connection, document }: beforeHandleAwarenessPayload,
  session: PlanSession | undefined,
): void {
  if (!connection || !session) return
  const mine = document.getClients(connection)
  const others = new Set<number>()
  for (const each of document.getConnections()) {
    if (each !== connection) for (const clientId of document.getClients(each)) others.add(Number(clientId))
  }
  let count = mine.size
  for (const [clientId, state] of states) {
    const isFresh = !mine.has(clientId)
    if (
      others.has(clientId) ||
      (isFresh && count >= mostPerConnection) ||
      JSON.stringify(state).length > largestState
    ) {
      states.delete(clientId)
      continue
    }
    if (isFresh) count++
    states.set(clientId, { ...state, user: session.user })
  }
}
