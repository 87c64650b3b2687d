import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql'

const folder = fileURLToPath(new URL('../../schema/', import.meta.url))

/** The contract, as the SDL files say it. */
export function readSchema(): GraphQLSchema {
  const files = readdirSync(folder).filter(name => name.endsWith('.graphql'))
  return buildSchema(files.map(name => readFileSync(folder + name, 'utf8')).join('\n'))
}

export type RootName = 'Query' | 'Mutation' | 'Subscription'

export function rootFields(schema: GraphQLSchema, root: RootName): GraphQLField<unknown, unknown>[] {
  const type = schema.getType(root)
  if (!isObjectType(type)) throw new Error(`The schema has no ${root}.`)
  return Object.values(type.getFields())
}

/** One operation that asks a root field for everything that needs no further argument, `depth` records deep. */
export function documentOf(
  schema: GraphQLSchema,
  root: RootName,
  name: string,
  argNames: string[],
  depth = 3,
): string {
  const field = rootFields(schema, root).find(each => each.name === name)
  if (!field) throw new Error(`${root}.${name} is not in the schema.`)
  const used = field.args.filter(arg => argNames.includes(arg.name))
  const declared = used.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = used.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  const head = `${root.toLowerCase()} Asked${declared ? `(${declared})` : ''}`
  return `${head} { ${name}${passed ? `(${passed})` : ''} ${selection(schema, getNamedType(field.type), depth)} }`
}

function selection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return ''
  if (isAbstractType(type) || isUnionType(type) || isInterfaceType(type)) {
    const arms = schema
      .getPossibleTypes(type)
      .map(each => `... on ${each.name} ${selection(schema, each, depth)}`)
    return `{ __typename ${arms.join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  return `{ __typename ${fieldsOf(schema, type, depth).join(' ')} }`
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, depth: number): string[] {
  return Object.values(type.getFields()).flatMap(field => {
    if (field.args.some(isRequiredArgument)) return []
    const of = getNamedType(getNullableType(field.type))
    if (isLeafType(of)) return [field.name]
    return depth > 1 ? [`${field.name} ${selection(schema, of, depth - 1)}`] : []
  })
}
