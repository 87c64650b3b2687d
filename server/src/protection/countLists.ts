import { getNamedType, getOperationAST, isListType, isNonNullType, isObjectType, Kind } from 'graphql'
import type { DocumentNode, GraphQLOutputType, GraphQLSchema, SelectionSetNode } from 'graphql'
import type { RequestContext } from '../platform/context.ts'
import type { ReadThrough } from '../platform/graphql/execution.ts'
import type { ReadingTally } from './readingTally.ts'

/** What somebody would take a firm's customers along as. */
const records = new Set(['Account', 'Contact', 'Deal', 'SharedDeal', 'SearchHit'])
/** The lists that end when a person's budget is spent. Single records stay open. */
const bulk = ['accounts', 'deals', 'sharedDeals', 'search']

type Path = string[]

/** Counts the records that lists answer with, whichever way they are executed. The read itself stays as it is. */
export function countLists(
  schema: GraphQLSchema,
  readThrough: ReadThrough,
  tally: ReadingTally,
): ReadThrough {
  const fields = schema.getQueryType()?.getFields() ?? {}
  const listsOf = new WeakMap<DocumentNode, { paths: Path[]; isBulk: boolean }>()

  for (const name of bulk) {
    const field = fields[name]
    const read = field?.resolve
    if (!field || !read) continue
    field.resolve = async (source, args, ctx: RequestContext, info) => {
      tally.admit(ctx.identity)
      const answer: unknown = await read(source, args, ctx, info)
      const paths = info.fieldNodes.flatMap(node =>
        node.selectionSet ? pathsIn(field.type, node.selectionSet, info.fragments, []) : [],
      )
      tally.note(ctx.identity, JSON.stringify(answer), () => countAll(answer, paths))
      return answer
    }
  }

  function pathsIn(
    type: GraphQLOutputType,
    { selections }: SelectionSetNode,
    fragments: Record<string, { selectionSet: SelectionSetNode }>,
    at: Path,
  ): Path[] {
    const parent = getNamedType(type)
    if (!isObjectType(parent)) return []
    return selections.flatMap(node => {
      if (node.kind === Kind.INLINE_FRAGMENT) return pathsIn(parent, node.selectionSet, fragments, at)
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[node.name.value]
        return fragment ? pathsIn(parent, fragment.selectionSet, fragments, at) : []
      }
      const field = parent.getFields()[node.name.value]
      if (!field || !node.selectionSet) return []
      const path = [...at, node.alias?.value ?? node.name.value]
      const inner = isNonNullType(field.type) ? field.type.ofType : field.type
      const own = isListType(inner) && records.has(getNamedType(inner).name) ? [path] : []
      return [...own, ...pathsIn(field.type, node.selectionSet, fragments, path)]
    })
  }

  function listsIn(document: DocumentNode, operationName: string | null | undefined) {
    const known = listsOf.get(document)
    if (known) return known
    const operation = getOperationAST(document, operationName)
    const query = schema.getQueryType()
    const fragments = Object.fromEntries(
      document.definitions.flatMap(each =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
      ),
    )
    const rootNames = ({ selections }: SelectionSetNode): string[] =>
      selections.flatMap(node => {
        if (node.kind === Kind.FIELD) return [node.name.value]
        if (node.kind === Kind.INLINE_FRAGMENT) return rootNames(node.selectionSet)
        const fragment = fragments[node.name.value]
        return fragment ? rootNames(fragment.selectionSet) : []
      })
    const isBulk = operation ? rootNames(operation.selectionSet).some(name => bulk.includes(name)) : false
    const paths = isBulk && operation && query ? pathsIn(query, operation.selectionSet, fragments, []) : []
    const lists = { paths, isBulk }
    listsOf.set(document, lists)
    return lists
  }

  return {
    ...readThrough,
    async read(document, operationName, variables, ctx) {
      const { paths, isBulk } = listsIn(document, operationName)
      if (isBulk) tally.admit(ctx.identity)
      const text = await readThrough.read(document, operationName, variables, ctx)
      if (text !== null && paths.length > 0)
        tally.note(ctx.identity, text, () => countAll(JSON.parse(text), paths))
      return text
    },
  }
}

const countAll = (answer: unknown, paths: Path[]): number =>
  paths.reduce((sum, path) => sum + countAt(answer, path), 0)

function countAt(value: unknown, path: Path): number {
  if (Array.isArray(value))
    return path.length === 0
      ? value.length
      : value.reduce((sum: number, each) => sum + countAt(each, path), 0)
  const [key, ...rest] = path
  if (key === undefined || typeof value !== 'object' || value === null) return 0
  return countAt(Reflect.get(value, key), rest)
}
