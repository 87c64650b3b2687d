import type pg from 'pg'
import { isIn } from './model/rules.ts'
import { tableRules } from './model/tableRules.ts'
import type { Row } from './model/tableRules.ts'
import { viewRules } from './model/views.ts'
import type { Shown } from './model/views.ts'
import type { Member, World } from './model/world.ts'

/** What the rules and an answer disagree about; and how much they were asked. */
export interface Verdict {
  decisions: number
  disagreements: string[]
}

/** Everything in the database, as its owner sees it. */
export type Truth = Map<string, Row[]>

/** What an answer is compared by, where a table's rows have no id, or are shown with more than the table holds. */
const truthOf: Record<string, string> = {
  ledger_disclosure:
    'select x.*, e.parties from ledger_disclosure x join partnership_ledger_entry e using (partnership_id, seq)',
  readable_file: 'select * from file',
  ledger_link: 'select * from partnership_ledger_entry',
}

const rowsOf = (table: string) =>
  `select to_jsonb(x) as row from (${truthOf[table] ?? `select * from "${table}"`}) x`

export async function readTruth(owner: pg.Client): Promise<Truth> {
  const truth: Truth = new Map()
  for (const table of [...Object.keys(tableRules), 'ledger_link']) {
    if (table === 'visibility') continue
    const { rows } = await owner.query<{ row: Row }>(rowsOf(table))
    truth.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  return truth
}

const tables = [...new Set([...Object.keys(tableRules), ...Object.keys(viewRules), 'ledger_link'])]

/** Every table and view at once, with no condition of the application's own. */
export const everything = {
  name: 'everything',
  text: tables
    .map(table => `select '${table}' as t, coalesce(jsonb_agg(to_jsonb(x)), '[]') as rows from "${table}" x`)
    .join(' union all '),
}

export type Answer = { t: string; rows: Row[] }[]

/** Holds what one viewer read from the database against the rules. */
export function judge(world: World, viewer: Member, truth: Truth, answer: Answer): Verdict {
  const verdict: Verdict = { decisions: 0, disagreements: [] }
  const who = `world ${world.number}, member ${viewer.id.slice(-4)} of firm ${viewer.firmId.slice(-1)}`
  const differ = (table: string, text: string) => verdict.disagreements.push(`${who}: ${table}: ${text}`)
  for (const { t, rows } of answer) {
    const view = viewRules[t]
    if (view) compareShown(verdict, view(world, viewer), rows, text => differ(t, text), universeOf(world, t))
    else
      compareRows(
        verdict,
        expectedRows(world, viewer, truth, t),
        rows,
        text => differ(t, text),
        countIn(world, truth, t),
      )
  }
  return verdict
}

function expectedRows(world: World, viewer: Member, truth: Truth, table: string): Row[] {
  const all = truth.get(table) ?? []
  if (table === 'ledger_link')
    return all
      .filter(row => isIn(world, viewer.firmId, String(row['partnership_id'])))
      .map(row => linkOf(row, viewer))
  const rule = tableRules[table]
  if (!rule) throw new Error(`${table} has no rule in tableRules.ts: say who may read it.`)
  const seen = all.filter(row => rule(world, viewer, row))
  // Whom an entry concerns was joined to its disclosures for the rule alone.
  return table === 'ledger_disclosure' ? seen.map(row => without(row, 'parties')) : seen
}

const without = (row: Row, column: string): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== column))

/** Of an entry that concerns others, a party reads only the hashes. */
function linkOf(row: Row, viewer: Member): Row {
  const mine = Array.isArray(row['parties']) && row['parties'].includes(viewer.firmId)
  const own = ['kind', 'record_type', 'record_id', 'org_id', 'parties', 'nonce', 'payload']
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => name !== 'id')
      .map(([name, value]) => [name, mine || !own.includes(name) ? value : null]),
  )
}

const worldPrefix = (world: World) => world.number.toString(16).padStart(8, '0') + '-'
const counts = new WeakMap<Truth, Map<string, number>>()

/** Rows of the viewer's own world: those of others are refused too, but not counted. */
function countIn(world: World, truth: Truth, table: string): number {
  const known = counts.get(truth) ?? new Map<string, number>()
  counts.set(truth, known)
  const key = `${world.number} ${table}`
  const count =
    known.get(key) ??
    (truth.get(table) ?? []).filter(row => JSON.stringify(row).includes(worldPrefix(world))).length
  known.set(key, count)
  return count
}

const universeOf = (world: World, view: string): number => {
  if (view === 'live_grant') return world.grants.length
  if (view === 'visibility') return world.grants.length * 4
  if (view === 'seen_field') return world.accounts.length * 11 + world.contacts.length * 4
  if (!/account|contact/.test(view)) return world.jointRecords.length
  return view.endsWith('account') ? world.accounts.length * 11 : world.contacts.length * 4
}

const keyOf = (row: Row) =>
  JSON.stringify(
    Object.keys(row)
      .sort()
      .map(name => [name, row[name]]),
  )

function compareRows(
  verdict: Verdict,
  expected: Row[],
  actual: Row[],
  differ: (text: string) => void,
  asked: number,
) {
  verdict.decisions += asked
  const wanted = new Set(expected.map(keyOf))
  const got = new Set(actual.map(keyOf))
  for (const key of got) if (!wanted.has(key)) differ(`shows what is not theirs: ${key.slice(0, 160)}`)
  for (const key of wanted) if (!got.has(key)) differ(`hides what is theirs: ${key.slice(0, 160)}`)
}

const idIn = (row: Row) =>
  String(
    row['id'] ??
      row['order_id'] ??
      (row['field']
        ? `${String(row['record_id'])} ${String(row['field'])}`
        : `${String(row['grant_id'])} ${String(row['record_id'])}`),
  )
const asSet = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null))

function compareShown(
  verdict: Verdict,
  expected: Shown[],
  actual: Row[],
  differ: (text: string) => void,
  asked: number,
) {
  verdict.decisions += asked
  const wanted = new Map(expected.map(shown => [idIn(shown), shown]))
  const seen = new Set<string>()
  for (const row of actual) {
    const id = idIn(row)
    const shown = wanted.get(id)
    if (!shown) differ(`shows ${id}, which is not for them`)
    else if (seen.has(id)) differ(`shows ${id} twice`)
    else
      for (const [name, value] of Object.entries(shown)) {
        const is = asSet(row[name])
        if (name !== 'id' && is !== asSet(value) && !(is === 'null' && asSet(value) === '[]'))
          differ(`${name} of ${id} is ${is}, not ${asSet(value)}`)
      }
    seen.add(id)
  }
  for (const id of wanted.keys()) if (!seen.has(id)) differ(`hides ${id}`)
}
