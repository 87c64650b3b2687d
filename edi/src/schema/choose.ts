import { ordersD96A } from './edifact/d96a/orders.ts'
import { contrl } from './edifact/service/contrl.ts'
import type { MessageSchema, SchemaChoice } from './model.ts'
import { purchaseOrder850 } from './x12/004010/850.ts'
import { functionalAcknowledgement997 } from './x12/004010/997.ts'

const X12: Record<string, MessageSchema> = { '850': purchaseOrder850, '997': functionalAcknowledgement997 }
const EDIFACT: Record<string, MessageSchema> = { ORDERS: ordersD96A, CONTRL: contrl }

/** What the gateway reads, for messages about what it does not. */
export const SUPPORTED_X12 = Object.keys(X12).join(', ')
export const SUPPORTED_EDIFACT = Object.keys(EDIFACT).join(', ')

/** The table for an X12 transaction of a release ('004010VICS'); null when we have none. */
export function chooseX12(type: string, release: string): SchemaChoice | null {
  const schema = Object.hasOwn(X12, type) ? X12[type] : undefined
  return schema ? { schema, isExact: release.startsWith(schema.release) || type === '997' } : null
}

/** The table for an EDIFACT message of a directory ('D.96A'); null when we have none. */
export function chooseEdifact(type: string, release: string): SchemaChoice | null {
  const schema = Object.hasOwn(EDIFACT, type) ? EDIFACT[type] : undefined
  return schema ? { schema, isExact: release === schema.release || type === 'CONTRL' } : null
}
