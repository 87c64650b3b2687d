import { people, password } from './people.ts'
import type { PersonName } from './people.ts'

export interface GraphqlError {
  message: string
  extensions?: { code?: string; field?: string }
}

export interface GraphqlAnswer {
  status: number
  // What a document answers depends on the document: a test names what it expects of it.
  data: Record<string, unknown> | null
  errors: GraphqlError[]
}

export interface Requests {
  origin: string
  /** The session cookie of somebody, signed in once. */
  signIn(person: PersonName): Promise<string>
  /** A request over HTTP, signed in when a person is given. */
  fetch(path: string, init?: RequestInit & { as?: PersonName | undefined }): Promise<Response>
  /** POST /graphql as somebody (nobody when undefined), with any document. */
  graphql(
    person: PersonName | undefined,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer>
  /** The same for a body made by the test, e.g. with a documentId. */
  postGraphql(body: unknown, headers?: Record<string, string>): Promise<GraphqlAnswer>
}

/** Requests to the server at `origin`, as the test people. */
export function createRequests(origin: string): Requests {
  const cookies = new Map<string, Promise<string>>()

  function signIn(person: PersonName): Promise<string> {
    const known = cookies.get(person) ?? signInAt(origin, people[person].email)
    cookies.set(person, known)
    return known
  }

  async function send(
    path: string,
    { as: person, ...init }: RequestInit & { as?: PersonName | undefined } = {},
  ) {
    const headers = new Headers(init.headers)
    if (person) headers.set('cookie', await signIn(person))
    return fetch(origin + path, { ...init, headers })
  }

  async function postGraphql(body: unknown, headers: Record<string, string> = {}): Promise<GraphqlAnswer> {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const answer = JSON.parse(await response.text())
    return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] }
  }

  return {
    origin,
    signIn,
    fetch: send,
    postGraphql,
    async graphql(person, query, variables = {}, headers = {}) {
      const sent = person ? { ...headers, cookie: await signIn(person) } : headers
      return postGraphql({ query, variables }, sent)
    },
  }
}

/** Signs in as a browser would and returns the cookie to send. */
export async function signInAt(origin: string, email: string): Promise<string> {
  const response = await fetch(`${origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';', 1)[0])
    .join('; ')
}
