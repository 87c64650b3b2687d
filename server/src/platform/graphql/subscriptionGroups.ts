import { execute, getNamedType, getOperationAST, isObjectType } from 'graphql'
import type { DocumentNode, ExecutionResult, FieldNode } from 'graphql'
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js'
import { createContext } from '../context.ts'
import type { ContextSource, RequestContext } from '../context.ts'
import { badInput } from '../errors.ts'
import type { DomainEvent, Events } from '../events.ts'
import type { Language } from '../language.ts'
import type { Identity } from '../viewer.ts'
import { requireViewer } from '../viewer.ts'
import { compileRecord } from './compileSelection.ts'
import type { ReadThrough } from './execution.ts'
import type { Api, SubscriptionPlan } from './schema.ts'

/** Whose socket it is, and how many subscriptions it holds open. */
export interface Connection {
  identity: Identity
  language: Language
  open: number
}

/** A document that was let in, with what it is asked with. */
export interface Asked {
  document: DocumentNode
  operationName: string | null | undefined
  variables: Record<string, unknown>
}

/** One execution per (document, variables, rights): everybody who may see the same gets the same answer. */
interface Group {
  plan: SubscriptionPlan
  args: Record<string, unknown>
  asked: Asked
  ctx: () => RequestContext
  sinks: Set<(result: ExecutionResult) => void>
  /** The newest event of each record that waits; a burst becomes one answer. */
  waiting: Map<string, DomainEvent>
  isRunning: boolean
}

export interface SubscriptionGroups {
  /** @throws what the client did wrong, before anything is promised. */
  check(asked: Asked, connection: Connection): void
  /** What comes, until the reader turns away. */
  stream(asked: Asked, connection: Connection): AsyncGenerator<ExecutionResult>
  close(): void
}

export interface SubscriptionGroupsOptions {
  api: Api
  readThrough: ReadThrough
  source: ContextSource
  events: Events
}

/** Executes what several ask alike once, and tells it to all of them. */
export function openSubscriptionGroups({
  api,
  readThrough,
  source,
  events,
}: SubscriptionGroupsOptions): SubscriptionGroups {
  const groups = new Map<string, Group>()
  function concerns(group: Group, event: DomainEvent) {
    if (!group.plan.topics.some(topic => event.topic.startsWith(topic))) return false
    const viewer = group.ctx().identity?.viewer
    return viewer ? (group.plan.concerns?.(event, group.args, viewer) ?? true) : false
  }

  const stopListening = events.on('', event => {
    for (const group of groups.values()) {
      if (!concerns(group, event)) continue
      group.waiting.set(event.recordId, event)
      if (!group.isRunning) void run(group)
    }
  })

  async function run(group: Group) {
    group.isRunning = true
    for (let next = group.waiting.entries().next(); !next.done; next = group.waiting.entries().next()) {
      const [recordId, event] = next.value
      group.waiting.delete(recordId)
      const result = await answer(group, event).catch((error: unknown) => {
        source.log.error({ err: error, topic: event.topic }, 'a subscription could not be answered')
        return null
      })
      if (result) for (const sink of group.sinks) sink(result)
    }
    group.isRunning = false
  }

  async function answer({ asked, plan, ctx }: Group, event: DomainEvent): Promise<ExecutionResult | null> {
    const operation = getOperationAST(asked.document, asked.operationName)
    const field = operation?.selectionSet.selections.find(node => node.kind === 'Field')
    if (!field || field.kind !== 'Field') return null
    const result = await execute({
      schema: api.schema,
      document: asked.document,
      operationName: asked.operationName,
      variableValues: asked.variables,
      rootValue: { [field.name.value]: plan.payload(event) },
      contextValue: ctx(),
      fieldResolver: readThrough.resolve,
    })
    // Not visible to these rights: nothing is said, not even that something happened.
    return result.data ? result : null
  }

  function groupOf(asked: Asked, connection: Connection): Group {
    const operation = getOperationAST(asked.document, asked.operationName)
    const node = operation?.selectionSet.selections[0]
    const type = api.schema.getSubscriptionType()
    const definition = node?.kind === 'Field' ? type?.getFields()[node.name.value] : undefined
    const plan = node?.kind === 'Field' ? api.subscriptions[node.name.value] : undefined
    if (
      !operation ||
      operation.operation !== 'subscription' ||
      node?.kind !== 'Field' ||
      !definition ||
      !plan
    ) {
      throw badInput(null, {
        en: 'Only subscriptions run over this connection.',
        ja: 'この接続では購読のみ実行できます。',
      })
    }
    const { coerced, errors } = getVariableValues(
      api.schema,
      operation.variableDefinitions ?? [],
      asked.variables,
    )
    if (errors) throw errors[0]
    const viewer = requireViewer(connection.identity)
    const rights = isPersonal(node, asked, coerced)
      ? viewer.memberId
      : `${viewer.organizationId} ${viewer.roles.toSorted().join()} ${connection.language}`
    const key = JSON.stringify([documentKey(asked.document), asked.operationName, coerced, rights])
    let group = groups.get(key)
    if (!group) {
      group = {
        plan,
        args: getArgumentValues(definition, node, coerced),
        asked: { ...asked, variables: asked.variables },
        ctx: () => createContext(source, connection.identity, connection.language),
        sinks: new Set(),
        waiting: new Map(),
        isRunning: false,
      }
      groups.set(key, group)
    }
    return group
  }

  function isPersonal(node: FieldNode, asked: Asked, variables: Record<string, unknown>) {
    const type = getNamedType(api.schema.getSubscriptionType()?.getFields()[node.name.value]?.type)
    if (!isObjectType(type) || !api.projections.types[type.name]) return true
    const fragments = Object.fromEntries(
      asked.document.definitions.flatMap(each =>
        each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [],
      ),
    )
    return compileRecord({ schema: api.schema, projections: api.projections, fragments, variables }, type, [
      node,
    ]).isPersonal
  }

  async function* stream(asked: Asked, connection: Connection): AsyncGenerator<ExecutionResult> {
    const group = groupOf(asked, connection)
    const queue: ExecutionResult[] = []
    let wake = () => {}
    const sink = (result: ExecutionResult) => {
      queue.push(result)
      wake()
    }
    group.sinks.add(sink)
    connection.open++
    try {
      for (;;) {
        const result = queue.shift()
        if (result) yield result
        else await new Promise<void>(resolve => (wake = resolve))
      }
    } finally {
      connection.open--
      group.sinks.delete(sink)
      if (group.sinks.size === 0) for (const [key, value] of groups) if (value === group) groups.delete(key)
    }
  }

  return { check: (asked, connection) => void groupOf(asked, connection), stream, close: stopListening }
}

const documentKeys = new WeakMap<DocumentNode, number>()
const textKeys = new Map<string, number>()
/** The same text gets the same number, parsed once or often. */
function documentKey(document: DocumentNode): number {
  let key = documentKeys.get(document)
  if (key === undefined) {
    const text = JSON.stringify(document)
    key = textKeys.get(text) ?? textKeys.size + 1
    if (textKeys.size < 5000) textKeys.set(text, key)
    documentKeys.set(document, key)
  }
  return key
}
