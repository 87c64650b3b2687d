import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { Identity } from '../platform/viewer.ts'

interface Assessed {
  enrolment_id: string
  with_partnership: string
  is_moved: boolean
}

type Which = { programId: string } | { partnershipId: string } | { enrolmentId: string }

/**
 * Counts and judges anew, in one statement however many they are: for a viewer what their firm is a side of, for the server all.
 * Tells whom it concerns; `onlyMoves` leaves out those whose figures alone changed.
 */
export async function assessEnrolments(
  tx: Transaction,
  identity: Identity | null,
  which: Which,
  { onlyMoves = false } = {},
): Promise<void> {
  const program = 'programId' in which ? which.programId : null
  const partnership = 'partnershipId' in which ? which.partnershipId : null
  const enrolment = 'enrolmentId' in which ? which.enrolmentId : null
  const { rows } = await sql<Assessed>`
    select enrolment_id, with_partnership, is_moved from private.assess_enrolments(${program}::uuid, ${partnership}::uuid, ${enrolment}::uuid)`.execute(
    tx,
  )
  for (const row of rows) {
    if (onlyMoves && !row.is_moved) continue
    await announceEnrolment(tx, identity, row.enrolment_id, row.with_partnership)
  }
}

export const announceEnrolment = (
  tx: Transaction,
  identity: Identity | null,
  enrolmentId: string,
  partnershipId: string,
) => announce(tx, identity, { topic: 'enrolment.changed', recordId: enrolmentId, partnershipId })
