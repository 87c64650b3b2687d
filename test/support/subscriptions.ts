import { createClient } from 'graphql-ws'
import type { Client } from 'graphql-ws'
import WebSocket from 'ws'

export interface Listening {
  /** What came so far. */
  events: unknown[]
  /** Why the server closed or refused, when it did. */
  faults: unknown[]
}

/** A graphql-transport-ws connection with a session's cookie; nobody's without. */
export function connectSubscriptions(origin: string, cookie: string | undefined): Client {
  class CookieSocket extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { origin, ...(cookie ? { cookie } : {}) } })
    }
  }
  return createClient({
    url: `${origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: CookieSocket,
    retryAttempts: 0,
    lazy: true,
  })
}

export function listen(client: Client, query: string, variables: Record<string, unknown>): Listening {
  const listening: Listening = { events: [], faults: [] }
  client.subscribe(
    { query, variables },
    {
      next: value => {
        if (value.errors) listening.faults.push(...value.errors)
        else listening.events.push(value.data)
      },
      error: error => listening.faults.push(error),
      complete: () => {},
    },
  )
  return listening
}
