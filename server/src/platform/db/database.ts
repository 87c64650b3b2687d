import { createHmac, createSecretKey } from 'node:crypto'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Driver } from 'kysely'
import pg from 'pg'
import { viewingOnly } from '../errors.ts'
import type { Identity, ViewingAs } from '../viewer.ts'
import type { DB } from './generated/tables.ts'
import { statementNames } from './statementNames.ts'
import { transactionAtOnce } from './transactionAtOnce.ts'
import type { Statement } from './transactionAtOnce.ts'

// Amounts are minor units within ±2^53; days stay text, so that no time zone moves them.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, String)

/** A transaction's typed queries. They run in the viewer's signed context: the database shows what the viewer's firm may see. */
export type Transaction = Kysely<DB>

export interface Database {
  /** A write: commits when `work` returns, rolls back when it throws. Serialization failures and deadlocks are tried again. */
  write<T>(identity: Identity | null, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** A read-only transaction whose context and statements leave in one write to the socket; rows and columns as text. */
  read(identity: Identity | null, statements: Statement[]): Promise<(string | null)[][][]>
  /** A write of known statements that leave in one write to the socket, and are committed before this process is asked again. */
  send(identity: Identity | null, statements: Statement[]): Promise<(string | null)[][][]>
  /** A read-only transaction with typed queries. */
  query<T>(identity: Identity | null, work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const compilation = { adapter: new PostgresAdapter(), compiler: new PostgresQueryCompiler() }

/** @param url login of the application role; @param contextSecret the key that `migrate` stored in the database. */
export function openDatabase(
  url: string,
  contextSecret: string,
  options: { connections?: number; readConnections?: number } = {},
): Database {
  // Apart, so that a long import keeps nobody from reading.
  const pool = openPool(url, options.connections ?? 16)
  const readers = openPool(url, options.readConnections ?? options.connections ?? 16)
  const sign = contextSigner(contextSecret)

  async function transaction<T>(
    identity: Identity | null,
    begin: string,
    work: (tx: Transaction) => Promise<T>,
  ) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const begun = Promise.all([
        client.query(begin),
        client.query(setContext(sign(identity, processIdOf(client)))),
      ])
      // The first statement of the work leaves with them. Should they fail, it finds no context and no rights.
      begun.catch(() => {})
      const result = await work(kyselyOn(client))
      await begun
      await client.query('commit')
      return result
    } catch (error) {
      if (isOutdatedPlan(error)) broken = error
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.release(broken)
    }
  }

  /** Context and statements, committed by their one Sync. */
  async function atOnce(
    from: pg.Pool,
    identity: Identity | null,
    context: (signed: string) => Statement,
    statements: Statement[],
  ) {
    const client = await from.connect()
    let broken: Error | undefined
    try {
      const rows = await transactionAtOnce(client, [
        context(sign(identity, processIdOf(client))),
        ...statements,
      ])
      return rows.slice(1)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    write: async (identity, work) => {
      refuseView(identity)
      return repeating(() => transaction(identity, 'begin', work))
    },
    send: async (identity, statements) => {
      refuseView(identity)
      return repeating(() => atOnce(pool, identity, setContext, statements))
    },
    query: (identity, work) => repeating(() => transaction(identity, 'begin read only', work)),
    read: (identity, statements) => atOnce(readers, identity, readContext, statements),
    close: async () => void (await Promise.all([pool.end(), readers.end()])),
  }
}

async function repeating<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 4 || !isRetryable(error)) throw error
    }
  }
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    Client: PipelinedClient,
    idleTimeoutMillis: 60_000,
    application_name: 'enishi',
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // So is one that breaks while it works: its query rejects, and nothing else may.
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Statements are on the wire before the first answer is back. */
class PipelinedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true } as pg.ClientConfig)
  }
}

const processIdOf = (client: pg.PoolClient) => (client as unknown as { processID: number }).processID

const setContext = (context: string): Statement => ({
  name: 'set_context',
  text: `select set_config('app.context', $1, true)`,
  values: [context],
})

const readContext = (context: string): Statement => ({
  name: 'read_context',
  text: `select set_config('app.context', $1, true), set_config('transaction_read_only', 'on', true)`,
  values: [context],
})

/** What private.verified_context() reads, or private.viewing() while somebody reads as a partner does. */
export function contextSigner(secret: string) {
  const key = createSecretKey(secret, 'hex')
  return (identity: Identity | null, processId: number) => {
    const fields = (
      identity?.viewAs ? viewFields(identity.viewAs, processId) : ownFields(identity, processId)
    ).join('.')
    return `${fields}.${createHmac('sha256', key).update(fields).digest('hex')}`
  }
}

const ownFields = (identity: Identity | null, processId: number) => [
  identity?.viewer?.organizationId ?? '',
  identity?.viewer?.memberId ?? '',
  identity?.personId ?? '',
  processId,
  Date.now(),
]

/** The 0 stands where other contexts have the process: for every rule but those of the view, nobody asks. */
const viewFields = ({ id, organizationId, memberId }: ViewingAs, processId: number) => [
  'VIEW',
  organizationId,
  memberId,
  0,
  Date.now(),
  processId,
  id,
]

/** The database shows and takes nothing there either; said before it is asked, in words. */
function refuseView(identity: Identity | null): void {
  if (identity?.viewAs) throw viewingOnly()
}

const nameOf = statementNames()

function kyselyOn(client: pg.PoolClient): Transaction {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => ({
      async executeQuery(query) {
        const result = await client.query({
          name: nameOf(query.sql, query.parameters.length),
          text: query.sql,
          values: [...query.parameters],
        })
        const numAffectedRows = BigInt(result.rowCount ?? 0)
        return { rows: result.rows, numAffectedRows }
      },
      streamQuery: () => {
        throw new Error('Streaming is not used inside a transaction.')
      },
    }),
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => compilation.adapter,
      createQueryCompiler: () => compilation.compiler,
      createDriver: () => driver,
      createIntrospector: db => new PostgresIntrospector(db),
    },
  })
}

const isRetryable = (error: unknown) =>
  error instanceof pg.DatabaseError &&
  (error.code === '40001' || error.code === '40P01' || isOutdatedPlan(error))

/** A newer version migrated meanwhile: what this connection planned names columns as they were. */
const isOutdatedPlan = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError &&
  error.code === '0A000' &&
  error.message === 'cached plan must not change result type'

/** The constraint a statement broke, when it was one: the caller knows what it means. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof pg.DatabaseError &&
    (error.code === '23505' || error.code === '23503' || error.code === '23514')
    ? (error.constraint ?? '')
    : null
}
