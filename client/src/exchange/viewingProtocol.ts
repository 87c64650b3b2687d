import type { ViewedContent, ViewedRow } from '@enishi/edi'
import type { Locale } from '../lib/preferences.ts'

/** Rows are fetched by the page. */
export const pageSize = 100

/** What is made when it is asked for: a document or an acknowledgement as text, or everything as a file. */
export type ViewingQuestion =
  | { kind: 'document'; interchange: number; message: number }
  | { kind: 'acknowledgement'; interchange: number; functional: '997' | '999' }
  | { kind: 'json' }

export interface ViewingText {
  /** Kind of document or acknowledgement. */
  type: string
  text: string | null
  file: Blob | null
}

/** What the page asks of the worker that holds the file. Nothing of it leaves the browser. */
export type ViewingRequest =
  | { kind: 'open'; file: Blob; language: Locale }
  | { kind: 'rows'; page: number }
  | { kind: 'question'; ticket: number; question: ViewingQuestion }

export type ViewingAnswer =
  | { kind: 'progress'; done: number; rowCount: number }
  | { kind: 'content'; content: ViewedContent; rowCount: number }
  | { kind: 'refused'; reason: string }
  | { kind: 'rows'; page: number; rows: ViewedRow[] }
  | { kind: 'text'; ticket: number; made: ViewingText }
