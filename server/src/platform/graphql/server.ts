import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DocumentNode } from 'graphql'
import type { Logger } from 'pino'
import type { RequestContext } from '../context.ts'
import { AppError, badInput, unavailable } from '../errors.ts'
import { readBody, sendJson } from '../http/body.ts'
import { languageOfHeader } from '../language.ts'
import type { Apollo } from './apollo.ts'
import { notTrusted, unknownDocument } from './documents.ts'
import type { TrustedDocuments } from './documents.ts'
import type { ReadThrough } from './execution.ts'
import { publicFault } from './faults.ts'
import type { Api } from './schema.ts'

const largestBody = 256 * 1024

export interface GraphqlServer {
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    context: () => Promise<RequestContext>,
  ): Promise<void>
  /** Reads Apollo now, not when the first request needs it. */
  open(): Promise<void>
  stop(): Promise<void>
}

export interface GraphqlOptions {
  api: Api
  readThrough: ReadThrough
  documents: TrustedDocuments
  /** Sessions may run only the client's own documents; API keys may run any within the limits. */
  onlyTrustedDocuments: boolean
  log: Logger
}

/** What the client's own queries need is here; Apollo answers the rest. */
export function openGraphql({
  api,
  readThrough,
  documents,
  onlyTrustedDocuments,
  log,
}: GraphqlOptions): GraphqlServer {
  let opened: Promise<Apollo> | null = null
  const open = () => (opened ??= import('./apollo.ts').then(each => each.startApollo(api, readThrough)))

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    context: () => Promise<RequestContext>,
  ) {
    let ctx: RequestContext | null = null
    try {
      ctx = await context()
      const body = request.method === 'POST' ? parseBody(await readBody(request, largestBody)) : undefined
      const trusted = body ? trust(body, ctx) : null
      const type = directType(request)
      const direct = body && trusted && type ? await readDirectly(trusted, body, ctx) : null
      if (direct !== null && type) {
        response.setHeader('content-type', type)
        response.end(direct)
        return
      }
      await (await open()).answer(request, response, body, ctx)
    } catch (error) {
      const language = ctx?.language ?? languageOfHeader(request.headers['accept-language'])
      // Who asks could not be found out: nothing was wrong with what they ask.
      if (ctx === null && !(error instanceof AppError)) log.error({ err: error }, 'nobody can be identified')
      const known = ctx !== null || error instanceof AppError ? error : unavailable('UNREACHABLE')
      const fault = publicFault(known, language, ctx?.log ?? log)
      sendJson(response, statusOf[String(fault.extensions?.['code'])] ?? 400, { errors: [fault] })
    }
  }

  /** The client's own document that the body names; null when it brings a text. */
  function trust(body: Record<string, unknown>, ctx: RequestContext): DocumentNode | null {
    if (typeof body['documentId'] === 'string') {
      const trusted = documents.find(body['documentId'])
      if (!trusted) throw unknownDocument()
      body['query'] = trusted.text
      delete body['documentId']
      return trusted.document
    }
    const isKey = ctx.identity?.scopes != null
    if (
      onlyTrustedDocuments &&
      !isKey &&
      !(typeof body['query'] === 'string' && documents.has(body['query']))
    )
      throw notTrusted()
    return null
  }

  /**
   * A query of the client's own, which was parsed and checked when it was first asked: nothing of Apollo is left to do.
   * @returns the answer as JSON text, or null for whatever Apollo has to look at
   */
  async function readDirectly(
    document: DocumentNode,
    { operationName, variables, extensions }: Record<string, unknown>,
    ctx: RequestContext,
  ): Promise<string | null> {
    if (ctx.identity?.scopes || extensions != null) return null
    if (operationName != null && typeof operationName !== 'string') return null
    if (variables != null && !isVariables(variables)) return null
    try {
      const text = await readThrough.read(document, operationName, variables ?? {}, ctx)
      return text === null ? null : `{"data":${text}}`
    } catch (error) {
      return JSON.stringify({ errors: [publicFault(error, ctx.language, ctx.log)] })
    }
  }

  return {
    handle,
    open: async () => void (await open()),
    stop: async () => (await opened)?.stop(),
  }
}

const statusOf: Record<string, number> = { TOO_LARGE: 413, UNAVAILABLE: 503 }

const isVariables = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The answer's type where a request leaves no choice: JSON sent, and what Apollo would pick of what is accepted. Null lets Apollo decide. */
function directType({
  headers: { accept = '*/*', 'content-type': sent = '' },
}: IncomingMessage): string | null {
  if (!/^application\/json\b/i.test(sent)) return null
  if (accept === '*/*' || accept === 'application/json') return 'application/json; charset=utf-8'
  const isOurClients = accept.startsWith('application/graphql-response+json,') && !accept.includes(';q=')
  return isOurClients ? 'application/graphql-response+json; charset=utf-8' : null
}

function parseBody(bytes: Buffer): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    value = undefined
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw badInput(null, {
    en: 'Send one JSON object with query or documentId, and variables.',
    ja: 'query または documentId と variables を持つ JSON オブジェクトを一つ送信してください。',
  })
}
