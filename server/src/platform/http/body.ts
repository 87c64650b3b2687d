import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '../errors.ts'

/** The whole body, refused as soon as it is larger than `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > most) throw tooLarge(most)
    chunks.push(chunk as Buffer)
  }
  return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks, size)
}

export const tooLarge = (most: number) => {
  const limit = most >= 1048576 ? `${Math.floor(most / 1048576)} MB` : `${Math.floor(most / 1024)} KB`
  return new AppError('TOO_LARGE', {
    en: `At most ${limit} can be sent at once. Send less, or split it.`,
    ja: `一度に送信できるのは ${limit} までです。小さくするか分割してください。`,
  })
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) return
  response.statusCode = status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.end(JSON.stringify(value))
}
