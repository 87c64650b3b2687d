import {
  Client,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
  type CombinedError,
  type Operation,
  type TypedDocumentNode,
} from '@urql/core'
import { createClient as createSocketClient } from 'graphql-ws'
import { noteLive, noteReachable } from './connection.ts'
import { openCache } from './graphcache.ts'
import { actingOrganizationId } from './organization.ts'
import { locale } from './preferences.ts'
import { currentView, leaveView } from './viewAs.ts'

/** Close code of the live events when the session ended, here or elsewhere. */
const sessionEnded = 4403

type Listener = () => void
const signedOutListeners = new Set<Listener>()

/** Calls back when the server no longer knows the person: the session ended here or elsewhere. */
export const onSignedOut = (listener: Listener) => signedOutListeners.add(listener)

export const codeOf = (error: CombinedError | undefined): string | null => {
  const code = error?.graphQLErrors[0]?.extensions['code']
  return typeof code === 'string' ? code : null
}

/** The hash codegen wrote on each document, by operation name (unique in the client): the server runs only these. */
const documentIds = new Map<string, string>()

function noteDocument(document: unknown) {
  if (typeof document !== 'object' || document === null) return
  const { definitions, __meta__: meta } = document as Partial<TypedDocumentNode> & {
    __meta__?: { hash?: string }
  }
  const operation = definitions?.find(each => each.kind === 'OperationDefinition')
  const name = operation?.name?.value
  if (name && meta?.hash) documentIds.set(name, meta.hash)
}

/** What a person asks as themselves also while they look as a partner. */
const asThemselves = new Set(['Viewer', 'EndViewAs'])

/** Sends the document's hash in place of its text. */
async function fetchTrusted(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { operationName, variables } = JSON.parse(String(init?.body)) as {
    operationName: string
    variables: unknown
  }
  const body = JSON.stringify({ documentId: documentIds.get(operationName), operationName, variables })
  try {
    const headers = new Headers(init?.headers)
    if (currentView && !asThemselves.has(operationName)) headers.set('enishi-view-as', currentView.id)
    const response = await fetch(input, { ...init, headers, body })
    noteReachable(response.status !== 502 && response.status !== 503 && response.status !== 504)
    return response
  } catch (error) {
    if (!init?.signal?.aborted) noteReachable(false)
    throw error
  }
}

const fetchOptions = (): RequestInit => ({
  headers: {
    'accept-language': locale.value,
    ...(actingOrganizationId.value && { 'enishi-organization': actingOrganizationId.value }),
  },
  credentials: 'same-origin',
})

/** Live events over one socket, opened by the first subscription, tried again for as long as the page is open. */
function openLiveEvents() {
  return createSocketClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: () => ({ organizationId: actingOrganizationId.value }),
    keepAlive: 12_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: async tries => {
      const wait = Math.min(8_000, 400 * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2)
      await new Promise(resolve => setTimeout(resolve, wait))
    },
    on: {
      connected: () => noteLive(true),
      closed: event => {
        const code = event instanceof CloseEvent ? event.code : null
        if (code === sessionEnded) for (const listener of signedOutListeners) listener()
        else if (code !== 1000) noteLive(false)
      },
    },
  })
}

export function createGraphqlClient(): Client {
  const live = openLiveEvents()
  return new Client({
    url: '/graphql',
    fetch: fetchTrusted,
    fetchOptions,
    preferGetMethod: false,
    exchanges: [
      mapExchange({
        onOperation: ({ query }: Operation) => noteDocument(query),
        onError: error => {
          if (codeOf(error) === 'UNAUTHENTICATED') for (const listener of signedOutListeners) listener()
          if (codeOf(error) === 'VIEW_ENDED') leaveView()
        },
      }),
      openCache(),
      subscriptionExchange({
        forwardSubscription: ({ operationName, variables }) => ({
          subscribe: sink => ({
            // Live events are the person's own: while they look as a partner, none may mix in.
            unsubscribe: currentView
              ? () => {}
              : live.subscribe(
                  {
                    query: '',
                    operationName,
                    variables,
                    extensions: { documentId: documentIds.get(operationName ?? '') },
                  },
                  // graphql-ws names results as the specification does; urql's own type is narrower.
                  {
                    next: result => sink.next(result as never),
                    error: error => sink.error(error),
                    complete: () => sink.complete(),
                  },
                ),
          }),
        }),
      }),
      fetchExchange,
    ],
  })
}
