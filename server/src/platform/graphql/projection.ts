import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { badInput } from '../errors.ts'
import { isId } from '../ids.ts'
import { arrayText } from './jsonText.ts'
import type { Identity, Viewer } from '../viewer.ts'

export type Sql = RawBuilder<unknown>

/** What a field's SQL is made from. Values are bound at run time; the text is compiled once per document. */
export interface FieldScope {
  /** Its name in the answer. */
  key: string
  /** The row the field belongs to. */
  t: Sql
  /** A fresh table alias. */
  alias(): Sql
  /** An argument as a bind; `convert` checks and changes it, and may throw AppError. */
  arg(name: string, convert?: (value: unknown) => unknown): Sql
  /** Whether the argument was given (and is not null). */
  has(name: string): boolean
  /** Something of who asks, as a bind. */
  viewer(pick: (viewer: Viewer) => unknown): Sql
  identity(pick: (identity: Identity) => unknown): Sql
  /** The answer depends on the person, not only on the firm and role. */
  personal(): void
  /** The JSON object, as text, that the document asks of this field, for a row of that alias. */
  select(row: Sql): Sql
  /** The JSON object of one of this field's own fields, e.g. `nodes` of a connection; null when it is not asked for. */
  child(name: string): FieldScope[]
  /** The JSON object, as text, of this field's own fields, each given as SQL. */
  object(fields: Record<string, (scope: FieldScope) => Sql>): Sql
}

export type FieldPlan = (scope: FieldScope) => Sql

export interface Projection {
  /** The table or view of one row, by id: for what a command returns and for subscriptions. */
  byId: (t: Sql, id: Sql) => Sql
  fields: Record<string, FieldPlan>
}

/** A row that a command names; what is asked of it is read after the commit. */
export class RecordRef {
  readonly type: string
  readonly id: string
  constructor(type: string, id: string) {
    this.type = type
    this.id = id
  }
}

export const column =
  (name: string): FieldPlan =>
  ({ t }) =>
    sql`${t}.${sql.ref(name)}`

/** timestamptz as ISO 8601 in UTC with milliseconds. */
export const instant =
  (name: string): FieldPlan =>
  ({ t }) =>
    instantOf(sql`${t}.${sql.ref(name)}`)

export const instantOf = (value: Sql): Sql =>
  sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A day as YYYY-MM-DD. */
export const day =
  (name: string): FieldPlan =>
  ({ t }) =>
    sql`to_char(${t}.${sql.ref(name)}, 'YYYY-MM-DD')`

/** numeric as exact text. */
export const decimal =
  (name: string): FieldPlan =>
  ({ t }) =>
    sql`${t}.${sql.ref(name)}::text`

/** `<name>_minor` and `<name>_currency` as Money; null without an amount. */
export const money =
  (name: string): FieldPlan =>
  ({ t, object }) =>
    sql`case when ${t}.${sql.ref(`${name}_minor`)} is not null then ${object({
      minor: () => sql`${t}.${sql.ref(`${name}_minor`)}`,
      currency: () => sql`${t}.${sql.ref(`${name}_currency`)}`,
    })} end`

/** One neighbour; `from` names its table and the join, e.g. sql`organization ${row} where ${row}.id = ${t}.org_id`. */
export const one =
  (from: (scope: FieldScope, row: Sql) => Sql): FieldPlan =>
  scope => {
    const row = scope.alias()
    return sql`(select ${scope.select(row)} from ${from(scope, row)} limit 1)`
  }

/** A short list; `from` carries its order and limit. */
export const many =
  (from: (scope: FieldScope, row: Sql) => Sql): FieldPlan =>
  scope => {
    const row = scope.alias()
    const inner = scope.alias()
    return sql`(select ${arrayText(sql`${inner}.o`)} from (select ${scope.select(row)} as o from ${from(scope, row)}) ${inner})`
  }

/** `first`, held between 1 and `most`. */
export const firstOf = (scope: FieldScope, most = 100, extra = 0): Sql =>
  scope.arg('first', value => Math.min(Math.max(typeof value === 'number' ? value : 50, 1), most) + extra)

interface ConnectionPlan {
  /** FROM and JOINs. */
  from: (row: Sql, scope: FieldScope) => Sql
  /** Conditions, joined by AND. */
  where: (row: Sql, scope: FieldScope) => Sql[]
  /** The two sort keys, both in the same direction; the second is a unique id. */
  order: (row: Sql) => { key: Sql; id: Sql; type: 'timestamptz' | 'text'; direction: 'asc' | 'desc' }
  /** The largest page; 100 by default. */
  most?: number
  /** What is counted, where that is cheaper to say than what is listed. */
  count?: Pick<ConnectionPlan, 'from' | 'where'>
}

