import pg from 'pg'
import { notFound } from '../errors.ts'
import { sendJson } from '../http/body.ts'
import type { Route } from '../http/server.ts'

const newest = `select id, recipient as "to", subject, created_at as "sentAt", body_text as text, body_html as html
  from outgoing_mail order by created_at desc limit 200`

/**
 * Shows what would be mailed while no SMTP server is set, to a browser on this very machine only:
 * the mails carry links that sign people in.
 */
export function localMails(jobsUrl: string): { route: Route; close: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: jobsUrl,
    max: 1,
    idleTimeoutMillis: 30_000,
    application_name: 'enishi local mail',
  })
  pool.on('error', () => {})
  return {
    close: () => pool.end(),
    route: {
      method: 'GET',
      path: '/mail/messages',
      async handle(request, response) {
        const address = request.socket.remoteAddress ?? ''
        const isLoopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address)
        // A foreign name that was made to point here would let another site's page read this.
        const isLocalName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')
        if (!isLoopback || !isLocalName || request.headers['x-forwarded-for'])
          throw notFound({ en: 'This page', ja: 'ページ' })
        const { rows } = await pool.query<{ text: string }>(newest)
        const messages = rows.map(row => ({ ...row, links: row.text.match(/https?:\/\/\S+/g) ?? [] }))
        sendJson(response, 200, messages)
      },
    },
  }
}
