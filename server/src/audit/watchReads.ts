import { getArgumentValues } from 'graphql/execution/values.js'
import { getOperationAST, Kind } from 'graphql'
import type { DocumentNode, FieldNode, GraphQLSchema, SelectionSetNode } from 'graphql'
import type { ReadThrough } from '../platform/graphql/execution.ts'
import { isId } from '../platform/ids.ts'
import type { RequestContext } from '../platform/context.ts'
import type { ViewLog } from './viewLog.ts'

/** The queries behind a record's page. */
const watched: Record<string, string> = {
  account: 'ACCOUNT',
  deal: 'DEAL',
  campaign: 'CAMPAIGN',
  plan: 'PLAN',
  topic: 'TOPIC',
  purchaseOrder: 'ORDER',
  interchange: 'INTERCHANGE',
  sharedDeal: 'DEAL',
  sharedCampaign: 'CAMPAIGN',
  sharedPurchaseOrder: 'ORDER',
  sharedTopic: 'TOPIC',
  sharedRoom: 'ROOM',
}

/** Notes the records that a read opened, whichever way it is executed. The read itself stays as it is. */
export function watchReads(schema: GraphQLSchema, readThrough: ReadThrough, log: ViewLog): ReadThrough {
  const fields = schema.getQueryType()?.getFields() ?? {}
  const rootsOf = new WeakMap<DocumentNode, FieldNode[]>()

  for (const [name, recordType] of Object.entries(watched)) {
    const field = fields[name]
    const read = field?.resolve
    if (!field || !read) continue
    field.resolve = async (source, args: { id?: unknown }, ctx: RequestContext, info) => {
      const record: unknown = await read(source, args, ctx, info)
      if (record && isId(args.id)) log.note(ctx.identity, recordType, args.id)
      return record
    }
  }

  return {
    ...readThrough,
    async read(document, operationName, variables, ctx) {
      const text = await readThrough.read(document, operationName, variables, ctx)
      if (text === null) return null
      let roots = rootsOf.get(document)
      if (!roots) rootsOf.set(document, (roots = watchedRoots(document, operationName)))
      for (const node of roots) {
        const field = fields[node.name.value]
        const recordType = watched[node.name.value]
        const id = field && getArgumentValues(field, node, variables)['id']
        if (recordType && isId(id) && isAnswered(text, node)) log.note(ctx.identity, recordType, id)
      }
      return text
    },
  }
}

/** One watched field alone is nearly every page; only beside others the answer has to be read. */
function isAnswered(text: string, node: FieldNode): boolean {
  const key = node.alias?.value ?? node.name.value
  const start = `{${JSON.stringify(key)}:`
  if (text.startsWith(start)) return !text.startsWith(`${start}null`)
  return (JSON.parse(text) as Record<string, unknown>)[key] != null
}

function watchedRoots(document: DocumentNode, operationName: string | null | undefined): FieldNode[] {
  const operation = getOperationAST(document, operationName)
  const found: FieldNode[] = []
  const collect = ({ selections }: SelectionSetNode) => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        if (watched[node.name.value]) found.push(node)
      } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet)
      else {
        const fragment = document.definitions.find(
          each => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value,
        )
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet)
      }
    }
  }
  if (operation) collect(operation.selectionSet)
  return found
}
