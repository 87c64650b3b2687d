import { getOperationAST, isObjectType, Kind } from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import { getVariableValues } from 'graphql/execution/values.js'
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLFieldResolver,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import type { RequestContext } from '../context.ts'
import { noOrganization, unauthenticated, viewingOnly } from '../errors.ts'
import { compileRecord, compileRootFields, recordIdKey } from './compileSelection.ts'
import type { CompiledRead, DocumentScope, Projections } from './compileSelection.ts'
import { RecordRef } from './projection.ts'

/** Root fields that answer a person without a firm, or nobody at all. */
const openQueries = new Set(['viewer', 'partnershipInvitation', 'partnershipInvitations'])

export interface ReadThrough {
  /**
   * Runs a query whose root fields are all projected: one statement, whose JSON texts are the answer.
   * @returns the `data` object as JSON text, or null when something in it needs a resolver.
   */
  read(
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: Record<string, unknown>,
    ctx: RequestContext,
  ): Promise<string | null>
  /** Reads what the selection asks of a record; null when the viewer may not see it. */
  record(
    ref: RecordRef,
    info: Parameters<GraphQLFieldResolver<unknown, RequestContext>>[3],
    ctx: RequestContext,
  ): Promise<unknown>
  /** The default resolver: projected values stand under the name they are asked by. */
  resolve: GraphQLFieldResolver<unknown, RequestContext>
}

interface Prepared {
  keys: string[]
  typenames: string[]
  statement: CompiledRead | null
  isOpen: boolean
}

export function createReadThrough(schema: GraphQLSchema, projections: Projections): ReadThrough {
  const documents = new WeakMap<DocumentNode, Map<string, Prepared | null>>()
  const records = new WeakMap<object, Map<string, CompiledRead>>()

  function prepare(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): Prepared | null {
    const scope: DocumentScope = { schema, projections, fragments: fragmentsOf(document), variables }
    const query = schema.getQueryType()
    if (!query) return null
    const fields = [...collectFields(schema, scope.fragments, variables, query, operation.selectionSet)]
    const names = fields.map(([key, nodes]) => ({ key, nodes, name: nodes[0]?.name.value ?? '' }))
    const read = names.filter(field => field.name !== '__typename')
    if (read.some(field => !projections.queries[field.name])) return null
    return {
      keys: read.map(field => field.key),
      typenames: names.filter(field => field.name === '__typename').map(field => field.key),
      statement: read.length > 0 ? compileRootFields(scope, read) : null,
      isOpen: read.every(field => openQueries.has(field.name)),
    }
  }

  async function run(statement: CompiledRead, variables: Record<string, unknown>, ctx: RequestContext) {
    const [rows] = await ctx.db.read(ctx.identity, [
      { name: statement.name, text: statement.text, values: statement.values(ctx.identity, variables) },
    ])
    return rows?.[0] as (string | null)[] | undefined
  }

  async function record(ref: RecordRef, info: Parameters<ReadThrough['record']>[1], ctx: RequestContext) {
    const type = schema.getType(ref.type)
    if (!isObjectType(type)) throw new Error(`No type ${ref.type}.`)
    const key = `${ref.type} ${shapeOf(info.variableValues)}`
    let compiled = records.get(info.fieldNodes[0] ?? info)
    if (!compiled) records.set(info.fieldNodes[0] ?? info, (compiled = new Map()))
    let statement = compiled.get(key)
    if (!statement) {
      statement = compileRecord(
        { schema, projections, fragments: info.fragments, variables: info.variableValues },
        type,
        info.fieldNodes,
      )
      if (compiled.size < 64) compiled.set(key, statement)
    }
    const row = await run(statement, { ...info.variableValues, [recordIdKey]: ref.id }, ctx)
    return row?.[0] ? (JSON.parse(row[0]) as unknown) : null
  }

  // A command may answer with the record itself.
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const command = field.resolve
    if (!command) continue
    field.resolve = async (source, args, ctx: RequestContext, info) => {
      if (ctx.identity?.viewAs) throw viewingOnly()
      const answer: unknown = await command(source, args, ctx, info)
      return answer instanceof RecordRef ? record(answer, info, ctx) : answer
    }
  }

  return {
    async read(document, operationName, variables, ctx) {
      const operation = getOperationAST(document, operationName)
      if (!operation || operation.operation !== 'query') return null
      const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
      if (errors) throw errors[0]
      const key = `${operationName ?? ''} ${shapeOf(coerced)}`
      let prepared = documents.get(document)
      if (!prepared) documents.set(document, (prepared = new Map()))
      let plan = prepared.get(key)
      if (plan === undefined) {
        plan = prepare(document, operation, coerced)
        if (prepared.size < 64) prepared.set(key, plan)
      }
      if (!plan) return null
      if (!plan.isOpen) {
        if (!ctx.identity) throw unauthenticated()
        if (!ctx.identity.viewer) throw noOrganization()
      }
      const row = plan.statement ? await run(plan.statement, coerced, ctx) : []
      const members = plan.keys.map((name, index) => `${JSON.stringify(name)}:${row?.[index] ?? 'null'}`)
      const typenames = plan.typenames.map(name => `${JSON.stringify(name)}:"Query"`)
      return `{${[...typenames, ...members].join(',')}}`
    },
    record,
    resolve: (source, args, ctx, info) => {
      const parent = source as Record<string, unknown> | null
      const value = parent?.[info.path.key] ?? parent?.[info.fieldName]
      if (value instanceof RecordRef) return record(value, info, ctx)
      if (Array.isArray(value) && value[0] instanceof RecordRef) {
        return Promise.all(value.map(ref => record(ref as RecordRef, info, ctx)))
      }
      return typeof value === 'function' ? (value as (...all: unknown[]) => unknown)(args, ctx, info) : value
    },
  }
}

/** A projected root field inside an operation that has others: its JSON, parsed. */
export function projectedQueryResolver(
  schema: GraphQLSchema,
  projections: Projections,
  name: string,
): GraphQLFieldResolver<unknown, RequestContext> {
  return async (_source, _args, ctx, info) => {
    if (!openQueries.has(name)) {
      if (!ctx.identity) throw unauthenticated()
      if (!ctx.identity.viewer) throw noOrganization()
    }
    const statement = compileRootFields(
      { schema, projections, fragments: info.fragments, variables: info.variableValues },
      [{ key: String(info.path.key), nodes: info.fieldNodes }],
    )
    const [rows] = await ctx.db.read(ctx.identity, [
      { name: '', text: statement.text, values: statement.values(ctx.identity, info.variableValues) },
    ])
    const text = rows?.[0]?.[0] as string | null | undefined
    return text ? (JSON.parse(text) as unknown) : null
  }
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  }
  return fragments
}

/** Which variables are given, and the booleans among them: all that shapes a statement's text. */
const shapeOf = (variables: Record<string, unknown>) =>
  Object.keys(variables)
    .sort()
    .map(name => {
      const value = variables[name]
      return value === null || value === undefined
        ? ''
        : `${name}${typeof value === 'boolean' ? `=${value}` : ''}`
    })
    .join(' ')
