import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Origins } from '../platform/http/origins.ts'
import type { RateLimits } from '../platform/rateLimits.ts'
import type { Auth } from './betterAuth.ts'

export interface AuthOptions {
  url: string
  origin: string
  origins: Origins
  secret: string
  rateLimits: RateLimits
  /** Called when a session ended, so that its open connections close. */
  onSessionEnd: (sessionId: string) => void
  /** Called when a person's address is confirmed: what is known of them changed. */
  onConfirmed: (personId: string) => void
}

export interface AuthServer {
  /** better-auth: the largest of what a start would read, so it is read after the first page or at the first question. */
  open(): Promise<Auth>
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

/** Sign-in, before any firm is known. */
export function openAuth(options: AuthOptions): AuthServer {
  const read = async () => {
    const [{ createAuth }, { toNodeHandler }] = await Promise.all([
      import('./betterAuth.ts'),
      import('better-auth/node'),
    ])
    const { auth, close } = createAuth(options)
    return { auth, close, handle: toNodeHandler(auth) }
  }
  let opened: ReturnType<typeof read> | null = null
  const open = () => (opened ??= read())
  return {
    open: async () => (await open()).auth,
    async handle(request, response) {
      // better-auth takes the client's address for its limits from here, not from what a client claims.
      request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
      await (await open()).handle(request, response)
    },
    close: async () => (await opened)?.close(),
  }
}
