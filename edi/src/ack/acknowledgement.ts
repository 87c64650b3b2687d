import type { Fault, InterchangeReading } from '../reading/model.ts'

/** An acknowledgement ready to be sent. */
export interface Acknowledgement {
  type: '997' | 'TA1' | 'CONTRL'
  bytes: Uint8Array
}

export interface AcknowledgeOptions {
  /** Control number of the answering interchange, 1 … 999,999,999, from the agreement's own range. */
  controlNumber: number
  now: Date
  /** Refuse the whole interchange for a reason the reading cannot know. */
  rejectInterchange?: { code: 'unknown-sender' | 'unknown-receiver' | 'duplicate-control-number' }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** UTC date as CCYYMMDD. */
export const dayOf = (now: Date): string =>
  `${now.getUTCFullYear()}${two(now.getUTCMonth() + 1)}${two(now.getUTCDate())}`

/** UTC time as HHMM. */
export const timeOf = (now: Date): string => `${two(now.getUTCHours())}${two(now.getUTCMinutes())}`

/** The fault an interchange is refused for: that it is cut off before what follows from that. */
export function refusalOf({ faults }: InterchangeReading): Fault | null {
  const errors = faults.filter(({ level, severity }) => level === 'interchange' && severity === 'error')
  return errors.find(({ code }) => code === 'interchange-trailer-missing') ?? errors[0] ?? null
}
