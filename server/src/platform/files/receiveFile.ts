import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { audit } from '../context.ts'
import type { RequestContext } from '../context.ts'
import { badInput } from '../errors.ts'
import { sendJson } from '../http/body.ts'
import type { Route } from '../http/server.ts'
import { newId } from '../ids.ts'
import { authorize, everyoneButGuests, requireViewer } from '../viewer.ts'
import { fileLock } from './fileLock.ts'
import { requireScope } from './requireScope.ts'

const largestFile = 50 * 1024 * 1024
const pace = { name: 'files.upload', points: 200, seconds: 3600 }

/** `POST /files/upload?name=…`, the file's bytes as body: answers 201 with what was received. It waits a day to be attached to a record. */
export const uploadRoute: Route = {
  method: 'POST',
  path: '/files/upload',
  async handle(request, response, ctx, url) {
    sendJson(response, 201, await receiveFile(ctx, url.searchParams.get('name') ?? '', request))
  },
}

/** Takes a file of the viewer's firm. @throws AppError BAD_INPUT for an empty one, TOO_LARGE above 50 MB. */
export async function receiveFile(ctx: RequestContext, name: string, source: AsyncIterable<Uint8Array>) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, everyoneButGuests)
  requireScope(ctx, 'WRITE')
  await ctx.take(pace, viewer.organizationId)
  const arrived = await ctx.files.receive(source, largestFile)
  const { sha256, byteSize, mediaType } = arrived
  const id = newId()
  try {
    if (byteSize === 0) throw emptyFile()
    await ctx.write(async tx => {
      // Held until the row is there: the sweep never takes the bytes from under it.
      await sql`select pg_advisory_xact_lock_shared(${fileLock(sha256)}::bigint)`.execute(tx)
      await arrived.keep()
      await tx
        .insertInto('file')
        .values({
          id,
          org_id: viewer.organizationId,
          member_id: viewer.memberId,
          name: fileName(name),
          media_type: mediaType,
          byte_size: byteSize,
          sha256,
          link_key: randomBytes(24).toString('base64url'),
        })
        .execute()
      await audit(tx, ctx.identity, {
        action: 'file.received',
        recordType: 'FILE',
        recordId: id,
        details: { byteSize, mediaType, sha256: sha256.toString('hex') },
      })
    })
  } finally {
    await arrived.drop()
  }
  return { fileId: id, byteSize, mediaType, sha256: sha256.toString('hex') }
}

/** The last part of a path, whatever system wrote it; nothing that would steer a terminal or a header. */
export const fileName = (name: string): string =>
  name
    .toWellFormed()
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 255) || 'file'

const emptyFile = () =>
  badInput('file', {
    en: 'This file is empty. Choose another one.',
    ja: 'ファイルが空です。別のファイルを選択してください。',
  })
