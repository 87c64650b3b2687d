import { sql } from 'kysely'
import { notFound } from '../platform/errors.ts'
import { sendFile } from '../platform/files/index.ts'
import type { Route } from '../platform/http/server.ts'
import { requireViewer } from '../platform/viewer.ts'
import { certificatePage } from './exitCertificate.ts'
import type { ExitCertificate } from './exitCertificate.ts'

/** `GET /files/exit?key=…&part=archive|certificate|page`: what a firm takes along, for ninety days after the end. */
export const exitRoute: Route = {
  method: 'GET',
  path: '/files/exit',
  async handle(request, response, ctx, url) {
    requireViewer(ctx.identity)
    const key = url.searchParams.get('key') ?? ''
    const archive = await ctx.query(async tx => {
      const { rows } = await sql<{ sha256: Buffer; byte_size: number; certificate: ExitCertificate }>`
        select a.sha256, a.byte_size, a.certificate from partnership_archive a where a.link_key = ${key} and a.expires_at > now()`.execute(
        tx,
      )
      return rows[0]
    })
    const part = url.searchParams.get('part')
    if (!archive || !part || !['archive', 'certificate', 'page'].includes(part))
      throw notFound({ en: 'The archive', ja: 'アーカイブ' })
    if (part === 'archive') {
      const { sha256, byte_size: byteSize } = archive
      const name = `enishi-${archive.certificate.partnershipId}.tar`
      return await sendFile(ctx, request, response, {
        name,
        mediaType: 'application/x-tar',
        byteSize,
        sha256,
      })
    }
    const isPage = part === 'page'
    response.setHeader('content-type', `${isPage ? 'text/html' : 'application/json'}; charset=utf-8`)
    response.setHeader('cache-control', 'private, no-store')
    response.setHeader('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
    response.setHeader(
      'content-disposition',
      `${isPage ? 'inline' : 'attachment'}; filename="certificate.${isPage ? 'html' : 'json'}"`,
    )
    const { certificate } = archive
    response.end(isPage ? certificatePage(certificate, ctx.language) : JSON.stringify(certificate, null, 2))
  },
}
