import { readInterchanges } from '@enishi/edi'
import type { InterchangeReading } from '@enishi/edi'
import { storedReading } from './storedReading.ts'
import type { StoredReading } from './storedReading.ts'

export interface KeptReading {
  /** Byte offsets in what was sent. */
  start: number
  end: number
  reading: InterchangeReading
  stored: StoredReading
}

/** Plain values, so that they can cross from one thread to another. */
export function readAll(bytes: Uint8Array): KeptReading[] {
  const readings = readInterchanges(bytes, { language: 'en' })
  const isFaulty = readings.some(reading => reading.faults.length > 0)
  const japanese = isFaulty ? readInterchanges(bytes, { language: 'ja' }) : []
  return readings.map((reading, index) => ({
    // Each reaches to the next one: a reading ends before its last terminator, and no byte may be lost.
    start: index === 0 ? 0 : reading.start,
    end: readings[index + 1]?.start ?? bytes.length,
    stored: storedReading(reading, japanese[index]?.faults ?? [], bytes),
    reading: { ...reading, messages: reading.messages.map(messageValues) },
  }))
}

/** Without the segments: they are built when asked for, and what is shown of them is in `stored` already. */
const messageValues = (message: InterchangeReading['messages'][number]) => ({
  type: message.type,
  release: message.release,
  controlNumber: message.controlNumber,
  group: message.group,
  faults: message.faults,
  accepted: message.accepted,
  document: message.document,
  segments: [],
})
