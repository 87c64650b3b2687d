import { compareInterchanges } from '../comparing/compare.ts'
import type { Difference } from '../comparing/compare.ts'
import { tokenizeInBatches } from '../codec/tokenizer.ts'
import { explainNotEdi } from '../reading/explainNotEdi.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE, json, load } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'
import { USAGE } from './usage.ts'

const MARKS = { added: '+', removed: '-', changed: '~' } as const

/** diff <file> <file>: what the two differ in by what they say. Exit code 0: nothing. */
export async function diff(request: Request, io: EdiCliIo): Promise<number> {
  const [one, other] = request.operands
  if (one === undefined || other === undefined || (one === '-' && other === '-')) {
    io.writeError(USAGE[request.language])
    return EXIT_UNREADABLE
  }
  const was = await loadEdi(one, request, io)
  const is = was && (await loadEdi(other, request, io))
  if (!was || !is) return EXIT_UNREADABLE
  const differences = compareInterchanges(was, is, {
    ignoreNumbers: request.ignore.has('numbers'),
    ignoreDates: request.ignore.has('dates'),
  })
  const isSame = differences.length === 0
  if (request.isJson) io.writeOut(json({ same: isSame, differences }))
  else io.writeOut(differences.map(lineOf).join(''))
  return isSame ? EXIT_ACCEPTED : EXIT_FAULTS
}

async function loadEdi(path: string, request: Request, io: EdiCliIo): Promise<Uint8Array | null> {
  const bytes = await load(path, request, io)
  if (!bytes) return null
  for (const batch of tokenizeInBatches(bytes)) if (batch.some(({ kind }) => kind === 'segment')) return bytes
  const reason = `${path}: ${explainNotEdi(bytes, request.language)}`
  io.writeError(`${reason}\n`)
  if (request.isJson) io.writeOut(json({ error: reason }))
  return null
}

function lineOf({ kind, message, path, was, is, wasOffset, isOffset }: Difference): string {
  const place = message === null ? path : `${message}  ${path}`
  const offsets = [wasOffset, isOffset].map(offset => (offset === null ? '–' : `@${offset}`)).join(' ')
  return `${MARKS[kind]} ${place}  ${was ?? '–'} → ${is ?? '–'}  [${offsets}]\n`
}
