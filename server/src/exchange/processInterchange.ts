import { acknowledge, explainNotEdi } from '@enishi/edi'
import type { Acknowledgement, BusinessDocument, InterchangeReading } from '@enishi/edi'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import { isControlNumberUsed, nextControlNumber, usedControlNumber } from './controlNumbers.ts'
import { envelopeOf, noEnvelope } from './envelopeColumns.ts'
import type { EnvelopeColumns } from './envelopeColumns.ts'
import { learnSender, routeInterchange } from './routeInterchange.ts'
import type { Route } from './routeInterchange.ts'
import type { KeptReading } from './readAll.ts'
import { rawText } from './storedReading.ts'
import type { StoredFault, StoredReading } from './storedReading.ts'

/** An order of an accepted message on its way to the domain that keeps orders, in the transaction that accepts it. */
export interface OrderDelivery {
  order: BusinessDocument
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
  envelope: EnvelopeColumns
}

const statusOf = {
  accepted: 'ACCEPTED',
  'partially-accepted': 'PARTIALLY_ACCEPTED',
  rejected: 'REJECTED',
} as const

interface Processing {
  id: string
  content: Uint8Array
  /** What was read in the content; undefined when it is no EDI. */
  read: KeptReading | undefined
  deliver: DeliverOrder
  /** Decides a quarantined or refused one anew. */
  isRetry: boolean
}

/**
 * Decides, delivers and answers one kept interchange, all in one transaction: a crash leaves it RECEIVED, and it is done again.
 * One that was processed already answers what it answered then.
 */
export async function processInterchange(
  ctx: RequestContext,
  processing: Processing,
): Promise<ProcessedInterchange> {
  const { id, isRetry } = processing
  const viewer = requireViewer(ctx.identity)
  return ctx.write(async tx => {
    const row = await tx
      .selectFrom('interchange')
      .leftJoin('api_key', 'api_key.id', 'interchange.api_key_id')
      .select([
        'interchange.id',
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
    const isOpen = row.status === 'RECEIVED' || (isRetry && ['QUARANTINED', 'REJECTED'].includes(row.status))
    if (!isOpen) return answerOf(ctx.language, row)
    const isAnswered = row.acknowledgement !== null
    const decision = await decide(tx, ctx, processing, row.key_partnership_id, isAnswered)
    const { envelope, acknowledgement } = decision
    const done = await tx
      .updateTable('interchange')
      .set({
        ...envelope,
        partnership_id: decision.partnershipId,
        status: decision.status,
        reason_en: decision.reason?.en ?? null,
        reason_ja: decision.reason?.ja ?? null,
        reading: JSON.stringify(decision.stored),
        processed_at: ctx.now,
        // What was answered once stays the answer.
        ...(isAnswered
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

async function decide(
  tx: Transaction,
  ctx: RequestContext,
  kept: Processing,
  keyPartnershipId: string | null,
  isAnswered: boolean,
): Promise<Decision> {
  if (!kept.read) {
    return {
      status: 'QUARANTINED',
      reason: { en: explainNotEdi(kept.content, 'en'), ja: explainNotEdi(kept.content, 'ja') },
      partnershipId: null,
      acknowledgement: null,
      stored: { raw: rawText(kept.content), messages: [], faults: [], segments: [] },
      envelope: noEnvelope,
    }
  }
  const viewer = requireViewer(ctx.identity)
  const { reading } = kept.read
  const stored = { ...kept.read.stored }
  const envelope = envelopeOf(reading)
  const route = await routeInterchange(tx, reading, viewer.organizationId, keyPartnershipId)
  const isAnswerable = reading.envelope.isReadable && !reading.envelope.isAcknowledgement
  const isAnswering = isAnswerable && !isAnswered
  // Only what is sent takes a number, so there are no gaps; its lock also lets one at a time look for used numbers.
  const number = isAnswering ? await nextControlNumber(tx, route.partnershipId) : 0
  const refusal =
    route.refusal ??
    ((await isControlNumberUsed(tx, kept.id, envelope, viewer.organizationId))
      ? usedControlNumber(reading)
      : null)
  const acknowledgement = isAnswering
    ? acknowledge(reading, {
        controlNumber: number,
        now: ctx.now,
        ...(refusal ? { rejectInterchange: { code: refusal.code } } : {}),
      })
    : null
  if (refusal) {
    const status = isAnswerable ? ('REJECTED' as const) : ('QUARANTINED' as const)
    return {
      status,
      reason: { en: refusal.en, ja: refusal.ja },
      partnershipId: route.partnershipId,
      acknowledgement,
      stored,
      envelope,
    }
  }
  if (route.refusal === null) {
    await learnSender(tx, reading, newId(), route.partnershipId, viewer.organizationId)
    stored.faults = [...stored.faults, ...(await deliverOrders(tx, ctx, kept, reading, route))]
  }
  const reason =
    reading.verdict === 'rejected' ? (stored.faults.find(fault => fault.severity === 'error') ?? null) : null
  return {
    status: statusOf[reading.verdict],
    reason,
    partnershipId: route.partnershipId,
    acknowledgement,
    stored,
    envelope,
  }
}

async function deliverOrders(
  tx: Transaction,
  ctx: RequestContext,
  kept: Processing,
  reading: InterchangeReading,
  route: Extract<Route, { refusal: null }>,
): Promise<StoredFault[]> {
  const notes: StoredFault[] = []
  for (const message of reading.messages) {
    const { document } = message
    if (!message.accepted || document?.kind !== 'order') continue
    const note = await kept.deliver(tx, ctx, {
      order: document,
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
