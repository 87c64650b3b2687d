import type { InterchangeReading } from '../reading/model.ts'
import { answerableGroups, refusalOf } from './acknowledgement.ts'
import type { AcknowledgeOptions, Acknowledgement } from './acknowledgement.ts'
import { writeContrl } from './contrl.ts'
import { writeTa1 } from './ta1.ts'
import { writeFunctional } from './x997.ts'

/**
 * The acknowledgement the standard asks for: TA1 when the X12 interchange as a whole is refused, else 997 or 999;
 * CONTRL for EDIFACT. Null when none may be sent: for an acknowledgement, or when the header cannot be read.
 */
export function acknowledge(
  reading: InterchangeReading,
  options: AcknowledgeOptions,
): Acknowledgement | null {
  const { envelope } = reading
  if (envelope.isAcknowledgement || !envelope.isReadable) return null
  if (reading.standard === 'EDIFACT') return { type: 'CONTRL', bytes: writeContrl(reading, options) }
  if (envelope.groups.length > 0 && answerableGroups(reading).length === 0) return null
  const isRefused =
    options.rejectInterchange !== undefined || refusalOf(reading) !== null || envelope.groups.length === 0
  if (isRefused) return { type: 'TA1', bytes: writeTa1(reading, options) }
  const type = options.functional ?? '997'
  return { type, bytes: writeFunctional(reading, options, type) }
}
