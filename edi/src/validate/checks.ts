import type { FaultCode } from '../reading/faults.ts'
import type { FaultDetail, Report } from '../reading/reporter.ts'

/** Reports a fault of the segment being checked. */
export type Say = (code: FaultCode, detail: FaultDetail) => void

/** What the checks of one message share. */
export interface ElementChecks {
  report: Report
  /** False when the table is only the nearest one: differences of release are then warnings. */
  isExact: boolean
  /** The repertoire is reported once per message. */
  isRepertoireReported: boolean
}
