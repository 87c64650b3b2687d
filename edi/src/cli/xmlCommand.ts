import { readUblDocument } from '../ubl/readUblDocument.ts'
import type { UblReading } from '../ubl/readUblDocument.ts'
import type { UblFault } from '../ubl/rules/checkUbl.ts'
import { convertDocuments } from './convertCommand.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE, json } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'
import { ordersText, ublFaultLine } from './textReports.ts'
import { VERDICTS } from './usage.ts'

const HTML = /<(?:!doctype\s+)?html/i

/** Runs a command on an XML input; null when it is no UBL, so that it is explained like any other input. */
export function xmlCommand(bytes: Uint8Array, request: Request, io: EdiCliIo): number | null {
  const reading = readUblDocument(bytes, request.language)
  if (reading.type === null) {
    const isHtml = HTML.test(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))
    if (reading.faults.length === 0 || isHtml) return null
    say(reading.faults, request, io)
    return EXIT_UNREADABLE
  }
  const isHeard = runOn(reading, request, io)
  if (isHeard !== null) return isHeard
  return reading.accepted ? EXIT_ACCEPTED : EXIT_FAULTS
}

function runOn(reading: UblReading, request: Request, io: EdiCliIo): number | null {
  const { document, accepted, faults } = reading
  switch (request.command) {
    case 'convert':
      for (const fault of faults) io.writeError(ublFaultLine(fault))
      return convertDocuments(document ? [document] : [], accepted, null, request, io)
    case 'ack':
    case 'acked':
      io.writeError(`${NO_ACKNOWLEDGEMENTS[request.language]}\n`)
      return EXIT_UNREADABLE
    case 'inspect':
      io.writeOut(json(inspection(reading)))
      return null
    case 'order': {
      const found = document?.kind === 'order' ? [{ accepted, order: document }] : []
      io.writeOut(request.isJson ? json(found) : ordersText(found, request.language))
      return null
    }
    case 'validate':
      io.writeOut(request.isJson ? json(faults) : faults.map(ublFaultLine).join(''))
      return null
    default:
      io.writeOut(request.isJson ? json([reading]) : readingText(reading, request))
      return null
  }
}

/** The same shape as of an interchange: one that holds one document. */
function inspection({ type, customization, elements, accepted, faults, document }: UblReading) {
  const errors = faults.filter(({ severity }) => severity === 'error')
  const party = (role: string): string => document?.parties.find(each => each.role === role)?.id ?? ''
  const isOfBuyer = document?.kind === 'order' || document?.kind === 'orderChange'
  const [sender, receiver] = isOfBuyer ? ['buyer', 'supplier'] : ['supplier', 'buyer']
  const controlNumber = document?.number ?? ''
  return {
    standard: 'UBL',
    counts: { interchanges: 1, groups: 0, transactions: 1, segments: elements },
    interchanges: [
      {
        standard: 'UBL',
        sender: party(sender ?? ''),
        receiver: party(receiver ?? ''),
        controlNumber,
        test: false,
        transactions: [{ type, version: customization ?? '', controlNumber, accepted, faults: errors }],
        faults: [],
      },
    ],
    faults: errors,
    notes: faults.filter(({ severity }) => severity === 'warning'),
  }
}

function readingText(
  { type, transaction, accepted, document, faults }: UblReading,
  request: Request,
): string {
  const verdict = VERDICTS[request.language][accepted ? 'accepted' : 'rejected']
  const head = `UBL ${type}${transaction ? ` ${transaction}` : ''}  ${document?.number ?? '–'}  ${verdict}\n`
  return head + faults.map(fault => `  ${ublFaultLine(fault)}`).join('')
}

function say(faults: readonly UblFault[], { isJson }: Request, io: EdiCliIo): void {
  for (const fault of faults) io.writeError(ublFaultLine(fault))
  if (isJson) io.writeOut(json({ error: faults[0]?.message, faults }))
}

const NO_ACKNOWLEDGEMENTS = {
  en: 'UBL documents are answered by documents, such as an OrderResponse: there is no acknowledgement of them.',
  ja: 'UBL文書にはOrderResponseなどの文書で回答します。受信応答はありません。',
}
