import type { InterchangeReading } from '@enishi/edi'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import type { EnvelopeColumns } from './envelopeColumns.ts'

/** Other bytes under a number that was accepted before. */
export async function isControlNumberUsed(
  tx: Transaction,
  id: string,
  envelope: EnvelopeColumns,
  organizationId: string,
): Promise<boolean> {
  const earlier = await tx
    .selectFrom('interchange')
    .select('id')
    .where('org_id', '=', organizationId)
    .where('standard', '=', envelope.standard)
    .where('sender_identifier', '=', envelope.sender_identifier)
    .where('receiver_identifier', '=', envelope.receiver_identifier)
    .where('control_number', '=', envelope.control_number)
    .where('is_test', '=', envelope.is_test)
    .where('status', 'in', ['ACCEPTED', 'PARTIALLY_ACCEPTED'])
    .where('id', '!=', id)
    .executeTakeFirst()
  return earlier !== undefined
}

export const usedControlNumber = (reading: InterchangeReading) => ({
  code: 'duplicate-control-number' as const,
  en: `The control number ${reading.controlNumber} came before with other content. Send the new content under a new number.`,
  ja: `制御番号 ${reading.controlNumber} は、異なる内容で受信済みです。新しい番号を付けて送信してください。`,
})

/** 1 … 999,999,999 without gaps, per partnership; the row stays locked until the acknowledgement is kept. */
export async function nextControlNumber(tx: Transaction, partnershipId: string | null): Promise<number> {
  if (!partnershipId) {
    const { rows } = await sql<{
      number: number
    }>`select nextval('unrouted_acknowledgement') as number`.execute(tx)
    return (((rows[0]?.number ?? 1) - 1) % 999_999_999) + 1
  }
  const { last_control_number } = await tx
    .insertInto('trading_partner_agreement')
    .values({ partnership_id: partnershipId, last_control_number: 1 })
    .onConflict(conflict =>
      conflict.column('partnership_id').doUpdateSet({
        last_control_number: sql<number>`trading_partner_agreement.last_control_number % 999999999 + 1`,
      }),
    )
    .returning('last_control_number')
    .executeTakeFirstOrThrow()
  return last_control_number
}
