import type { Database } from '@enishi/server/src/platform/db/database.ts'
import type { Identity } from '@enishi/server/src/platform/viewer.ts'
import type pg from 'pg'
import { median } from '../table.ts'
import { cases } from './cases.ts'
import type { Case } from './cases.ts'

export interface Firm {
  identity: Identity
  organizationId: string
  own: string[]
  shared: string[]
}

export interface Figure {
  case: string
  firm: string
  walledMs: number
  plainMs: number
  ratio: number
}

/** Every case behind the wall and without, in turn, so that what else the machine does falls on both. */
export async function measureReads(
  db: Database,
  plain: pg.Client,
  firms: Record<'hub' | 'big' | 'small', Firm>,
  rounds: number,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [index, each] of cases.entries()) {
    for (const firmName of each.firms) {
      const firm = firms[firmName]
      const name = `${index} ${firmName}`
      const walled = (n: number) =>
        db.read(firm.identity, [
          { name: `walled ${name}`, text: each.walled, values: valuesOf(each, firm, n) },
        ])
      const bare = (n: number) => readPlain(plain, `plain ${name}`, each.plain, valuesOf(each, firm, n))
      await requireEqual(each, await walled(0), await bare(0))
      const times = { walled: [] as number[], plain: [] as number[] }
      for (let n = 0; n < rounds + 20; n++) {
        const first = n % 2 === 0
        const a = await timed(() => (first ? walled(n) : bare(n)))
        const b = await timed(() => (first ? bare(n) : walled(n)))
        if (n < 20) continue
        times.walled.push(first ? a : b)
        times.plain.push(first ? b : a)
      }
      const walledMs = median(times.walled)
      const plainMs = median(times.plain)
      figures.push({ case: each.name, firm: firmName, walledMs, plainMs, ratio: walledMs / plainMs })
    }
  }
  return figures
}

function valuesOf(each: Case, firm: Firm, n: number): unknown[] {
  if (each.search)
    return [firm.organizationId, `%${['fuji motors 1', 'vega steel 77', 'customer12'][n % 3]}%`]
  const ids = each.record === 'own' ? firm.own : firm.shared
  return each.record ? [firm.organizationId, ids[n % ids.length]] : [firm.organizationId]
}

/** The product passes values on as PostgreSQL wrote them. */
const unread = { getTypeParser: () => String }

/** As the walled one goes out: BEGIN, statement and COMMIT in one write. */
async function readPlain(
  client: pg.Client,
  name: string,
  text: string,
  values: unknown[],
): Promise<unknown[][]> {
  const [, result] = await Promise.all([
    client.query('begin read only'),
    client.query<unknown[]>({ name, text, values, rowMode: 'array', types: unread }),
    client.query('commit'),
  ])
  return result.rows
}

/** What is measured must be the same: as many rows, and of those the same first columns where nothing is masked. */
async function requireEqual(each: Case, walled: unknown[][][], plain: unknown[][]): Promise<void> {
  const [rows = []] = walled
  if (rows.length === 0) throw new Error(`${each.name} finds nothing, so it measures nothing.`)
  if (JSON.stringify(rows) !== JSON.stringify(plain))
    throw new Error(
      `${each.name} answers differently behind the wall: ${JSON.stringify(rows).slice(0, 300)} and ${JSON.stringify(plain).slice(0, 300)}`,
    )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
