import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { RequestContext } from '../context.ts'
import { publicFault } from '../graphql/faults.ts'
import { languageOfHeader } from '../language.ts'
import { sendJson } from './body.ts'
import { foreignPage } from './origins.ts'
import type { Origins } from './origins.ts'

/** An endpoint beside GraphQL. It gets the context of whoever asks; `identity` is null when nobody is signed in. */
export interface Route {
  method: string
  /** Exact path. */
  path: string
  handle(request: IncomingMessage, response: ServerResponse, ctx: RequestContext, url: URL): Promise<void>
}

export interface HttpOptions {
  log: Logger
  isOwnPage: Origins['isOwnPage']
  routes: Route[]
  context: (request: IncomingMessage) => Promise<RequestContext>
  /** Handlers of everything under a first path segment, e.g. /graphql and /auth. */
  mounts: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>
  /** WebSocket upgrades by first path segment. socket.io listens by itself. */
  upgrades: Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>
  /** The client's files; answers index.html for its own pages. */
  pages: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>
}

const statusOf: Record<string, number> = {
  UNAUTHENTICATED: 401,
  NO_ORGANIZATION: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  BUDGET_SPENT: 403,
  PASSWORD_NEEDED: 403,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** One port for everything, and the one router of upgrades. */
export function createHttpServer(options: HttpOptions): Server {
  const { routes, mounts, upgrades, pages, context, isOwnPage, log } = options
  const server = createServer((request, response) => void answer(request, response))
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 70_000
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {})
    const mount = upgrades[firstSegment(pathOf(request))]
    if (!mount) return refuseUpgrade(socket, '404 Not Found')
    if (!isOwnPage(request)) return refuseUpgrade(socket, '403 Forbidden')
    mount(request, socket, head)
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    secureHeaders(response)
    try {
      // A cookie goes with whatever page asks: what may change something is for our own pages alone.
      if (!isReading(request) && !isOwnPage(request)) throw foreignPage()
      const mount = mounts[firstSegment(pathOf(request))]
      if (mount) return await mount(request, response)
      const url = new URL(request.url ?? '/', 'http://server')
      const route = routes.find(each => each.path === url.pathname)
      if (!route) return await pages(request, response, url)
      if (route.method !== request.method) {
        response.setHeader('allow', route.method)
        return sendJson(response, 405, { code: 'BAD_INPUT', message: `${route.path} takes ${route.method}.` })
      }
      await route.handle(request, response, await context(request), url)
    } catch (error) {
      refuse(request, response, error, log)
    }
  }

  return server
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, log: Logger) {
  const fault = publicFault(error, languageOfHeader(request.headers['accept-language']), log)
  const code = String(fault.extensions?.['code'])
  // What was not read of a refused body must not be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close')
  const status = statusOf[code] ?? 400
  sendJson(response, status, {
    code,
    message: fault.message,
    ...(fault.extensions?.['field'] ? { field: fault.extensions['field'] } : {}),
  })
}

const isReading = ({ method = 'GET' }: IncomingMessage) => ['GET', 'HEAD', 'OPTIONS'].includes(method)

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?', 1)[0] ?? '/'

const firstSegment = (path: string) => path.split('/', 2)[1] ?? ''

const refuseUpgrade = (socket: Duplex, status: string) => {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function secureHeaders(response: ServerResponse) {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader(
    'content-security-policy',
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  )
}
