import { createHash } from 'node:crypto'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { getArgumentValues, getNamedType, GraphQLNonNull, GraphQLString } from 'graphql'
import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from 'graphql'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import type { Identity } from '../viewer.ts'
import { objectText } from './jsonText.ts'
import type { Member } from './jsonText.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from './projection.ts'

export interface Projections {
  types: Record<string, Projection>
  queries: Record<string, FieldPlan>
}

/** What a bind reads when the statement runs. */
interface Run {
  identity: Identity | null
  variables: Record<string, unknown>
  arguments: Map<FieldNode, Record<string, unknown>>
}

type Bind = (run: Run) => unknown

/** Boxed: Kysely would call a bare function while the text is made. */
class Hole {
  readonly bind: Bind
  constructor(bind: Bind) {
    this.bind = bind
  }
}

const hole = (bind: Bind): Sql => sql.val(new Hole(bind))

export interface CompiledRead {
  name: string
  text: string
  /** Depends on the person, not only on firm and roles. */
  isPersonal: boolean
  values(identity: Identity | null, variables: Record<string, unknown>): unknown[]
}

interface Compilation {
  schema: GraphQLSchema
  projections: Projections
  fragments: Record<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
  aliases: number
  isPersonal: boolean
}

export interface DocumentScope {
  schema: GraphQLSchema
  projections: Projections
  fragments: Record<string, FragmentDefinitionNode>
  /** Coerced. Their values are bound at run time; which of them are given shapes the text. */
  variables: Record<string, unknown>
}

/** One statement whose columns are the JSON texts of these root fields. */
export function compileRootFields(
  scope: DocumentScope,
  roots: { key: string; nodes: readonly FieldNode[] }[],
): CompiledRead {
  const compilation = { ...scope, aliases: 0, isPersonal: false }
  const query = scope.schema.getQueryType()
  const columns = roots.map(({ key, nodes }) => {
    const node = nodes[0]
    const plan = node && scope.projections.queries[node.name.value]
    if (!node || !plan || !query) throw new Error(`No plan reads Query.${node?.name.value}.`)
    return sql`${plan(fieldScope(compilation, query, { key, nodes, t: sql``, type: query }))}::text`
  })
  return finish(compilation, sql`select ${sql.join(columns)}`)
}

/** One statement that reads a single record of a type, with what these nodes select of it. */
export function compileRecord(
  scope: DocumentScope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): CompiledRead {
  const compilation = { ...scope, aliases: 0, isPersonal: false }
  const projection = scope.projections.types[type.name]
  if (!projection) throw new Error(`No projection of ${type.name}.`)
  const row = nextAlias(compilation)
  const object = selectObject(compilation, type, nodes, row)
  return finish(
    compilation,
    sql`select ${object}::text from ${projection.byId(row, sql`${hole(recordId)}::uuid`)}`,
  )
}

const recordId: Bind = run => run.variables[recordIdKey]
/** Not a GraphQL name, so no variable can shadow it. */
export const recordIdKey = '#id'

/** Turns expressions into text; it never connects. */
const compileOnly = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

function finish(compilation: Compilation, statement: Sql): CompiledRead {
  const compiled = statement.compile(compileOnly)
  const parameters = compiled.parameters as unknown[]
  return {
    name: `read_${createHash('sha256').update(compiled.sql).digest('hex').slice(0, 24)}`,
    text: compiled.sql,
    isPersonal: compilation.isPersonal,
    values(identity, variables) {
      const run: Run = { identity, variables, arguments: new Map() }
      return parameters.map(parameter => (parameter instanceof Hole ? parameter.bind(run) : parameter))
    },
  }
}

const nextAlias = (compilation: Compilation): Sql => sql.raw(`t${compilation.aliases++}`)

interface FieldPlace {
  key: string
  nodes: readonly FieldNode[]
  t: Sql
  /** The type that has the field. */
  type: GraphQLObjectType
}

function fieldScope(compilation: Compilation, parent: GraphQLObjectType, place: FieldPlace): FieldScope {
  const node = place.nodes[0]
  if (!node) throw new Error('A field without a node.')
  const definition = fieldOf(parent, node.name.value)
  const returned = getNamedType(definition.type) as GraphQLObjectType
  const argumentsOf = (run: Run) => {
    let values = run.arguments.get(node)
    if (!values) run.arguments.set(node, (values = getArgumentValues(definition, node, run.variables)))
    return values
  }
  const given = getArgumentValues(definition, node, compilation.variables)
  const bind = hole
  const scope: FieldScope = {
    key: place.key,
    t: place.t,
    alias: () => nextAlias(compilation),
    arg: (name, convert = value => value) => bind(run => convert(argumentsOf(run)[name] ?? null)),
    has: name => given[name] !== undefined && given[name] !== null,
    viewer: pick =>
      // Who may ask without a firm, or without signing in, is decided at the root; here they are simply nobody.
      bind(run => (run.identity?.viewer ? pick(run.identity.viewer) : null)),
    identity: pick => bind(run => (run.identity ? pick(run.identity) : null)),
    personal: () => {
      compilation.isPersonal = true
    },
    select: row => selectObject(compilation, returned, place.nodes, row),
    child: name =>
      childrenOf(compilation, returned, place.nodes)
        .filter(child => child.nodes[0]?.name.value === name)
        .map(child => fieldScope(compilation, returned, { ...child, t: place.t, type: returned })),
    object: fields =>
      objectText(
        childrenOf(compilation, returned, place.nodes).map(child => {
          const name = child.nodes[0]?.name.value ?? ''
          if (name === '__typename') return typename(child.key, returned)
          const value = fields[name]
          if (!value) throw new Error(`${returned.name}.${name} cannot be read.`)
          const { type } = fieldOf(returned, name)
          const scoped = fieldScope(compilation, returned, { ...child, t: place.t, type: returned })
          return { key: child.key, type, value: value(scoped) }
        }),
      ),
  }
  return scope
}

const typename = (key: string, type: GraphQLObjectType): Member => ({
  key,
  type: new GraphQLNonNull(GraphQLString),
  value: sql.lit(type.name),
})

function fieldOf(type: GraphQLObjectType, name: string) {
  const field = type.getFields()[name]
  if (!field) throw new Error(`${type.name} has no field ${name}.`)
  return field
}

function selectObject(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  row: Sql,
): Sql {
  const projection = compilation.projections.types[type.name]
  if (!projection) throw new Error(`No projection of ${type.name}.`)
  return objectText(
    childrenOf(compilation, type, nodes).map(child => {
      const name = child.nodes[0]?.name.value ?? ''
      if (name === '__typename') return typename(child.key, type)
      const plan = projection.fields[name]
      if (!plan) throw new Error(`No plan reads ${type.name}.${name}.`)
      const value = plan(fieldScope(compilation, type, { ...child, t: row, type }))
      return { key: child.key, type: fieldOf(type, name).type, value }
    }),
  )
}

function childrenOf(compilation: Compilation, type: GraphQLObjectType, nodes: readonly FieldNode[]) {
  const fields = collectSubfields(compilation.schema, compilation.fragments, compilation.variables, type, [
    ...nodes,
  ])
  return [...fields].map(([key, fieldNodes]) => ({ key, nodes: fieldNodes }))
}