/** The condition that a page begins after its mark, for a list that limits its parts itself; nothing without a mark. */
export function afterMark(
  scope: FieldScope,
  { key, id, type, direction }: ReturnType<ConnectionPlan['order']>,
): Sql[] {
  if (!scope.has('after')) return []
  const mark = (pick: 'key' | 'id') => scope.arg('after', value => readCursor(value, type)[pick])
  const than = sql.raw(direction === 'asc' ? '>' : '<')
  return [sql`(${key}, ${id}) ${than} (${mark('key')}::${sql.raw(type)}, ${mark('id')}::uuid)`]
}

/** A list by keyset: one statement whatever the page, counts capped at 1,001. */
export const connection =
  (plan: ConnectionPlan): FieldPlan =>
  scope => {
    const row = scope.alias()
    const { key, id, type, direction } = plan.order(row)
    const way = sql.raw(direction)
    const after = afterMark(scope, { key, id, type, direction })
    const conditions = plan.where(row, scope)
    const nodes = scope.child('nodes')
    const page = scope.alias()
    const numbered = scope.alias()
    const size = firstOf(scope, plan.most)
    const mark =
      type === 'timestamptz' ? sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : key
    // Who asks for no page marks gets no row beyond the page, and none is numbered.
    const isMarked = scope.child('pageInfo').length > 0
    const outer = scope.object({
      nodes: child => {
        const object = sql`${numbered}.${sql.ref(`o${nodes.findIndex(node => node.key === child.key)}`)}`
        return isMarked
          ? arrayText(object, sql`order by ${numbered}.n`, sql` filter (where ${numbered}.n <= ${size})`)
          : arrayText(object)
      },
      pageInfo: child =>
        child.object({
          hasNextPage: () => sql`count(*) > ${size}`,
          endCursor: () =>
            sql`max(${numbered}.mark) filter (where ${numbered}.n = least(${numbered}.total, ${size}))`,
        }),
      totalCount: child => {
        const counted = child.alias()
        const inner = child.alias()
        const { from, where } = plan.count ?? plan
        return sql`(select ${child.object({
          value: () => sql`least(${counted}.n, 1000)`,
          isCapped: () => sql`${counted}.n > 1000`,
        })} from (select count(*) as n from (
          select 1 from ${from(inner, scope)} where ${and(where(inner, scope))} limit 1001) ${inner}_c) ${counted})`
      },
    })
    if (nodes.length === 0 && !isMarked) return sql`(select ${outer})`
    const objects = nodes.map((node, index) => sql`${node.select(row)} as ${sql.ref(`o${index}`)}`)
    const rows = (columns: Sql[], extra: number) => sql`(select ${sql.join(columns)}
        from ${plan.from(row, scope)} where ${and([...conditions, ...after])}
        order by ${key} ${way}, ${id} ${way} limit ${firstOf(scope, plan.most, extra)})`
    if (!isMarked) return sql`(select ${outer} from ${rows(objects, 0)} ${numbered})`
    return sql`(select ${outer} from (
      select ${page}.*, row_number() over () as n, count(*) over () as total
      from ${rows([...objects, sql`${mark} || '|' || ${id} as mark`], 1)} ${page}) ${numbered})`
  }

export const and = (conditions: Sql[]): Sql =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

function readCursor(value: unknown, type: 'timestamptz' | 'text'): { key: string; id: string } {
  const text = String(value)
  const bar = text.lastIndexOf('|')
  const key = text.slice(0, bar)
  const id = text.slice(bar + 1)
  if (bar < 0 || !isId(id) || (type === 'timestamptz' && Number.isNaN(Date.parse(key)))) {
    throw badInput('after', {
      en: 'This page mark is not one of ours. Load the list again from its beginning.',
      ja: 'ページ位置の指定が正しくありません。一覧を最初から読み込み直してください。',
    })
  }
  return { key, id }
}

/** An id argument: anything that is no UUID finds nothing, like a record that is not there. */
export const idArg = (scope: FieldScope, name: string): Sql =>
  sql`${scope.arg(name, value => (isId(value) ? value : null))}::uuid`

export const like = (value: unknown): string =>
  `%${String(value)
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
