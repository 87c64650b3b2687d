import type { DocumentNode } from 'graphql'
import type { Logger } from 'pino'
import type { Database, Transaction } from './db/database.ts'
import type { FileStore } from './files/fileStore.ts'
import type { ReadThrough } from './graphql/execution.ts'
import { newId } from './ids.ts'
import type { Language } from './language.ts'
import type { Pace, RateLimits } from './rateLimits.ts'
import type { Identity } from './viewer.ts'

/** What a command or read gets from outside: who asks, the clock, the database. */
export interface RequestContext {
  readonly identity: Identity | null
  readonly language: Language
  readonly now: Date
  readonly db: Database
  readonly log: Logger
  /** Where people reach this server, for links in mails. */
  readonly origin: string
  readonly files: FileStore
  /** One transaction in the viewer's context: what it announces is told after the commit. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  query<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** What a query of the contract answers this viewer: the JSON text of its `data`. */
  ask(document: DocumentNode, variables: Record<string, unknown>): Promise<string>
  /** Counts one against a pace; throws RATE_LIMITED when it is one too many. */
  take(pace: Pace, key: string): Promise<void>
  /** The person's firms, roles or language changed: the next request looks them up anew. */
  identityChanged(personId: string): void
}

export interface ContextSource {
  db: Database
  log: Logger
  origin: string
  files: FileStore
  reads: Pick<ReadThrough, 'read'>
  rateLimits: RateLimits
  identityChanged?: (personId: string) => void
}

export function createContext(
  source: ContextSource,
  identity: Identity | null,
  language: Language,
): RequestContext {
  const ctx: RequestContext = {
    identity,
    language,
    now: new Date(),
    db: source.db,
    log: source.log,
    origin: source.origin,
    files: source.files,
    write: work => source.db.write(identity, work),
    query: work => source.db.query(identity, work),
    async ask(document, variables) {
      const text = await source.reads.read(document, null, variables, ctx)
      if (text === null) throw new Error('Something in this document is no plain read.')
      return text
    },
    take: (pace, key) => source.rateLimits.take(pace, key),
    identityChanged: personId => source.identityChanged?.(personId),
  }
  return ctx
}

export interface Announcement {
  /** What happened, e.g. `deal.moved`. */
  topic: string
  recordId: string
  partnershipId?: string | null
  payload?: Record<string, string | number | boolean | null>
}

/** Written with the change, told to every process when it commits. */
export async function announce(
  tx: Transaction,
  identity: Identity | null,
  event: Announcement,
): Promise<void> {
  await tx
    .insertInto('outbox_event')
    .values({
      id: newId(),
      topic: event.topic,
      record_id: event.recordId,
      partnership_id: event.partnershipId ?? null,
      org_id: identity?.viewer?.organizationId ?? null,
      member_id: identity?.viewer?.memberId ?? null,
      payload: JSON.stringify(event.payload ?? {}),
    })
    .execute()
}

/** Who did what inside a firm; append-only for the application. */
export async function audit(
  tx: Transaction,
  identity: Identity | null,
  entry: {
    action: string
    /** Something was seen and nothing changed. */
    isView?: boolean
    recordType: string
    recordId?: string | null
    details?: Record<string, unknown>
  },
): Promise<void> {
  const viewer = identity?.viewer
  if (!viewer) return
  await tx
    .insertInto('audit_event')
    .values({
      id: newId(),
      org_id: viewer.organizationId,
      member_id: viewer.memberId,
      action: entry.action,
      is_view: entry.isView ?? false,
      record_type: entry.recordType,
      record_id: entry.recordId ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}
