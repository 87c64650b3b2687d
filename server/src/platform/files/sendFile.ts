import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { audit } from '../context.ts'
import type { RequestContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { Route } from '../http/server.ts'
import { requireViewer } from '../viewer.ts'
import { requireScope } from './requireScope.ts'

export interface SentFile {
  name: string
  mediaType: string
  byteSize: number
  sha256: Buffer
}

/** `GET /files/download?key=…`: the bytes, to whoever may see the record they hang on, at this moment. */
export const downloadRoute: Route = {
  method: 'GET',
  path: '/files/download',
  async handle(request, response, ctx, url) {
    const file = await findReadableFile(ctx, url.searchParams.get('key') ?? '')
    await sendFile(ctx, request, response, file)
  },
}

/** @throws AppError NOT_FOUND for a stranger, after the partnership ended, and for a key that never was. */
async function findReadableFile(ctx: RequestContext, key: string): Promise<SentFile> {
  requireViewer(ctx.identity)
  requireScope(ctx, 'READ')
  const found = await ctx.query(async tx => {
    const { rows } = await sql<SentFile & { id: string; recordId: string | null }>`
      select f.id, f.record_id as "recordId", f.name, f.media_type as "mediaType", f.byte_size as "byteSize", f.sha256
        from readable_file f where f.link_key = ${key}`.execute(tx)
    return rows[0]
  })
  if (!found) throw notFound({ en: 'The file', ja: 'ファイル' })
  // Whoever looks as a partner writes nothing; that they look is on record itself.
  if (!ctx.identity?.viewAs) await noteDownload(ctx, found)
  return found
}

const noteDownload = (ctx: RequestContext, file: { id: string; name: string; recordId: string | null }) =>
  ctx.write(tx =>
    audit(tx, ctx.identity, {
      action: 'file.downloaded',
      isView: true,
      recordType: 'FILE',
      recordId: file.id,
      details: { name: file.name, on: file.recordId },
    }),
  )

export async function sendFile(
  ctx: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
  file: SentFile,
): Promise<void> {
  const bytes = await ctx.files.read(file.sha256)
  response.statusCode = 200
  response.setHeader('content-type', file.mediaType)
  response.setHeader('content-length', file.byteSize)
  response.setHeader('content-disposition', attachment(file.name))
  // Nothing on the way keeps it, so no other person is ever answered with it; nothing in it runs as ours.
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('content-security-policy', "sandbox; default-src 'none'")
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  await pipeline(bytes, response).catch((error: unknown) => {
    if (request.destroyed || response.destroyed) return
    throw error
  })
}

/** Both spellings of RFC 6266: the plain one for old programs, the other for names in every script. */
const attachment = (name: string) =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
