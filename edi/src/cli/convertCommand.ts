import type { BusinessDocument } from '../canonical/document.ts'
import type { InterchangeReading } from '../reading/model.ts'
import { readInterchanges } from '../reading/readInterchanges.ts'
import { targetOf, writeDocuments } from '../writing/convert.ts'
import type { WriteEnvelope } from '../writing/convert.ts'
import { lossesBetween } from '../writing/losses.ts'
import { sampleDocument } from '../writing/sampleDocument.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE, json } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'

const SAMPLE_PARTNERS = {
  sender: { qualifier: 'ZZ', id: 'SAKURATRADING' },
  receiver: { qualifier: 'ZZ', id: 'AURORASYSTEMS' },
}

/** Writes the documents of an input as another message, checks what was written, and says what did not arrive. */
export function convert(readings: readonly InterchangeReading[], request: Request, io: EdiCliIo): number {
  const documents = readings.flatMap(({ messages }) => messages.flatMap(({ document }) => document ?? []))
  const isAccepted = readings.every(({ verdict }) => verdict === 'accepted')
  if (documents.length === 0) return refuse(NO_DOCUMENTS, request, io)
  if (request.to === null || request.to === 'json') {
    io.writeOut(json(documents))
    return isAccepted ? EXIT_ACCEPTED : EXIT_FAULTS
  }
  const [first] = readings
  const envelope = {
    sender: first?.sender ?? SAMPLE_PARTNERS.sender,
    receiver: first?.receiver ?? SAMPLE_PARTNERS.receiver,
    controlNumber: 1,
    isTest: first?.isTest ?? false,
    now: io.now(),
  }
  const isSound = write(documents, request, envelope, io)
  if (isSound === null) return EXIT_UNREADABLE
  return isAccepted && isSound ? EXIT_ACCEPTED : EXIT_FAULTS
}

/** A sample of a message, with every part its map knows of. */
export function generate(request: Request, io: EdiCliIo): number {
  const [target = ''] = request.operands
  const kind = targetOf(target)?.map.kind
  if (!kind) return refuse(UNKNOWN_TARGET, request, io)
  const envelope = { ...SAMPLE_PARTNERS, controlNumber: 1, isTest: true, now: io.now() }
  const isSound = write([sampleDocument(kind, io.now())], { ...request, to: target }, envelope, io)
  return isSound ? EXIT_ACCEPTED : EXIT_FAULTS
}

/** Whether the message is without fault and nothing was lost; null when there is nothing to write it as. */
function write(
  documents: readonly BusinessDocument[],
  request: Request,
  envelope: WriteEnvelope,
  io: EdiCliIo,
): boolean | null {
  const target = targetOf(request.to ?? '')
  const own = target ? documents.filter(({ kind }) => kind === target.map.kind) : []
  if (!target || own.length === 0) {
    refuse(target ? NO_PLACE : UNKNOWN_TARGET, request, io)
    return null
  }
  const bytes = writeDocuments(own, target, envelope)
  const written = readInterchanges(bytes, { language: request.language })
  const arrived = written.flatMap(({ messages }) => messages.map(({ document }) => document))
  const losses = own.flatMap((document, index) => lossesBetween(document, arrived[index] ?? null))
  const faults = written.flatMap(reading => reading.faults)
  if (request.isJson) io.writeOut(json({ text: new TextDecoder().decode(bytes), faults, losses }))
  else {
    io.writeOut(bytes)
    io.writeOut('\n')
    for (const { message } of faults) io.writeError(`${message}\n`)
    for (const { at, was, is } of losses) io.writeError(`${at}: ${was} → ${is ?? '–'}\n`)
  }
  return faults.every(({ severity }) => severity === 'warning') && losses.length === 0
}

function refuse(reason: { en: string; ja: string }, { language, isJson }: Request, io: EdiCliIo): number {
  io.writeError(`${reason[language]}\n`)
  if (isJson) io.writeOut(json({ error: reason[language] }))
  return EXIT_UNREADABLE
}

const NO_DOCUMENTS = {
  en: 'There is no document in it that can be converted.',
  ja: '変換できる文書がありません。',
}
const NO_PLACE = {
  en: 'The documents in it are of another kind than this message.',
  ja: '含まれる文書は、このメッセージとは種類が異なります。',
}
const UNKNOWN_TARGET = {
  en: 'Name a message that can be written, such as x12:850:004010 or edifact:ORDERS:D96A.',
  ja: 'x12:850:004010やedifact:ORDERS:D96Aのように、出力できるメッセージを指定してください。',
}
