import type { Transaction } from '../db/database.ts'
import { newId } from '../ids.ts'
import type { Language } from '../language.ts'

export interface Mail {
  to: string
  subject: string
  /** Paragraphs, already in the reader's language. */
  paragraphs: string[]
  action?: { label: string; url: string }
  language: Language
}

interface Writer {
  query(text: string, values: unknown[]): Promise<unknown>
}

const insertMail = `insert into public.outgoing_mail (id, recipient, subject, body_text, body_html, cause)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing`

/** Kept in the database until it is sent; `cause` makes asking twice send once. */
export async function queueMail(writer: Writer, mail: Mail, cause: string): Promise<void> {
  const { text, html } = renderMail(mail)
  await writer.query(insertMail, [newId(), mail.to, mail.subject, text, html, cause])
}

/** The same within a command's transaction: no mail without the change it tells of. */
export async function queueMailIn(tx: Transaction, mail: Mail, cause: string): Promise<void> {
  const { text, html } = renderMail(mail)
  await tx
    .insertInto('outgoing_mail')
    .values({
      id: newId(),
      recipient: mail.to,
      subject: mail.subject,
      body_text: text,
      body_html: html,
      cause,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The parts of a mail, for whoever keeps it otherwise. */
export function renderMail({ paragraphs, action, subject, language }: Omit<Mail, 'to'>): {
  text: string
  html: string
} {
  const text = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : [])].join('\n\n')
  const body = paragraphs.map(paragraph => `<p>${escape(paragraph)}</p>`).join('')
  const button = action
    ? `<p><a href="${escape(action.url)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#4338ca;color:#fff;text-decoration:none">${escape(action.label)}</a></p><p style="color:#525252;font-size:13px;word-break:break-all">${escape(action.url)}</p>`
    : ''
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body style="font-family:sans-serif;color:#171717;max-width:560px;margin:24px auto;padding:0 16px;line-height:1.6">${body}${button}<p style="color:#525252;font-size:13px">Enishi</p></body></html>`
  return { text, html }
}

const escape = (text: string) =>
  text.replace(
    /[&<>"']/g,
    character =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? character,
  )
