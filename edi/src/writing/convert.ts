import type { BusinessDocument } from '../canonical/document.ts'
import { createSyntax, delimiter } from '../codec/delimiters.ts'
import type { Standard, Syntax } from '../codec/delimiters.ts'
import type { WrittenSegment } from '../codec/writer.ts'
import { mapOf } from '../mapping/maps/index.ts'
import type { MessageMap } from '../mapping/map.ts'
import { writeDocument } from '../mapping/writeDocument.ts'
import { chooseEdifact, chooseX12 } from '../schema/choose.ts'
import type { MessageSchema } from '../schema/model.ts'
import { dayOf, timeOf, writeEdifactInterchange, writeX12Interchange } from './interchanges.ts'

/** Who sends to whom, and the number it goes under. */
export interface WriteEnvelope {
  sender: { qualifier: string; id: string }
  receiver: { qualifier: string; id: string }
  controlNumber: number
  isTest: boolean
  now: Date
}

/** What to write: 'x12:855:004010', 'edifact:ORDERS:D96A'. */
export interface WriteTarget {
  standard: Standard
  map: MessageMap
  schema: MessageSchema
}

/** The target a text names; null when it names none we write. */
export function targetOf(text: string): WriteTarget | null {
  const [kind = '', type = '', release = ''] = text.split(':')
  const standard: Standard | null = kind === 'x12' ? 'X12' : kind === 'edifact' ? 'EDIFACT' : null
  if (!standard) return null
  const choice =
    standard === 'X12'
      ? chooseX12(type, release || '004010')
      : chooseEdifact(type, `D.${(release || 'D96A').replace(/^D\.?/, '')}`)
  const map = choice?.isExact ? mapOf(choice.schema) : null
  return choice && map ? { standard, map, schema: choice.schema } : null
}

/** An interchange of one message for each document. Only documents of the target's kind have a place in it. */
export function writeDocuments(
  documents: readonly BusinessDocument[],
  target: WriteTarget,
  envelope: WriteEnvelope,
): Uint8Array {
  const own = documents.filter(({ kind }) => kind === target.map.kind)
  return target.standard === 'X12' ? writeX12(own, target, envelope) : writeEdifact(own, target, envelope)
}

function writeX12(
  documents: readonly BusinessDocument[],
  { map, schema }: WriteTarget,
  envelope: WriteEnvelope,
): Uint8Array {
  const { sender, receiver, controlNumber, now } = envelope
  const number = String(controlNumber % 1_000_000_000)
  const transactions = documents.flatMap((document, index): WrittenSegment[] => {
    const control = String(index + 1).padStart(4, '0')
    const inner = writeDocument(document, map, schema)
    return [['ST', map.type, control], ...inner, ['SE', String(inner.length + 2), control]]
  })
  const isLater = schema.release >= '005'
  const body: WrittenSegment[] = [
    ['GS', map.group ?? '', sender.id, receiver.id, dayOf(now), timeOf(now), number, 'X', schema.release],
    ...transactions,
    ['GE', String(documents.length), number],
  ]
  const version = isLater ? '00501' : '00401'
  return writeX12Interchange({ ...envelope, syntax: x12Syntax(isLater), version, body, groupCount: 1 })
}

export const x12Syntax = (hasRepetition: boolean): Syntax =>
  createSyntax({
    standard: 'X12',
    segment: delimiter(0x7e),
    element: delimiter(0x2a),
    component: delimiter(0x3e),
    repetition: hasRepetition ? delimiter(0x5e) : null,
    release: null,
    decimalMark: '.',
    charset: 'auto',
    isPaddedBeforeTerminator: false,
  })

function writeEdifact(
  documents: readonly BusinessDocument[],
  { map, schema }: WriteTarget,
  envelope: WriteEnvelope,
): Uint8Array {
  const bodies = documents.map(document => writeDocument(document, map, schema))
  // Latin-1 is read everywhere; what it cannot hold goes as UTF-8, which only syntax version 4 has a name for.
  const isLatin = !/[^\u0000-\u00ff]/.test(JSON.stringify(bodies))
  const [directory = '', version = ''] = schema.release.split('.')
  const partner = ({ qualifier, id }: WriteEnvelope['sender']): string[] => [id, qualifier]
  return writeEdifactInterchange({
    syntax: edifactSyntax(isLatin),
    identifier: isLatin ? ['UNOC', '3'] : ['UNOY', '4'],
    sender: partner(envelope.sender),
    receiver: partner(envelope.receiver),
    controlNumber: String(envelope.controlNumber),
    isTest: envelope.isTest,
    now: envelope.now,
    messages: bodies.map((body, index) => ({
      reference: String(index + 1),
      identifier: [map.type, directory, version, 'UN'],
      body,
    })),
  })
}

export const edifactSyntax = (isLatin: boolean): Syntax =>
  createSyntax({
    standard: 'EDIFACT',
    segment: delimiter(0x27),
    element: delimiter(0x2b),
    component: delimiter(0x3a),
    repetition: isLatin ? null : delimiter(0x2a),
    release: 0x3f,
    decimalMark: '.',
    charset: isLatin ? 'latin1' : 'utf-8',
    isPaddedBeforeTerminator: false,
  })
