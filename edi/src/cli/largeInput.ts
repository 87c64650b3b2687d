import { explainNotEdi } from '../reading/explainNotEdi.ts'
import type { LateVerdict } from '../reading/interchangeReader.ts'
import type { InterchangeReading, MessageReading } from '../reading/model.ts'
import { readStream } from '../reading/readInterchanges.ts'
import type { ReadOptions } from '../reading/readInterchanges.ts'
import { LARGE_OUTPUTS } from './largeOutputs.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE, json } from './request.ts'
import type { EdiCliIo, LargeInput, Request } from './request.ts'

/** What is met while a large input is read for the second time: its verdicts are known by then. */
export type Step =
  | { kind: 'begin'; interchange: InterchangeReading; isFirst: boolean }
  | { kind: 'message'; message: MessageReading; isFirst: boolean }
  | { kind: 'end'; interchange: InterchangeReading }

interface Judged {
  interchange: InterchangeReading
  late: LateVerdict
}

/** Commands whose output goes along with the input. The others have one answer to all of it. */
export const isForLarge = (command: string): boolean => Object.hasOwn(LARGE_OUTPUTS, command)

/**
 * Reads an input twice, holding no more of it than one message: trailers reject what stood before them, so the verdicts
 * are reached first, and then what is in it is written as it goes.
 */
export function runOnLarge(input: LargeInput, options: ReadOptions, request: Request, io: EdiCliIo): number {
  const judged: Judged[] = []
  for (const event of readStream(input.chunks(), options))
    if (event.kind === 'interchange') judged.push(event)
  if (judged.length === 0) return refuse(input, request, io)
  const interchanges = judged.map(({ interchange }) => interchange)
  const output = LARGE_OUTPUTS[request.command]
  let text = ''
  for (const piece of output?.(interchanges, steps(input, options, judged), request) ?? []) {
    text += piece
    if (text.length < PIECE) continue
    io.writeOut(text)
    text = ''
  }
  io.writeOut(text)
  return interchanges.every(({ verdict }) => verdict === 'accepted') ? EXIT_ACCEPTED : EXIT_FAULTS
}

const PIECE = 64 * 1024

function refuse(input: LargeInput, { language, isJson }: Request, io: EdiCliIo): number {
  const reason = explainNotEdi(headOf(input), language)
  io.writeError(`${reason}\n`)
  if (isJson) io.writeOut(json({ error: reason }))
  return EXIT_UNREADABLE
}

const HEAD = 4096

function headOf(input: LargeInput): Uint8Array {
  const head = new Uint8Array(HEAD)
  let length = 0
  for (const chunk of input.chunks()) {
    head.set(chunk.subarray(0, HEAD - length), length)
    length = Math.min(HEAD, length + chunk.length)
    if (length === HEAD) break
  }
  return head.subarray(0, length)
}

function* steps(input: LargeInput, options: ReadOptions, judged: readonly Judged[]): Generator<Step> {
  let at = 0
  let messages = -1
  for (const event of readStream(input.chunks(), options)) {
    const { interchange, late } = judged[at] ?? {}
    if (!interchange || !late) return
    if (messages < 0) yield { kind: 'begin', interchange, isFirst: at === 0 }
    if (messages < 0) messages = 0
    if (event.kind === 'message') {
      const isRejected = late.isRejected || (event.group !== null && late.rejectedGroups.has(event.group))
      const message = isRejected ? { ...event.message, accepted: false } : event.message
      yield { kind: 'message', message, isFirst: messages++ === 0 }
    } else {
      yield { kind: 'end', interchange }
      at++
      messages = -1
    }
  }
}
