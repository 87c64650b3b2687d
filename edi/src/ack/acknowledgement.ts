import type { Fault, InterchangeReading } from '../reading/model.ts'

/** An acknowledgement ready to be sent. */
export interface Acknowledgement {
  type: 'TA1' | '997' | '999' | 'CONTRL' | '824' | 'APERAK'
  bytes: Uint8Array
}

export interface AcknowledgeOptions {
  /** Control number of the answering interchange, 1 … 999,999,999, from the agreement's own range. */
  controlNumber: number
  now: Date
  /** What the partner expects for X12 groups; 997 unless told. */
  functional?: '997' | '999'
  /** Refuse the whole interchange for a reason the reading cannot know. */
  rejectInterchange?: { code: 'unknown-sender' | 'unknown-receiver' | 'duplicate-control-number' }
}

/** The fault an interchange is refused for: that it is cut off before what follows from that. */
export function refusalOf({ faults }: InterchangeReading): Fault | null {
  const errors = faults.filter(({ level, severity }) => level === 'interchange' && severity === 'error')
  return errors.find(({ code }) => code === 'interchange-trailer-missing') ?? errors[0] ?? null
}
