import { acknowledge, explainNotEdi, readInterchanges } from '@enishi/edi'
import type { Acknowledgement, CanonicalOrder, InterchangeReading } from '@enishi/edi'
import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import { learnSender, routeInterchange } from './routeInterchange.ts'
import type { Route } from './routeInterchange.ts'
import { rawText, storedReading } from './storedReading.ts'
import type { StoredFault, StoredReading } from './storedReading.ts'

/** An order of an accepted message on its way to the domain that keeps orders, in the transaction that accepts it. */
export interface OrderDelivery {
  order: CanonicalOrder
  documentType: string
  interchangeId: string
  partnershipId: string
  senderOrganizationId: string
  receiverOrganizationId: string
}

/** Takes an order; answers what a person should know, e.g. that its number came before. */
export type DeliverOrder = (
  tx: Transaction,
  ctx: RequestContext,
  delivery: OrderDelivery,
) => Promise<StoredFault | null>

export interface ProcessedInterchange {
  id: string
  status: string
  reason: string | null
  acknowledgementType: string | null
  acknowledgement: Buffer | null
}

type Words = { en: string; ja: string }

interface Decision {
  status: 'ACCEPTED' | 'PARTIALLY_ACCEPTED' | 'REJECTED' | 'QUARANTINED'
  reason: Words | null
  partnershipId: string | null
  acknowledgement: Acknowledgement | null
  stored: StoredReading
}

const statusOf = {
  accepted: 'ACCEPTED',
  'partially-accepted': 'PARTIALLY_ACCEPTED',
  rejected: 'REJECTED',
} as const

/**
 * Reads, decides, delivers and answers one kept interchange, all in one transaction: a crash leaves it RECEIVED, and it is done again.
 * One that was processed already answers what it answered then. `isRetry` reads a quarantined or refused one anew.
 */
export async function processInterchange(
  ctx: RequestContext,
  id: string,
  deliver: DeliverOrder,
  isRetry = false,
): Promise<ProcessedInterchange> {
  const viewer = requireViewer(ctx.identity)
  return ctx.write(async tx => {
    const row = await tx
      .selectFrom('interchange')
      .leftJoin('api_key', 'api_key.id', 'interchange.api_key_id')
      .select([
        'interchange.id',
        'content',
        'status',
        'reason_en',
        'reason_ja',
        'acknowledgement',
        'acknowledgement_type',
        'api_key.partnership_id as key_partnership_id',
      ])
      .where('interchange.id', '=', id)
      .where('interchange.org_id', '=', viewer.organizationId)
      .forUpdate('interchange')
      .executeTakeFirstOrThrow()
    if (row.status !== 'RECEIVED' && !isRetry) return answerOf(ctx.language, row)
    const decision = await decide(tx, ctx, {
      id,
      bytes: row.content,
      keyPartnershipId: row.key_partnership_id,
      deliver,
    })
    const { reading, acknowledgement } = decision
    const done = await tx
      .updateTable('interchange')
      .set({
        ...reading,
        partnership_id: decision.partnershipId,
        status: decision.status,
        reason_en: decision.reason?.en ?? null,
        reason_ja: decision.reason?.ja ?? null,
        reading: JSON.stringify(decision.stored),
        processed_at: ctx.now,
        // What was answered once stays the answer.
        ...(row.acknowledgement
          ? {}
          : {
              acknowledgement: acknowledgement ? Buffer.from(acknowledgement.bytes) : null,
              acknowledgement_type: acknowledgement?.type ?? null,
            }),
      })
      .where('id', '=', id)
      .returning(['id', 'status', 'reason_en', 'reason_ja', 'acknowledgement', 'acknowledgement_type'])
      .executeTakeFirstOrThrow()
    await announce(tx, ctx.identity, {
      topic: 'interchange.received',
      recordId: id,
      partnershipId: decision.partnershipId,
      payload: { status: decision.status },
    })
    return answerOf(ctx.language, done)
  })
}

interface Kept {
  id: string
  bytes: Uint8Array
  keyPartnershipId: string | null
  deliver: DeliverOrder
}

