import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Route } from '../platform/http/server.ts'
import { exportAudit } from './exportAudit.ts'
import { exportPersonData } from './exportPersonData.ts'
import { exportProvision } from './exportProvision.ts'

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF'

const csv = (path: string, name: string, lines: (ctx: Context, url: URL) => Promise<Lines>): Route => ({
  method: 'GET',
  path,
  async handle(_request, response, ctx, url) {
    const body = await lines(ctx, url)
    response.setHeader('content-type', 'text/csv; charset=utf-8')
    response.setHeader('content-disposition', `attachment; filename="${name}.csv"`)
    response.setHeader('cache-control', 'no-store')
    response.write(byteOrderMark)
    await pipeline(Readable.from(body), response)
  },
})

type Context = Parameters<Route['handle']>[2]
type Lines = AsyncIterable<string>

const personData: Route = {
  method: 'GET',
  path: '/files/person-data',
  async handle(_request, response, ctx, url) {
    const memberId = url.searchParams.get('member') ?? ''
    const text = JSON.stringify(await exportPersonData(ctx, memberId), null, 2)
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.setHeader('content-disposition', `attachment; filename="person-${memberId}.json"`)
    response.setHeader('cache-control', 'no-store')
    response.end(text)
  },
}

/** `GET /files/audit.csv?kind=…&from=…&until=…`, `/files/third-party-provision.csv`, `/files/person-data?member=…`. */
export const downloadRoutes: Route[] = [
  csv('/files/audit.csv', 'audit', (ctx, url) => exportAudit(ctx, Object.fromEntries(url.searchParams))),
  csv('/files/third-party-provision.csv', 'third-party-provision', ctx => exportProvision(ctx)),
  personData,
]
