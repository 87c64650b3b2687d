import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApolloServer, HeaderMap } from '@apollo/server'
import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import { GraphQLError } from 'graphql'
import type { GraphQLFormattedError } from 'graphql'
import type { RequestContext } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ReadThrough } from './execution.ts'
import { publicFault } from './faults.ts'
import type { Api } from './schema.ts'

export interface Apollo {
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    body: unknown,
    ctx: RequestContext,
  ): Promise<void>
  stop(): Promise<void>
}

/** Apollo without what costs: no cache control, no framework; queries are one statement whose JSON passes through unread. */
export async function startApollo(api: Api, readThrough: ReadThrough): Promise<Apollo> {
  const limits = new ApolloArmor({
    costLimit: {
      enabled: true,
      maxCost: 60_000,
      objectCost: 2,
      scalarCost: 1,
      depthCostFactor: 1.3,
      ignoreIntrospection: true,
    },
    maxDepth: { enabled: true, n: 14 },
    maxAliases: { enabled: true, n: 30 },
    maxDirectives: { enabled: true, n: 20 },
    maxTokens: { enabled: true, n: 3000 },
    blockFieldSuggestion: { enabled: true },
  }).protect()
  const apollo = new ApolloServer<RequestContext>({
    schema: api.schema,
    validationRules: limits.validationRules,
    allowBatchedHttpRequests: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    fieldResolver: readThrough.resolve,
    // Armor's types name Apollo's other module format.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      passThrough(readThrough),
      ...(limits.plugins as ApolloServerPlugin<RequestContext>[]),
    ],
    formatError: (formatted, error) => (error as { fault?: typeof formatted }).fault ?? formatted,
    stringifyResult: result => {
      const raw = (result as { data?: { [rawData]?: string } }).data?.[rawData]
      return raw === undefined ? JSON.stringify(result) : `{"data":${raw}}`
    },
  })
  await apollo.start()

  return {
    async answer(request, response, body, ctx) {
      const headers = new HeaderMap()
      for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
      }
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? 'GET', headers, search: '', body },
        context: async () => ctx,
      })
      for (const [name, value] of answer.headers) response.setHeader(name, value)
      response.statusCode = answer.status ?? 200
      response.end(answer.body.kind === 'complete' ? answer.body.string : '')
    },
    stop: () => apollo.stop(),
  }
}

const rawData = Symbol('rawData')

const answer = (singleResult: {
  data?: Record<string, unknown>
  errors?: GraphQLFormattedError[]
}): GraphQLResponse => ({
  http: { headers: new HeaderMap(), status: 200 },
  body: { kind: 'single', singleResult },
})

function passThrough(readThrough: ReadThrough): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          const kind = operation?.operation ?? 'query'
          const scopes = contextValue.identity?.scopes
          if (scopes && !scopes.includes(kind === 'query' ? 'READ' : 'WRITE')) throw scopeMissing(kind)
        },
        async responseForOperation({ document, operationName, request, contextValue }) {
          try {
            const text = await readThrough.read(
              document,
              operationName,
              request.variables ?? {},
              contextValue,
            )
            return text === null ? null : answer({ data: { [rawData]: text } as Record<string, unknown> })
          } catch (error) {
            return answer({ errors: [publicFault(error, contextValue.language, contextValue.log)] })
          }
        },
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors)
            Object.assign(error, { fault: publicFault(error, contextValue.language, contextValue.log) })
        },
      }
    },
  }
}

const scopeMissing = (operation: string) =>
  new GraphQLError('refused', {
    originalError: new AppError('FORBIDDEN', {
      en: `This API key lacks the scope ${operation === 'query' ? 'READ' : 'WRITE'}. Make a key that has it.`,
      ja: `この API キーには ${operation === 'query' ? 'READ' : 'WRITE'} の権限がありません。権限のあるキーを作成してください。`,
    }),
  })
