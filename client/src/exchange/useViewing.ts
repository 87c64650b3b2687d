import type { ViewedContent, ViewedRow } from '@enishi/edi'
import { onScopeDispose, ref, shallowReactive, shallowRef, watch } from 'vue'
import { locale } from '../lib/preferences.ts'
import {
  pageSize,
  type ViewingAnswer,
  type ViewingQuestion,
  type ViewingRequest,
  type ViewingText,
} from './viewingProtocol.ts'

const mostPages = 60

/** A file being looked at: a worker reads it, the page holds only the rows near those in sight. */
export function useViewing() {
  const stage = ref<'empty' | 'reading' | 'refused' | 'read'>('empty')
  const file = shallowRef<{ name: string; content: Blob } | null>(null)
  const done = ref(0)
  const rowCount = ref(0)
  const refusal = ref<string | null>(null)
  const content = shallowRef<ViewedContent | null>(null)
  const pages = shallowReactive(new Map<number, ViewedRow[]>())
  const wanted = new Set<number>()
  const tickets = new Map<number, (made: ViewingText) => void>()
  let lastTicket = 0
  let worker: Worker | null = null

  function stop() {
    worker?.terminate()
    worker = null
    pages.clear()
    wanted.clear()
    tickets.clear()
    done.value = 0
    rowCount.value = 0
    refusal.value = null
    content.value = null
  }

  /** Begins at the beginning, also when another file is still being read. */
  function open(name: string, opened: Blob) {
    stop()
    file.value = { name, content: opened }
    stage.value = 'reading'
    worker = new Worker(new URL('./viewing.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (event: MessageEvent<ViewingAnswer>) => take(event.data))
    worker.addEventListener('error', () => refuse(null))
    ask({ kind: 'open', file: opened, language: locale.value })
  }

  function close() {
    stop()
    file.value = null
    stage.value = 'empty'
  }

  /** `reason`: null when the worker itself failed. */
  function refuse(reason: string | null) {
    stop()
    refusal.value = reason
    stage.value = 'refused'
  }

  const ask = (request: ViewingRequest) => worker?.postMessage(request)

  function take(answer: ViewingAnswer) {
    if (answer.kind === 'progress') {
      done.value = answer.done
      rowCount.value = answer.rowCount
    } else if (answer.kind === 'content') {
      content.value = answer.content
      rowCount.value = answer.rowCount
      stage.value = 'read'
    } else if (answer.kind === 'refused') refuse(answer.reason)
    else if (answer.kind === 'rows') keep(answer.page, answer.rows)
    else {
      tickets.get(answer.ticket)?.(answer.made)
      tickets.delete(answer.ticket)
    }
  }

  function keep(page: number, rows: ViewedRow[]) {
    wanted.delete(page)
    pages.set(page, rows)
    const [oldest] = pages.keys()
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
  }

  /** The row when it is here; else it is sent for. */
  function row(at: number): ViewedRow | undefined {
    const page = Math.floor(at / pageSize)
    const rows = pages.get(page)
    if (!rows && !wanted.has(page)) {
      wanted.add(page)
      ask({ kind: 'rows', page })
    }
    return rows?.[at % pageSize]
  }

  const text = (question: ViewingQuestion) =>
    new Promise<ViewingText>(resolve => {
      const ticket = ++lastTicket
      tickets.set(ticket, resolve)
      ask({ kind: 'question', ticket, question })
    })

  watch(locale, () => {
    if (file.value) open(file.value.name, file.value.content)
  })
  onScopeDispose(stop)

  return { stage, file, done, rowCount, refusal, content, open, close, row, text }
}
export type FileViewing = ReturnType<typeof useViewing>
