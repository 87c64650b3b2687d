import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { accountsDomain, resumeAccountImports, routes as accountRoutes } from './accounts/index.ts'
import { auditDomain, routes as auditRoutes } from './audit/index.ts'
import { campaignsDomain } from './campaigns/index.ts'
import { chatDomain, openChatSockets } from './chat/index.ts'
import { dealsDomain } from './deals/index.ts'
import { exchangeDomain } from './exchange/index.ts'
import { forumDomain } from './forum/index.ts'
import { grantsDomain, keepGrants, startEndingAlerts } from './grants/index.ts'
import { identityDomain } from './identity/index.ts'
import type { Identified } from './identity/index.ts'
import { ledgerDomain, routes as ledgerRoutes, startLedgerClock } from './ledger/index.ts'
import { partnershipsDomain, routes as partnershipRoutes, startExitClock } from './partnerships/index.ts'
import { keepAssessed, programsDomain } from './programs/index.ts'
import { openPlanCollaboration, plansDomain, projectPlans } from './plans/index.ts'
import { inboundRoute, ordersDomain } from './orders/index.ts'
import { protectionDomain, routes as protectionRoutes } from './protection/index.ts'
import { searchDomain } from './search/index.ts'
import { viewAsDomain } from './viewAs/index.ts'
import { demoLogins } from './demo/demoLogins.ts'
import type { ContextSource } from './platform/context.ts'
import type { Secrets } from './platform/db/secrets.ts'
import { startEventRetention } from './platform/dropOldEvents.ts'
import { fileRoutes, filesDomain, keepSwept } from './platform/files/index.ts'
import type { Events } from './platform/events.ts'
import type { Domain } from './platform/graphql/schema.ts'
import type { Route } from './platform/http/server.ts'

/** Lowest first: a domain imports only domains before it. */
export const domains: Domain[] = [
  filesDomain,
  identityDomain,
  partnershipsDomain,
  grantsDomain,
  viewAsDomain,
  accountsDomain,
  dealsDomain,
  campaignsDomain,
  plansDomain,
  forumDomain,
  chatDomain,
  exchangeDomain,
  ordersDomain,
  ledgerDomain,
  auditDomain,
  programsDomain,
  protectionDomain,
  searchDomain,
]

export const routes: Route[] = [
  ...fileRoutes,
  ...partnershipRoutes,
  ...accountRoutes,
  inboundRoute,
  ...ledgerRoutes,
  ...auditRoutes,
  ...protectionRoutes,
  demoLogins,
]

export interface SocketServer {
  /** First segment of its path. */
  path: string
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  attach?(server: Server): void
  closeCredential(credentialId: string): void
  close(): Promise<void>
}

export interface SocketOptions {
  source: ContextSource
  events: Events
  identify: (request: IncomingMessage, organizationId?: string | null) => Promise<Identified | null>
  /** Whether a page of ours opens the socket, or a program. */
  isOwnPage: (request: IncomingMessage) => boolean
}

export function openSockets(options: SocketOptions): SocketServer[] {
  return [openChatSockets(options), openPlanCollaboration(options)]
}

/** What the server does by itself, at its hours. */
export function startClocks(
  source: ContextSource,
  events: Events,
  secrets: Secrets,
): { close(): Promise<void> }[] {
  return [
    startExitClock(source),
    startEventRetention(source),
    keepGrants(source, events),
    startEndingAlerts(source),
    startLedgerClock(source, secrets),
    keepAssessed({ source, events }),
  ]
}

/** What a crash left half done goes on. */
export function resume(source: ContextSource): void {
  const work = { plans: projectPlans, 'account imports': resumeAccountImports, files: keepSwept }
  for (const [name, start] of Object.entries(work)) {
    start(source).catch((error: unknown) =>
      source.log.error({ err: error }, `${name} could not be caught up`),
    )
  }
}
