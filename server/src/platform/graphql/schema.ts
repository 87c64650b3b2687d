import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildASTSchema, concatAST, isObjectType, isScalarType, isUnionType, parse } from 'graphql'
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import type { DomainEvent } from '../events.ts'
import type { Projections } from './compileSelection.ts'
import { projectedQueryResolver } from './execution.ts'
import type { FieldPlan, Projection } from './projection.ts'
import { scalars } from './scalars.ts'

import type { MutationResolvers, QueryResolvers } from './generated/resolvers.ts'

type Resolver = GraphQLFieldResolver<unknown, RequestContext>

/** Checked against the contract: each takes its arguments and answers something the contract's type can be read from. */
type Commands<All> = {
  [Name in keyof All]?: (source: unknown, args: ArgumentsOf<All[Name]>, ctx: RequestContext) => unknown
}
type ArgumentsOf<R> =
  NonNullable<R> extends { resolve: infer F } | infer F
    ? Extract<F, (...all: never[]) => unknown> extends (
        source: never,
        args: infer A,
        ...rest: never[]
      ) => unknown
      ? A
      : never
    : never

/** What wakes a subscription, and what its root field then is. */
export interface SubscriptionPlan {
  topics: string[]
  /** Whether an event concerns these arguments. The database decides whether the viewer may see it. */
  concerns?: (
    event: DomainEvent,
    args: Record<string, unknown>,
    viewer: { organizationId: string; memberId: string },
  ) => boolean
  payload: (event: DomainEvent) => unknown
}

/** What a domain brings to the API. */
export interface Domain {
  types?: Record<string, Projection>
  queries?: Record<string, FieldPlan>
  /** Fields that another domain's type gets, e.g. `Deal.orders` by orders. */
  extensions?: Record<string, Record<string, FieldPlan>>
  resolvers?: {
    Query?: Commands<QueryResolvers>
    Mutation?: Commands<MutationResolvers>
  }
  subscriptions?: Record<string, SubscriptionPlan>
}

export interface Api {
  schema: GraphQLSchema
  projections: Projections
  subscriptions: Record<string, SubscriptionPlan>
}

const contract = fileURLToPath(new URL('../../../../schema/', import.meta.url))

/** Ties the contract to what the domains bring; whatever the contract names and nobody answers stops the start. */
export function buildApi(domains: Domain[]): Api {
  const files = readdirSync(contract).filter(name => name.endsWith('.graphql'))
  const schema = buildASTSchema(concatAST(files.map(name => parse(readFileSync(contract + name, 'utf8')))))
  const projections: Projections = { types: {}, queries: {} }
  const subscriptions: Record<string, SubscriptionPlan> = {}
  const resolvers: { Query: Record<string, Resolver>; Mutation: Record<string, Resolver> } = {
    Query: {},
    Mutation: {},
  }
  for (const domain of domains) {
    for (const [name, projection] of Object.entries(domain.types ?? {})) {
      projections.types[name] = { byId: projection.byId, fields: { ...projection.fields } }
    }
    Object.assign(projections.queries, domain.queries)
    Object.assign(subscriptions, domain.subscriptions)
    Object.assign(resolvers.Query, domain.resolvers?.Query)
    Object.assign(resolvers.Mutation, domain.resolvers?.Mutation)
  }
  for (const domain of domains) {
    for (const [name, fields] of Object.entries(domain.extensions ?? {}))
      Object.assign(projections.types[name]?.fields ?? {}, fields)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    const scalar = scalars[type.name]
    if (isScalarType(type) && scalar) {
      Object.assign(type, {
        serialize: scalar.serialize,
        parseValue: scalar.parseValue,
        parseLiteral: scalar.parseLiteral,
      })
    }
    if (isUnionType(type)) type.resolveType = value => (value as { __typename: string }).__typename
  }
  attach(schema, projections, subscriptions, resolvers)
  return { schema, projections, subscriptions }
}

function attach(
  schema: GraphQLSchema,
  projections: Projections,
  subscriptions: Record<string, SubscriptionPlan>,
  resolvers: { Query: Record<string, Resolver>; Mutation: Record<string, Resolver> },
) {
  const missing: string[] = []
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const own = resolvers.Query[field.name]
    if (own) field.resolve = own
    else if (projections.queries[field.name])
      field.resolve = projectedQueryResolver(schema, projections, field.name)
    else missing.push(`Query.${field.name}`)
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const own = resolvers.Mutation[field.name]
    if (own) field.resolve = own
    else missing.push(`Mutation.${field.name}`)
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    if (!subscriptions[field.name]) missing.push(`Subscription.${field.name}`)
  }
  for (const [name, projection] of Object.entries(projections.types)) {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new Error(`${name} is projected, but the contract has no such type.`)
    for (const field of Object.keys(type.getFields())) {
      if (!projection.fields[field]) missing.push(`${name}.${field}`)
    }
  }
  if (missing.length > 0) throw new Error(`Nothing answers ${missing.join(', ')}.`)
}
