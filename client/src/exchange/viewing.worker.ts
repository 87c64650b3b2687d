import { ViewingRefusal, openViewing } from '@enishi/edi'
import type { Viewing } from '@enishi/edi'
import type { Locale } from '../lib/preferences.ts'
import { fileSource } from './fileSource.ts'
import { jsonFile } from './jsonFile.ts'
import {
  pageSize,
  type ViewingAnswer,
  type ViewingQuestion,
  type ViewingRequest,
  type ViewingText,
} from './viewingProtocol.ts'

/** As long as the worker goes on before it listens again. */
const turnMs = 40
/** As much of a document as is put on the screen; the rest is in the download. */
const mostShown = 200_000

let viewing: Viewing | null = null
const answer = (message: ViewingAnswer) => postMessage(message)

async function open(file: Blob, language: Locale) {
  const opened = openViewing(fileSource(file), { language })
  viewing = opened
  const work = opened.work()
  let begun = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return answer({ kind: 'content', content: step.value, rowCount: opened.rowCount() })
    if (performance.now() - begun < turnMs) continue
    // Rows stand fast once the first half is done.
    answer({ kind: 'progress', done: step.value, rowCount: step.value >= 0.5 ? opened.rowCount() : 0 })
    await new Promise(resolve => setTimeout(resolve))
    begun = performance.now()
  }
}

function textOf(question: ViewingQuestion): ViewingText {
  const none = { type: '', text: null, file: null }
  if (!viewing) return none
  switch (question.kind) {
    case 'json':
      return { ...none, file: jsonFile(viewing.json()) }
    case 'document': {
      const document = viewing.document(question.interchange, question.message)
      const text = document && JSON.stringify(document, null, 2)
      return { ...none, type: document?.kind ?? '', text: text?.slice(0, mostShown) ?? null }
    }
    case 'acknowledgement':
      return { ...none, ...viewing.acknowledgement(question.interchange, question.functional, new Date()) }
  }
}

async function take(request: ViewingRequest) {
  if (request.kind === 'open') {
    try {
      await open(request.file, request.language)
    } catch (error) {
      if (!(error instanceof ViewingRefusal)) throw error
      answer({ kind: 'refused', reason: error.message })
    }
  } else if (request.kind === 'rows') {
    const { page } = request
    const rows = viewing?.rows(page * pageSize, (page + 1) * pageSize) ?? []
    answer({ kind: 'rows', page, rows })
  } else {
    answer({ kind: 'text', ticket: request.ticket, made: textOf(request.question) })
  }
}

addEventListener('message', (event: MessageEvent<ViewingRequest>) => void take(event.data))