async function decide(
  tx: Transaction,
  ctx: RequestContext,
  kept: Kept,
): Promise<Decision & { reading: EnvelopeColumns }> {
  const reading = readInterchanges(kept.bytes, { language: 'en' })[0]
  if (!reading) {
    return {
      status: 'QUARANTINED',
      reason: { en: explainNotEdi(kept.bytes, 'en'), ja: explainNotEdi(kept.bytes, 'ja') },
      partnershipId: null,
      acknowledgement: null,
      stored: { raw: rawText(kept.bytes), messages: [], faults: [], segments: [] },
      reading: noEnvelope,
    }
  }
  const viewer = requireViewer(ctx.identity)
  const stored = storedReading(reading, kept.bytes)
  const envelope = envelopeOf(reading)
  const route = await routeInterchange(tx, reading, viewer.organizationId, kept.keyPartnershipId)
  const refusal =
    route.refusal ??
    ((await isControlNumberUsed(tx, kept.id, envelope, viewer.organizationId))
      ? usedControlNumber(reading)
      : null)
  const acknowledgement = acknowledge(reading, {
    controlNumber: await nextControlNumber(tx, route.partnershipId),
    now: ctx.now,
    ...(refusal ? { rejectInterchange: { code: refusal.code } } : {}),
  })
  if (refusal) {
    const status = acknowledgement ? ('REJECTED' as const) : ('QUARANTINED' as const)
    return {
      status,
      reason: { en: refusal.en, ja: refusal.ja },
      partnershipId: route.partnershipId,
      acknowledgement,
      stored,
      reading: envelope,
    }
  }
  if (route.refusal === null) {
    await learnSender(tx, reading, newId(), route.partnershipId, viewer.organizationId)
    stored.faults.push(...(await deliverOrders(tx, ctx, kept, reading, route)))
  }
  const reason =
    reading.verdict === 'rejected' ? (stored.faults.find(fault => fault.severity === 'error') ?? null) : null
  return {
    status: statusOf[reading.verdict],
    reason,
    partnershipId: route.partnershipId,
    acknowledgement,
    stored,
    reading: envelope,
  }
}

async function deliverOrders(
  tx: Transaction,
  ctx: RequestContext,
  kept: Kept,
  reading: InterchangeReading,
  route: Extract<Route, { refusal: null }>,
): Promise<StoredFault[]> {
  const notes: StoredFault[] = []
  for (const message of reading.messages) {
    if (!message.accepted || !message.order) continue
    const note = await kept.deliver(tx, ctx, {
      order: message.order,
      documentType: message.type,
      interchangeId: kept.id,
      partnershipId: route.partnershipId,
      senderOrganizationId: requireViewer(ctx.identity).organizationId,
      receiverOrganizationId: route.receiverOrganizationId,
    })
    if (note) notes.push({ ...note, messageControlNumber: message.controlNumber })
  }
  return notes
}

const noEnvelope = {
  standard: null,
  sender_qualifier: null,
  sender_identifier: null,
  receiver_qualifier: null,
  receiver_identifier: null,
  control_number: null,
  is_test: false,
}

type EnvelopeColumns = {
  [Column in keyof typeof noEnvelope]: Column extends 'is_test' ? boolean : string | null
}

const envelopeOf = (reading: InterchangeReading): EnvelopeColumns => ({
  standard: reading.standard,
  sender_qualifier: reading.sender.qualifier,
  sender_identifier: reading.sender.id,
  receiver_qualifier: reading.receiver.qualifier,
  receiver_identifier: reading.receiver.id,
  control_number: reading.controlNumber,
  is_test: reading.isTest,
})

/** Other bytes under a number that was accepted before. */
async function isControlNumberUsed(
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

const usedControlNumber = (reading: InterchangeReading) => ({
  code: 'duplicate-control-number' as const,
  en: `The control number ${reading.controlNumber} came before with other content. Send the new content under a new number.`,
  ja: `制御番号 ${reading.controlNumber} は、異なる内容で受信済みです。新しい番号を付けて送信してください。`,
})

/** 1 … 999,999,999 without gaps, per partnership; the row stays locked until the acknowledgement is kept. */
async function nextControlNumber(tx: Transaction, partnershipId: string | null): Promise<number> {
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

const answerOf = (
  language: 'en' | 'ja',
  row: {
    id: string
    status: string
    reason_en: string | null
    reason_ja: string | null
    acknowledgement: Buffer | null
    acknowledgement_type: string | null
  },
): ProcessedInterchange => ({
  id: row.id,
  status: row.status,
  reason: language === 'ja' ? row.reason_ja : row.reason_en,
  acknowledgementType: row.acknowledgement_type,
  acknowledgement: row.acknowledgement,
})
