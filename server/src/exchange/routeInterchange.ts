import { sql } from 'kysely'
import type { InterchangeReading } from '@enishi/edi'
import type { Transaction } from '../platform/db/database.ts'

/** Whom an interchange is for; or why nobody can be told. */
export type Route =
  | { partnershipId: string; receiverOrganizationId: string; refusal: null }
  | {
      partnershipId: string | null
      refusal: { code: 'unknown-sender' | 'unknown-receiver'; en: string; ja: string }
    }

interface Party {
  partnership_id: string
  org_id: string
}

/**
 * The key says which firm sends; the envelope's receiver says to which partner.
 * A receiver that nobody registered goes to the key's partnership, or to the only one there is.
 */
export async function routeInterchange(
  tx: Transaction,
  reading: InterchangeReading,
  senderId: string,
  keyPartnershipId: string | null,
): Promise<Route> {
  const partners: Party[] = await tx
    .selectFrom('partnership_party')
    .innerJoin('partnership', 'partnership.id', 'partnership_party.partnership_id')
    .select(['partnership_party.partnership_id', 'partnership_party.org_id'])
    .where('partnership.status', '=', 'ACTIVE')
    // A firm that left keeps its row, without consent.
    .where('partnership_party.consented_at', 'is not', null)
    .where('partnership_party.org_id', '!=', senderId)
    .execute()
  const { sender, receiver } = reading
  if (!(await isFree(tx, sender, senderId))) {
    return {
      partnershipId: keyPartnershipId,
      refusal: {
        code: 'unknown-sender',
        en: `The sender ${name(sender)} belongs to another firm than this API key. Send with your own identifier, or use that firm's key.`,
        ja: `送信者 ${name(sender)} は、この API キーの会社とは別の会社の識別子です。自社の識別子で送信してください。`,
      },
    }
  }
  const registered = await tx
    .selectFrom('trading_identity')
    .select(['partnership_id', 'org_id'])
    .where('identifier', '=', receiver.id)
    .where('qualifier', '=', receiver.qualifier)
    .where('org_id', '!=', senderId)
    .execute()
  const known = partners.filter(partner => registered.some(each => each.org_id === partner.org_id))
  const candidates = known.length > 0 ? known : (await isFree(tx, receiver, null)) ? partners : []
  const chosen = candidates.filter(
    each => keyPartnershipId === null || each.partnership_id === keyPartnershipId,
  )
  const [only, second] = chosen
  if (only && !second)
    return { partnershipId: only.partnership_id, receiverOrganizationId: only.org_id, refusal: null }
  return {
    partnershipId: keyPartnershipId,
    refusal: {
      code: 'unknown-receiver',
      en: `No partner of yours uses the receiver ${name(receiver)}${keyPartnershipId ? ' in the partnership of this API key' : ''}. Register it in the partnership's trading partner agreement, then retry this interchange.`,
      ja: `受信者 ${name(receiver)} を使用しているパートナーがありません。取引先協定に識別子を登録してから、この交換を再試行してください。`,
    },
  }
}

/** The first use of an identifier is its registration: from then on no other firm can send with it. */
export async function learnSender(
  tx: Transaction,
  reading: InterchangeReading,
  id: string,
  partnershipId: string,
  senderId: string,
) {
  await tx
    .insertInto('trading_identity')
    .values({
      id,
      partnership_id: partnershipId,
      org_id: senderId,
      qualifier: reading.sender.qualifier,
      identifier: reading.sender.id,
    })
    .onConflict(conflict =>
      conflict.columns(['partnership_id', 'org_id', 'qualifier', 'identifier']).doNothing(),
    )
    .execute()
}

async function isFree(
  tx: Transaction,
  { qualifier, id }: { qualifier: string; id: string },
  owner: string | null,
): Promise<boolean> {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const { rows } = await sql<{ free: boolean }>`
    select private.identifier_is_free(${qualifier}, ${id}, ${owner ?? nobody}::uuid) as free`.execute(tx)
  return rows[0]?.free ?? false
}

const name = ({ qualifier, id }: { qualifier: string; id: string }) =>
  qualifier ? `${id} (${qualifier})` : id
