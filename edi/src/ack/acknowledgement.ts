import type { Fault, GroupEnvelope, InterchangeReading, MessageReading } from '../reading/model.ts'

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
  /** Send a TA1 with the 997 or 999 though ISA14 does not ask for it. */
  withTa1?: boolean
  /** Name accepted messages in a CONTRL too, not only refused ones. */
  everyMessage?: boolean
  /** Refuse the whole interchange for a reason the reading cannot know. */
  rejectInterchange?: { code: 'unknown-sender' | 'unknown-receiver' | 'duplicate-control-number' }
}

/** The fault an interchange is refused for: that it is cut off before what follows from that. */
export function refusalOf({ faults }: InterchangeReading): Fault | null {
  const errors = faults.filter(({ level, severity }) => level === 'interchange' && severity === 'error')
  return errors.find(({ code }) => code === 'interchange-trailer-missing') ?? errors[0] ?? null
}

/** What answers something itself: by syntax, or in business terms. */
const ANSWERS = new Set(['997', '999', 'CONTRL', '824', 'APERAK'])
const FUNCTIONAL = new Set(['997', '999'])

/** Whether a document may be rejected in business terms: an answer never is. */
export const isRejectable = ({ type }: MessageReading): boolean => !ANSWERS.has(type)

/** The groups an acknowledgement may speak of: those that are not acknowledgements, whatever they call themselves. */
export const answerableGroups = ({ envelope, messages }: InterchangeReading): GroupEnvelope[] =>
  envelope.groups.filter(group => {
    const types = group.messages.map(index => messages[index]?.type ?? '')
    const isFunctional = types.length > 0 && types.every(type => FUNCTIONAL.has(type))
    return group.functionalId !== 'FA' && !isFunctional
  })
