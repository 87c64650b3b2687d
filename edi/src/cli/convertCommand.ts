import type { BusinessDocument } from '../canonical/document.ts'
import type { InterchangeReading } from '../reading/model.ts'
import { readInterchanges } from '../reading/readInterchanges.ts'
import { targetOf, writeDocuments } from '../writing/convert.ts'
import type { WriteEnvelope } from '../writing/convert.ts'
import { ublMap, writeUbl } from '../ubl/documents.ts'
import { readUblDocument } from '../ubl/readUblDocument.ts'
import { lossesBetween } from '../writing/losses.ts'
import type { Loss } from '../writing/losses.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE, json } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'
import { ublFaultLine } from './textReports.ts'

/** Between whom a document goes that came without an envelope. */
export const SAMPLE_PARTNERS = {
  sender: { qualifier: 'ZZ', id: 'SAKURATRADING' },
  receiver: { qualifier: 'ZZ', id: 'AURORASYSTEMS' },
}

/** Writes the documents of an input as another message, checks what was written, and says what did not arrive. */
export function convert(readings: readonly InterchangeReading[], request: Request, io: EdiCliIo): number {
  const documents = readings.flatMap(({ messages }) => messages.flatMap(({ document }) => document ?? []))
  const isAccepted = readings.every(({ verdict }) => verdict === 'accepted')
  return convertDocuments(documents, isAccepted, readings[0] ?? null, request, io)
}

/** `first`: the interchange whose partners go on being the partners. */
export function convertDocuments(
  documents: readonly BusinessDocument[],
  isAccepted: boolean,
  first: InterchangeReading | null,
  request: Request,
  io: EdiCliIo,
): number {
  if (documents.length === 0) return refuse(NO_DOCUMENTS, request, io)
  if (request.to === null || request.to === 'json') {
    io.writeOut(json(documents))
    return isAccepted ? EXIT_ACCEPTED : EXIT_FAULTS
  }
  const envelope = {
    sender: first?.sender ?? SAMPLE_PARTNERS.sender,
    receiver: first?.receiver ?? SAMPLE_PARTNERS.receiver,
    controlNumber: 1,
    isTest: first?.isTest ?? false,
    now: io.now(),
  }
  const isSound = writeAs(documents, request, envelope, io)
  if (isSound === null) return EXIT_UNREADABLE
  return isAccepted && isSound ? EXIT_ACCEPTED : EXIT_FAULTS
}

/** Whether the message is without fault and nothing was lost; null when there is nothing to write it as. */
export function writeAs(
  documents: readonly BusinessDocument[],
  request: Request,
  envelope: WriteEnvelope,
  io: EdiCliIo,
): boolean | null {
  const ubl = /^ubl:(.+)$/.exec(request.to ?? '')
  if (ubl) return writeAsUbl(documents, ubl[1] ?? '', request, io)
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
    sayLosses(losses, io)
  }
  return faults.every(({ severity }) => severity === 'warning') && losses.length === 0
}

/** A UBL file holds one document: there is one for each. */
function writeAsUbl(
  documents: readonly BusinessDocument[],
  root: string,
  request: Request,
  io: EdiCliIo,
): boolean | null {
  const map = ublMap(root)
  const own = map ? documents.filter(({ kind }) => kind === map.kind) : []
  if (!map || own.length === 0) {
    refuse(map ? NO_PLACE : UNKNOWN_TARGET, request, io)
    return null
  }
  const written = own.map(document => {
    const bytes = writeUbl(document, map)
    const { document: arrived, faults } = readUblDocument(bytes, request.language)
    return { text: new TextDecoder().decode(bytes), faults, losses: lossesBetween(document, arrived) }
  })
  const losses = written.flatMap(each => each.losses)
  const faults = written.flatMap(each => each.faults)
  if (request.isJson) io.writeOut(json({ text: written.map(({ text }) => text).join(''), faults, losses }))
  else {
    for (const { text } of written) io.writeOut(text)
    for (const fault of faults) io.writeError(ublFaultLine(fault))
    sayLosses(losses, io)
  }
  return losses.length === 0 && faults.every(({ severity }) => severity === 'warning')
}

function sayLosses(losses: readonly Loss[], io: EdiCliIo): void {
  for (const { at, was, is } of losses) io.writeError(`${at}: ${was} → ${is ?? '–'}\n`)
}

export function refuse(
  reason: { en: string; ja: string },
  { language, isJson }: Request,
  io: EdiCliIo,
): number {
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
export const UNKNOWN_TARGET = {
  en: 'Name a message that can be written, such as x12:850:004010, edifact:ORDERS:D96A or ubl:Order.',
  ja: 'x12:850:004010、edifact:ORDERS:D96A、ubl:Orderのように、出力できるメッセージを指定してください。',
}
