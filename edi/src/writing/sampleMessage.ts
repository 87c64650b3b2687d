import { acknowledge } from '../ack/acknowledge.ts'
import { rejectDocument } from '../ack/rejectDocument.ts'
import type { BusinessDocument } from '../canonical/document.ts'
import type { WrittenSegment } from '../codec/writer.ts'
import { readInterchanges } from '../reading/readInterchanges.ts'
import { chooseEdifact, chooseX12 } from '../schema/choose.ts'
import type { MessageSchema } from '../schema/model.ts'
import { PLACED, createWalker } from '../validate/walker.ts'
import { edifactSyntax, targetOf, writeDocuments, x12Syntax } from './convert.ts'
import type { WriteEnvelope } from './convert.ts'
import { dayOf, timeOf, writeEdifactInterchange, writeX12Interchange } from './interchanges.ts'
import { EDIFACT_SAMPLES, X12_SAMPLES } from './sampleSegments.ts'

/** What an acknowledgement answers. */
const ANSWERED: Record<string, { order: string; functional: '997' | '999' }> = {
  '997': { order: 'x12:850', functional: '997' },
  '999': { order: 'x12:850', functional: '999' },
  TA1: { order: 'x12:850', functional: '997' },
  '824': { order: 'x12:850', functional: '997' },
  CONTRL: { order: 'edifact:ORDERS', functional: '997' },
  APERAK: { order: 'edifact:ORDERS', functional: '997' },
}

/** A sample of a message that has no document of its own ('x12:997:004010'), about an order; null when there is none. */
export function sampleMessage(
  target: string,
  order: BusinessDocument,
  envelope: WriteEnvelope,
): Uint8Array | null {
  const [kind = '', type = '', release = ''] = target.split(':')
  const answered = Object.hasOwn(ANSWERED, type) ? ANSWERED[type] : undefined
  if (answered?.order.startsWith(`${kind}:`)) return answer(type, answered, release, order, envelope)
  if (kind === 'x12') return x12Sample(type, release, order, envelope)
  return kind === 'edifact' ? edifactSample(type, release, order, envelope) : null
}

/** The answer the acknowledgement's own code gives to a sample order. */
function answer(
  type: string,
  { order: target, functional }: { order: string; functional: '997' | '999' },
  release: string,
  order: BusinessDocument,
  envelope: WriteEnvelope,
): Uint8Array | null {
  const written = targetOf(release === '' ? target : `${target}:${release}`)
  const [reading] = written ? readInterchanges(writeDocuments([order], written, envelope)) : []
  if (!reading) return null
  const { controlNumber, now } = envelope
  if (type === '824' || type === 'APERAK') {
    const faults = [
      { code: 'unknown-item' as const, line: '1', value: null, text: 'THE ITEM IS NOT IN THE CATALOGUE' },
    ]
    const documentNumber = order.number ?? ''
    return rejectDocument(reading, { controlNumber, now, message: 0, documentNumber, faults })?.bytes ?? null
  }
  const rejectInterchange = type === 'TA1' ? ({ code: 'duplicate-control-number' } as const) : undefined
  const options = { controlNumber, now, functional, ...(rejectInterchange ? { rejectInterchange } : {}) }
  return acknowledge(reading, options)?.bytes ?? null
}

function x12Sample(
  type: string,
  release: string,
  order: BusinessDocument,
  envelope: WriteEnvelope,
): Uint8Array | null {
  const sample = Object.hasOwn(X12_SAMPLES, type) ? X12_SAMPLES[type] : undefined
  const choice = sample && chooseX12(type, release || '004010')
  if (!sample || !choice?.isExact) return null
  const body = placed(
    choice.schema,
    sample.write(order, envelope.now).map(line => segmentOf(line, '*', '>')),
  )
  const { sender, receiver, controlNumber, now } = envelope
  const isLater = choice.schema.release >= '005'
  const number = String(controlNumber)
  return writeX12Interchange({
    ...envelope,
    syntax: x12Syntax(isLater),
    version: isLater ? '00501' : '00401',
    groupCount: 1,
    body: [
      [
        'GS',
        sample.group,
        sender.id,
        receiver.id,
        dayOf(now),
        timeOf(now),
        number,
        'X',
        choice.schema.release,
      ],
      ['ST', type, '0001'],
      ...body,
      ['SE', String(body.length + 2), '0001'],
      ['GE', '1', number],
    ],
  })
}

function edifactSample(
  type: string,
  release: string,
  order: BusinessDocument,
  envelope: WriteEnvelope,
): Uint8Array | null {
  const write = Object.hasOwn(EDIFACT_SAMPLES, type) ? EDIFACT_SAMPLES[type] : undefined
  const choice = write && chooseEdifact(type, `D.${(release || 'D96A').replace(/^D\.?/, '')}`)
  if (!write || !choice?.isExact) return null
  const [directory = '', version = ''] = choice.schema.release.split('.')
  const { sender, receiver, controlNumber, isTest, now } = envelope
  return writeEdifactInterchange({
    syntax: edifactSyntax(true),
    identifier: ['UNOC', '3'],
    sender: [sender.id, sender.qualifier],
    receiver: [receiver.id, receiver.qualifier],
    controlNumber: String(controlNumber),
    isTest,
    now,
    messages: [
      {
        reference: '1',
        identifier: [type, directory, version, 'UN'],
        body: placed(
          choice.schema,
          write(order, now).map(line => segmentOf(line, '+', ':')),
        ),
      },
    ],
  })
}

const segmentOf = (line: string, element: string, component: string): WrittenSegment => {
  const [tag = '', ...elements] = line.split(element)
  return [tag, ...elements.map(text => (text.includes(component) ? text.split(component) : text))]
}

/** Segments that the release has a place for where they stand. */
function placed(schema: MessageSchema, segments: readonly WrittenSegment[]): WrittenSegment[] {
  const walker = createWalker(schema)
  return segments.filter(([tag]) => walker.step(tag) === PLACED)
}
