import type pg from 'pg'
import utils from 'pg/lib/utils.js'

export interface Statement {
  /** Planned once per connection under this name; an empty name is planned each time. */
  name: string
  text: string
  values: unknown[]
}

/** pg's connection, as far as a query of our own speaks to it. */
interface Wire {
  stream: { cork(): void; uncork(): void }
  parsedStatements: Record<string, string>
  parse(message: { name: string; text: string }): void
  bind(message: {
    statement: string
    values: unknown[]
    valueMapper: (value: unknown, index: number) => unknown
  }): void
  execute(message: object): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
}

/**
 * Several statements before one Sync: PostgreSQL runs them as one transaction that needs no BEGIN and no COMMIT
 * (Frontend/Backend Protocol, "Pipelining"), and answers them in one go. The rows are asked for undescribed, as text.
 */
class TransactionAtOnce {
  readonly done: Promise<(string | null)[][][]>
  private readonly statements: Statement[]
  private readonly rows: (string | null)[][][]
  private place = 0
  private settle: { resolve(rows: (string | null)[][][]): void; reject(error: unknown): void } | null = null

  constructor(statements: Statement[]) {
    this.statements = statements
    this.rows = statements.map(() => [])
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }))
  }

  submit(wire: Wire): Error | null {
    wire.stream.cork()
    try {
      for (const { name, text, values } of this.statements) {
        if (name === '' || wire.parsedStatements[name] === undefined) wire.parse({ name, text })
        if (name !== '') wire.parsedStatements[name] = text
        wire.bind({ statement: name, values, valueMapper: utils.prepareValue })
        wire.execute({})
      }
      wire.sync()
      return null
    } finally {
      wire.stream.uncork()
    }
  }

  handleDataRow(message: { fields: (string | null)[] }) {
    this.rows[this.place]?.push(message.fields)
  }

  handleCommandComplete() {
    this.place++
  }

  handleReadyForQuery() {
    this.settle?.resolve(this.rows)
  }

  /** What is behind the statement that failed was skipped, so its names are not to be relied on. */
  handleError(error: unknown, wire: Wire) {
    for (const { name } of this.statements.slice(this.place)) delete wire.parsedStatements[name]
    this.settle?.reject(error)
  }
}

/** Forgets statements: PostgreSQL takes it for done when one is not there. */
class Forget {
  readonly done: Promise<void>
  private readonly names: string[]
  private settle: (() => void) | null = null

  constructor(names: string[]) {
    this.names = names
    this.done = new Promise(resolve => (this.settle = resolve))
  }

  submit(wire: Wire): null {
    for (const name of this.names) {
      delete wire.parsedStatements[name]
      wire.close({ type: 'S', name })
    }
    wire.sync()
    return null
  }

  handleReadyForQuery() {
    this.settle?.()
  }

  handleError() {
    this.settle?.()
  }
}

/**
 * Runs statements in one transaction, in one write to the socket.
 * @returns of each statement its rows, of each row its columns as text
 */
export async function transactionAtOnce(
  client: pg.PoolClient,
  statements: Statement[],
): Promise<(string | null)[][][]> {
  const transaction = new TransactionAtOnce(statements)
  client.query(transaction as unknown as pg.Submittable)
  try {
    return await transaction.done
  } catch (error) {
    const forget = new Forget(statements.map(each => each.name).filter(name => name !== ''))
    client.query(forget as unknown as pg.Submittable)
    await forget.done
    throw error
  }
}
