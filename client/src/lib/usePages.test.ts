import { Client, fetchExchange, gql, type TypedDocumentNode } from '@urql/core'
import urql from '@urql/vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { createApp, effectScope, nextTick, ref, type EffectScope } from 'vue'

vi.stubGlobal('addEventListener', () => {})
const { usePages } = await import('./usePages.ts')

type Things = {
  things: { nodes: { id: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }
}
type Variables = { prefix: string; after: string | null }
const document: TypedDocumentNode<Things, Variables> = gql`
  query Things($prefix: String!, $after: String) {
    things(prefix: $prefix, after: $after) {
      nodes {
        id
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`
const pageSize = 2
let stored: string[]
let failure: string | null
let scope: EffectScope

/** A server that pages by key: two at a time, those that stand after the key. */
async function answer(_: unknown, init?: RequestInit) {
  const { variables }: { variables: Variables } = JSON.parse(String(init?.body))
  if (failure) return Response.json({ errors: [{ message: failure }] })
  const all = stored.filter(id => id.startsWith(variables.prefix))
  const rest = variables.after ? all.slice(all.indexOf(variables.after) + 1) : all
  const nodes = rest.slice(0, pageSize).map(id => ({ __typename: 'Thing', id }))
  const pageInfo = { endCursor: nodes.at(-1)?.id ?? null, hasNextPage: rest.length > pageSize }
  return Response.json({ data: { things: { nodes, pageInfo } } })
}

function open(prefix = ref('')) {
  const client = new Client({
    url: 'http://server.example/graphql',
    fetch: answer,
    preferGetMethod: false,
    exchanges: [fetchExchange],
  })
  const app = createApp({}).use(urql, client)
  scope = effectScope()
  const list = scope.run(() =>
    app.runWithContext(() =>
      usePages({
        document,
        variables: after => ({ prefix: prefix.value, after }),
        page: data => data.things,
      }),
    ),
  )
  if (!list) throw new Error('The scope is closed.')
  const ids = () => list.nodes.value.map(({ id }) => id).join(' ')
  return { ...list, ids }
}

beforeEach(() => {
  stored = ['a1', 'a2', 'b3', 'b4', 'b5']
  failure = null
})

it('grows by a page at a time until there is no more', async () => {
  const list = open()
  await vi.waitFor(() => expect(list.ids()).toBe('a1 a2'))
  await list.loadMore()
  await list.loadMore()
  expect(list.ids()).toBe('a1 a2 b3 b4 b5')
  expect(list.hasMore.value).toBe(false)
  scope.stop()
})

it('loses nothing between two pages when something new came in front', async () => {
  const list = open()
  await vi.waitFor(() => expect(list.ids()).toBe('a1 a2'))
  await list.loadMore()
  stored.unshift('a0')
  await list.refresh()
  expect(list.ids()).toBe('a0 a1 a2 b3')
  scope.stop()
})

it('starts over when what it asks for changes', async () => {
  const prefix = ref('')
  const list = open(prefix)
  await vi.waitFor(() => expect(list.ids()).toBe('a1 a2'))
  await list.loadMore()
  prefix.value = 'b'
  await nextTick()
  await vi.waitFor(() => expect(list.ids()).toBe('b3 b4'))
  scope.stop()
})

it('keeps what it has and tells the error when reading again fails', async () => {
  const list = open()
  await vi.waitFor(() => expect(list.ids()).toBe('a1 a2'))
  failure = 'The server is busy.'
  await list.refresh()
  expect(list.error.value?.graphQLErrors[0]?.message).toBe('The server is busy.')
  expect(list.ids()).toBe('a1 a2')
  scope.stop()
})
