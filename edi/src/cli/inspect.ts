import { tokenizeInBatches } from '../codec/tokenizer.ts'
import type { Fault, InterchangeReading } from '../reading/model.ts'

/** What an input holds, in numbers and short: the form other programs read. */
export interface Inspection {
  standard: string | null
  counts: { interchanges: number; groups: number; transactions: number; segments: number }
  interchanges: {
    standard: string
    sender: string
    receiver: string
    controlNumber: string
    test: boolean
    transactions: {
      type: string
      version: string
      controlNumber: string
      accepted: boolean
      faults: Fault[]
    }[]
    faults: Fault[]
  }[]
  faults: Fault[]
  notes: Fault[]
}

export function inspect(bytes: Uint8Array, readings: readonly InterchangeReading[]): Inspection {
  const ofSeverity = (faults: readonly Fault[], severity: Fault['severity']): Fault[] =>
    faults.filter(fault => fault.severity === severity)
  return {
    standard: readings[0]?.standard ?? null,
    counts: {
      interchanges: readings.length,
      groups: sumOf(readings, ({ envelope }) => envelope.groups.length),
      transactions: sumOf(readings, ({ messages }) => messages.length),
      segments: segmentsIn(bytes),
    },
    interchanges: readings.map(({ standard, sender, receiver, controlNumber, isTest, messages, faults }) => ({
      standard,
      sender: sender.id,
      receiver: receiver.id,
      controlNumber,
      test: isTest,
      transactions: messages.map(({ type, release, controlNumber, accepted, faults }) => ({
        type,
        version: release,
        controlNumber,
        accepted,
        faults: ofSeverity(faults, 'error'),
      })),
      faults: ofSeverity(faults, 'error').filter(({ level }) => level === 'interchange' || level === 'group'),
    })),
    faults: readings.flatMap(({ faults }) => ofSeverity(faults, 'error')),
    notes: readings.flatMap(({ faults }) => ofSeverity(faults, 'warning')),
  }
}

const sumOf = (
  readings: readonly InterchangeReading[],
  count: (reading: InterchangeReading) => number,
): number => readings.reduce((sum, reading) => sum + count(reading), 0)

function segmentsIn(bytes: Uint8Array): number {
  let count = 0
  for (const batch of tokenizeInBatches(bytes))
    for (const token of batch) if (token.kind === 'segment') count++
  return count
}
