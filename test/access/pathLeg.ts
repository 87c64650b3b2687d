import { createContext } from '@enishi/server/src/platform/context.ts'
import type { ContextSource } from '@enishi/server/src/platform/context.ts'
import type pg from 'pg'
import type { Truth, Verdict } from './databaseLeg.ts'
import { tableRules } from './model/tableRules.ts'
import type { Row } from './model/tableRules.ts'
import type { Member, World } from './model/world.ts'
import { identityOf } from './worldServer.ts'
import type { appOn } from './worldServer.ts'

export interface Setting extends Awaited<ReturnType<typeof appOn>> {
  truth: Truth
  /** Runs a statement with the application's own login, as somebody, and undoes it. */
  attempt: (viewer: Member, text: string, values: unknown[]) => Promise<pg.QueryResult>
}

/** Asks one way out everything, as one viewer. */
export type PathLeg = (setting: Setting, world: World, viewer: Member) => Promise<Verdict>

export const contextAs = (source: ContextSource, viewer: Member) =>
  createContext(source, identityOf(viewer), 'en')

/** Compares what somebody got with what the rules give them, out of all there is. */
export function compare(
  what: string,
  viewer: Member,
  got: string[],
  expected: string[],
  all: number,
): Verdict {
  const [given, due] = [new Set(got), new Set(expected)]
  const who = `member ${viewer.id.slice(-4)} of firm ${viewer.firmId.slice(-1)}`
  return {
    decisions: all,
    disagreements: [
      ...[...given].filter(id => !due.has(id)).map(id => `${who}: ${what} gives ${id}`),
      ...[...due].filter(id => !given.has(id)).map(id => `${who}: ${what} lacks ${id}`),
    ],
  }
}

export const together = (verdicts: Verdict[]): Verdict => ({
  decisions: verdicts.reduce((sum, each) => sum + each.decisions, 0),
  disagreements: verdicts.flatMap(each => each.disagreements),
})

export const rowsIn = ({ truth }: Setting, world: World, table: string): Row[] =>
  (truth.get(table) ?? []).filter(row =>
    JSON.stringify(row).includes(`${world.number.toString(16).padStart(8, '0')}-`),
  )

export const idsFor = (setting: Setting, world: World, viewer: Member, table: string): string[] =>
  rowsIn(setting, world, table)
    .filter(row => tableRules[table]?.(world, viewer, row))
    .map(row => String(row['id']))

export const hasRole = (viewer: Member, ...roles: string[]) => viewer.roles.some(role => roles.includes(role))
