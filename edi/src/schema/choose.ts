import type { MessageSchema, SchemaChoice } from './model.ts'
import { purchaseOrder850 } from './x12/004010/850.ts'
import { functionalAcknowledgement997 } from './x12/004010/997.ts'

/** What the gateway reads, for messages about what it does not. */
export const SUPPORTED_X12 = '850, 997'

const X12: Record<string, MessageSchema> = {
  '850': purchaseOrder850,
  '997': functionalAcknowledgement997,
}

/** The table for an X12 transaction of a release ('004010VICS'); null when we have none. */
export function chooseX12(type: string, release: string): SchemaChoice | null {
  const schema = X12[type]
  return schema ? { schema, isExact: release.startsWith('004010') || type === '997' } : null
}
