import type { Fault, InterchangeReading, MessageReading } from '../reading/model.ts'

interface InspectedInterchange {
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
}

/** What an input holds, in numbers and short: the form other programs read. */
export interface Inspection {
  standard: string | null
  counts: { interchanges: number; groups: number; transactions: number; segments: number }
  interchanges: InspectedInterchange[]
  faults: Fault[]
  notes: Fault[]
}

export const inspect = (readings: readonly InterchangeReading[]): Inspection => ({
  standard: readings[0]?.standard ?? null,
  counts: totalsOf(readings),
  interchanges: readings.map(reading => {
    const { faults, ...head } = interchangeOf(reading)
    return { ...head, transactions: reading.messages.map(transactionOf), faults }
  }),
  ...notesIn(readings),
})

export const totalsOf = (readings: readonly InterchangeReading[]): Inspection['counts'] => ({
  interchanges: readings.length,
  groups: sumOf(readings, ({ counts }) => counts.groups),
  transactions: sumOf(readings, ({ counts }) => counts.messages),
  segments: sumOf(readings, ({ counts }) => counts.segments),
})

const sumOf = (
  readings: readonly InterchangeReading[],
  count: (reading: InterchangeReading) => number,
): number => readings.reduce((sum, reading) => sum + count(reading), 0)

const ofSeverity = (faults: readonly Fault[], severity: Fault['severity']): Fault[] =>
  faults.filter(fault => fault.severity === severity)

/** An interchange without its transactions. */
export function interchangeOf(reading: InterchangeReading): Omit<InspectedInterchange, 'transactions'> {
  const { standard, sender, receiver, controlNumber, isTest, faults } = reading
  return {
    standard,
    sender: sender.id,
    receiver: receiver.id,
    controlNumber,
    test: isTest,
    faults: ofSeverity(faults, 'error').filter(({ level }) => level === 'interchange' || level === 'group'),
  }
}

export function transactionOf(message: MessageReading): InspectedInterchange['transactions'][number] {
  const { type, release, controlNumber, accepted, faults } = message
  return { type, version: release, controlNumber, accepted, faults: ofSeverity(faults, 'error') }
}

/** All errors, and what is only worth a note. */
export const notesIn = (readings: readonly InterchangeReading[]): Pick<Inspection, 'faults' | 'notes'> => ({
  faults: readings.flatMap(({ faults }) => ofSeverity(faults, 'error')),
  notes: readings.flatMap(({ faults }) => ofSeverity(faults, 'warning')),
})
