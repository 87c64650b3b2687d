import type { Fault, InterchangeReading } from '@enishi/edi'

/** What the screens show of an interchange; `reading` of its row. Texts in both languages. */
export interface StoredReading {
  raw: string
  messages: {
    type: string
    release: string
    controlNumber: string
    isAccepted: boolean
    faultCount: number
  }[]
  faults: StoredFault[]
  segments: StoredSegment[]
}

export interface StoredFault {
  severity: string
  code: string
  standardCode: string | null
  messageControlNumber: string | null
  segmentTag: string | null
  segmentPosition: number | null
  element: number | null
  component: number | null
  offset: number
  value: string | null
  en: string
  ja: string
}

interface StoredSegment {
  tag: string
  position: number
  offset: number
  name: string | null
  elements: { position: number; name: string | null; value: string }[]
  faultCount: number
}

const mostRaw = 200_000
const mostSegments = 1000
const mostFaults = 1000

export function storedReading(
  reading: InterchangeReading,
  japanese: Fault[],
  bytes: Uint8Array,
): StoredReading {
  const { start } = reading
  const faults = reading.faults.slice(0, mostFaults).map((fault, index) => ({
    severity: fault.severity,
    code: fault.code,
    standardCode: fault.standardCode,
    messageControlNumber: messageOf(reading, fault),
    segmentTag: fault.segmentTag,
    segmentPosition: fault.segmentPosition,
    element: fault.element,
    component: fault.component,
    offset: fault.offset - start,
    value: readable(fault.value),
    en: readable(fault.message) ?? '',
    ja: readable(japanese[index]?.message ?? fault.message) ?? '',
  }))
  const segments = reading.messages
    .flatMap(message => message.segments.slice(0, mostSegments))
    .slice(0, mostSegments)
  return {
    raw: rawText(bytes.subarray(start, reading.end)),
    messages: reading.messages.slice(0, 500).map(message => ({
      type: message.type,
      release: message.release,
      controlNumber: message.controlNumber,
      isAccepted: message.accepted,
      faultCount: message.faults.filter(fault => fault.severity === 'error').length,
    })),
    faults,
    segments: segments.map(segment => ({
      tag: segment.tag,
      position: segment.position,
      offset: segment.offset - start,
      name: segment.name,
      elements: segment.elements.map(each => ({
        position: each.position,
        name: each.name,
        value: readable(each.value) ?? '',
      })),
      faultCount: faults.filter(
        fault =>
          fault.offset >= segment.offset - start &&
          fault.offset < segment.offset - start + Math.max(segment.length, 1),
      ).length,
    })),
  }
}

/** Bytes as a person reads them: UTF-8 where they are, else Latin-1. */
export function rawText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, mostRaw)
  const text = new TextDecoder('utf-8').decode(head)
  return readable(text.includes('\uFFFD') ? Buffer.from(head).toString('latin1') : text) ?? ''
}

/** PostgreSQL's text holds no NUL. */
const readable = (text: string | null) => text?.replaceAll('\0', '\u2400').toWellFormed() ?? null

const messageOf = (reading: InterchangeReading, fault: Fault) =>
  reading.messages.find(message => message.faults.includes(fault))?.controlNumber ?? null
