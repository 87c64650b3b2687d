import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sendJson } from './body.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Serves the built client: hashed assets for ever, index.html for every page of the app. */
export function servePages(folder: string) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendJson(response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' })
    }
    const path = normalize(decodePath(url.pathname))
    const file = join(folder, path)
    const isFile = path !== '/' && file.startsWith(folder) && (await isFileAt(file))
    if (!isFile && path.startsWith('/assets/')) {
      return sendJson(response, 404, {
        code: 'NOT_FOUND',
        message: 'This file belongs to another version. Reload the page.',
      })
    }
    if (isFile) {
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      // The build writes a compressed twin of every text of some size.
      const isPacked =
        /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && (await isFileAt(`${file}.gz`))
      if (isPacked) response.setHeader('content-encoding', 'gzip')
      response.setHeader('vary', 'accept-encoding')
      if (request.method === 'HEAD') return void response.end()
      return pipeline(createReadStream(isPacked ? `${file}.gz` : file), response).catch(() => {})
    }
    const page = await readFile(join(folder, 'index.html')).catch(() => null)
    if (!page) {
      return sendJson(response, 503, {
        code: 'UNAVAILABLE',
        message: 'The client is not built. Run `pnpm build` and reload.',
      })
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'no-cache')
    response.end(request.method === 'HEAD' ? undefined : page)
  }
}

const isFileAt = (file: string) =>
  stat(file).then(
    found => found.isFile(),
    () => false,
  )

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/'
  }
}
