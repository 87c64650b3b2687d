import type { BusinessDocument, DocumentKind } from '../canonical/document.ts'
import { readInterchanges } from '../reading/readInterchanges.ts'
import { ublMap } from '../ubl/documents.ts'
import { targetOf } from '../writing/convert.ts'
import { createDice } from '../writing/dice.ts'
import { sampleDocument } from '../writing/sampleDocument.ts'
import { sampleMessage } from '../writing/sampleMessage.ts'
import { sampleVariant } from '../writing/sampleVariant.ts'
import { SAMPLE_PARTNERS, UNKNOWN_TARGET, refuse, writeAs } from './convertCommand.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, json } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'

/** generate <message> [--seed n]: a sample of any message there is a table for, held against that table. */
export function generate(request: Request, io: EdiCliIo): number {
  const [target = ''] = request.operands
  const now = io.now()
  const roll = createDice(request.seed)
  const sampleOf = (kind: DocumentKind): BusinessDocument =>
    request.seed === 0 ? sampleDocument(kind, now) : sampleVariant(sampleDocument(kind, now), roll)
  const envelope = { ...SAMPLE_PARTNERS, controlNumber: Math.max(1, request.seed), isTest: true, now }
  const kind = (targetOf(target)?.map ?? ublMap(target.replace(/^ubl:/, '')))?.kind
  if (kind) {
    return writeAs([sampleOf(kind)], { ...request, to: target }, envelope, io) ? EXIT_ACCEPTED : EXIT_FAULTS
  }
  const bytes = sampleMessage(target, sampleOf('order'), envelope)
  if (!bytes) return refuse(UNKNOWN_TARGET, request, io)
  const faults = readInterchanges(bytes, { language: request.language }).flatMap(reading => reading.faults)
  if (request.isJson) io.writeOut(json({ text: new TextDecoder().decode(bytes), faults, losses: [] }))
  else {
    io.writeOut(bytes)
    io.writeOut('\n')
    for (const { message } of faults) io.writeError(`${message}\n`)
  }
  return faults.length === 0 ? EXIT_ACCEPTED : EXIT_FAULTS
}
