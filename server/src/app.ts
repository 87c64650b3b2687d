import { createHash } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { openViewLog, watchReads } from './audit/index.ts'
import { domains, openSockets, resume, routes as domainRoutes, startClocks } from './domains.ts'
import { createIdentifier, languageFor, openAuth } from './identity/index.ts'
import type { AuthServer } from './identity/index.ts'
import { countLists, openReadingTally } from './protection/index.ts'
import { createContext } from './platform/context.ts'
import type { ContextSource, RequestContext } from './platform/context.ts'
import { openDatabase } from './platform/db/database.ts'
import type { Logins } from './platform/db/migrate.ts'
import { newSecret } from './platform/db/secrets.ts'
import type { Secrets } from './platform/db/secrets.ts'
import type { Env } from './platform/env.ts'
import { openEvents } from './platform/events.ts'
import { openFileStore } from './platform/files/fileStore.ts'
import { openTrustedDocuments } from './platform/graphql/documents.ts'
import { createReadThrough } from './platform/graphql/execution.ts'
import { buildApi } from './platform/graphql/schema.ts'
import { openGraphql } from './platform/graphql/server.ts'
import { openSubscriptions } from './platform/graphql/subscriptions.ts'
import { createHttpServer } from './platform/http/server.ts'
import { openOrigins } from './platform/http/origins.ts'
import { servePages } from './platform/http/pages.ts'
import { openRateLimits } from './platform/rateLimits.ts'
import type { startMailSender } from './platform/mail/sendMails.ts'
import { localMails } from './platform/mail/localMails.ts'
import { readAs } from './viewAs/index.ts'

export interface App {
  server: Server
  source: ContextSource
  auth: AuthServer
  /** Stops taking requests, finishes what is running, closes every connection. */
  close(): Promise<void>
}

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))
const documentManifest = fileURLToPath(
  new URL('../../client/src/generated/persisted-documents.json', import.meta.url),
)

/**
 * Everything of one server process but its port.
 * @param manifest the persisted documents of the client that sessions may run
 */
export async function createApp(
  env: Env,
  logins: Logins,
  secrets: Secrets,
  manifest: string = documentManifest,
): Promise<App> {
  const log = pino({
    level: env.logLevel,
    redact: ['req.headers.cookie', 'req.headers["x-api-key"]', 'err.parameters'],
  })
  const db = openDatabase(logins.appUrl, logins.contextSecret, { readConnections: env.readConnections })
  const events = await openEvents({ url: logins.jobsUrl, db, secret: logins.contextSecret, log })
  const rateLimits = await openRateLimits(env.redisUrl, nameOfInstallation(logins), log)
  const origins = openOrigins(env)
  const auth = openAuth({
    url: logins.authUrl,
    origin: env.origin,
    origins,
    rateLimits,
    secret: await secrets.once('authSecret', newSecret),
    onSessionEnd: credentialId => closeCredential(credentialId),
    onConfirmed: personId => identifier.forget({ personId }),
  })
  const identifier = createIdentifier(auth, db)
  const api = buildApi(domains)
  const reads = createReadThrough(api.schema, api.projections)
  const source: ContextSource = {
    rateLimits,
    db,
    log,
    origin: env.origin,
    files: openFileStore(join(env.home, 'files')),
    reads,
    identityChanged: personId => identifier.forget({ personId }),
  }
  const contextOf = async (request: IncomingMessage): Promise<RequestContext> => {
    const identified = await identifier.identify(request)
    const identity = await readAs(db, identified?.identity ?? null, request)
    return createContext(source, identity, languageFor(request, identified))
  }

  const viewLog = openViewLog(source)
  const readingTally = openReadingTally(source, events)
  const readThrough = countLists(api.schema, watchReads(api.schema, reads, viewLog), readingTally)
  const documents = openTrustedDocuments(manifest, api.schema)
  const shared = { api, readThrough, documents, onlyTrustedDocuments: env.onlyTrustedDocuments }
  const graphql = openGraphql({ ...shared, log })
  const identify = (request: IncomingMessage, organizationId: string | null = null) =>
    identifier.identify(request, organizationId)
  const subscriptions = openSubscriptions({ ...shared, source, events, identify })
  const sockets = openSockets({ source, events, identify, isOwnPage: origins.isOwnPage })

  function closeCredential(credentialId: string) {
    identifier.forget({ credentialId })
    subscriptions.closeCredential(credentialId)
    for (const each of sockets) each.closeCredential(credentialId)
  }
  // On whichever process it ended, and however: each closes what it holds of it.
  for (const end of ['session.ended', 'api_key.revoked'])
    events.on(end, event => closeCredential(event.recordId))
  events.on('member.', event =>
    identifier.forget(event.memberId ? { personId: String(event.payload['personId'] ?? '') } : {}),
  )

  const mails = env.smtpUrl ? await sendMails(logins.jobsUrl, env.smtpUrl, env.mailFrom, log) : null
  const local = env.smtpUrl ? null : localMails(logins.jobsUrl)
  const server = createHttpServer({
    log,
    isOwnPage: origins.isOwnPage,
    context: contextOf,
    routes: [...domainRoutes, ...health(db), ...(local ? [local.route] : [])],
    mounts: {
      graphql: (request: IncomingMessage, response: ServerResponse) =>
        graphql.handle(request, response, () => contextOf(request)),
      auth: auth.handle,
    },
    upgrades: {
      graphql: subscriptions.handleUpgrade,
      ...Object.fromEntries(sockets.map(each => [each.path, each.handleUpgrade])),
    },
    pages: servePages(clientFolder),
  })
  for (const each of sockets) each.attach?.(server)
  resume(source)
  const clocks = startClocks(source, events, secrets)
  // The first page needs neither: they are read when it is out, so that whoever signs in next does not wait.
  let later: NodeJS.Timeout | undefined
  server.once('listening', () => {
    later = setTimeout(() => {
      Promise.all([auth.open(), graphql.open()]).catch((error: unknown) =>
        log.error({ err: error }, 'a part of the server could not be read'),
      )
    }, 250)
  })

  return {
    server,
    source,
    auth,
    async close() {
      clearTimeout(later)
      const closed = new Promise(resolve => server.close(resolve))
      await subscriptions.close()
      await Promise.all(sockets.map(each => each.close()))
      server.closeIdleConnections()
      const patience = setTimeout(() => server.closeAllConnections(), 3000)
      await closed
      clearTimeout(patience)
      await graphql.stop()
      await mails?.close()
      await Promise.all([viewLog, readingTally, ...clocks].map(each => each.close()))
      await Promise.all([rateLimits.close(), local?.close(), events.close(), auth.close(), db.close()])
    },
  }
}

/** Its library is read only where mail is sent. */
async function sendMails(...options: Parameters<typeof startMailSender>) {
  const { startMailSender } = await import('./platform/mail/sendMails.ts')
  return startMailSender(...options)
}

/** The same for all processes of an installation, and says nothing of its secrets. */
const nameOfInstallation = ({ contextSecret }: Logins) =>
  createHash('sha256').update(`installation ${contextSecret}`).digest('hex').slice(0, 16)

function health(db: ContextSource['db']) {
  return [
    {
      method: 'GET',
      path: '/health/live',
      handle: async (_request: IncomingMessage, response: ServerResponse) => void response.end('live\n'),
    },
    {
      method: 'GET',
      path: '/health/ready',
      handle: async (_request: IncomingMessage, response: ServerResponse) => {
        await db.read(null, [{ name: 'ready', text: 'select 1', values: [] }])
        response.end('ready\n')
      },
    },
  ]
}
