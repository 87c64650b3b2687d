import { createTransport } from 'nodemailer'
import pg from 'pg'
import type { Logger } from 'pino'

export interface MailSender {
  /** Looks at once; called when something was queued. */
  wake(): void
  close(): Promise<void>
}

const claim = `update outgoing_mail set attempts = attempts + 1, next_attempt_at = now() + least(interval '1 hour', interval '10 seconds' * power(3, attempts))
  where id = (select id from outgoing_mail where sent_at is null and next_attempt_at <= now() and attempts < 12
    order by next_attempt_at limit 1 for update skip locked)
  returning id, recipient, subject, body_text, body_html`

/** Sends what waits, with growing pauses after a failure; what never goes out stays visible with its error. */
export function startMailSender(jobsUrl: string, smtpUrl: string, from: string, log: Logger): MailSender {
  const pool = new pg.Pool({ connectionString: jobsUrl, max: 1, application_name: 'enishi mail' })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const transport = createTransport(smtpUrl)
  let running: Promise<void> | null = null
  let isClosed = false

  async function drain() {
    while (!isClosed) {
      const { rows } = await pool.query<{
        id: string
        recipient: string
        subject: string
        body_text: string
        body_html: string
      }>(claim)
      const mail = rows[0]
      if (!mail) return
      try {
        // The stable Message-ID lets the receiver drop a copy that a crash between sending and noting it would make.
        await transport.sendMail({
          from,
          to: mail.recipient,
          subject: mail.subject,
          text: mail.body_text,
          html: mail.body_html,
          messageId: `<${mail.id}@enishi>`,
        })
        await pool.query('update outgoing_mail set sent_at = now(), last_error = null where id = $1', [
          mail.id,
        ])
      } catch (error) {
        log.warn({ err: error, mail: mail.id }, 'a mail could not be sent; it will be tried again')
        await pool.query('update outgoing_mail set last_error = $2 where id = $1', [mail.id, String(error)])
      }
    }
  }
  const wake = () => {
    running ??= drain()
      .catch(error => log.warn({ err: error }, 'mails cannot be read from the database'))
      .finally(() => (running = null))
  }
  const timer = setInterval(wake, 5000)
  wake()
  return {
    wake,
    async close() {
      isClosed = true
      clearInterval(timer)
      await running
      await pool.end()
    },
  }
}
