import { createHash } from 'node:crypto'
import { createContext } from '../platform/context.ts'
import type { ContextSource, RequestContext } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import { sakuraSystemKey } from './world.ts'

/** Sakura's order system, with the key that the README posts its first order with. */
export async function systemOf(
  source: ContextSource,
  sakura: RequestContext,
  partnershipId: string,
): Promise<RequestContext> {
  const viewer = requireViewer(sakura.identity)
  const id = newId()
  await sakura.write(tx =>
    tx
      .insertInto('api_key')
      .values({
        id,
        org_id: viewer.organizationId,
        member_id: viewer.memberId,
        partnership_id: partnershipId,
        name: 'Order system',
        start: sakuraSystemKey.slice(0, 10),
        hash: createHash('sha256').update(sakuraSystemKey).digest(),
        scopes: ['EDI_SEND'],
      })
      .execute(),
  )
  const identity = {
    personId: viewer.personId,
    isEmailConfirmed: true,
    viewer,
    credentialId: id,
    scopes: ['EDI_SEND'],
    partnershipId,
  }
  return createContext(source, identity, 'ja')
}

export async function partnershipBetween(firm: RequestContext, partner: RequestContext): Promise<string> {
  const { organizationId } = requireViewer(partner.identity)
  const party = await firm.query(tx =>
    tx
      .selectFrom('partnership_party')
      .select('partnership_id')
      .where('org_id', '=', organizationId)
      .executeTakeFirstOrThrow(),
  )
  return party.partnership_id
}

export async function accountNamed(ctx: RequestContext, name: string): Promise<string> {
  const account = await ctx.query(tx =>
    tx.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return account.id
}

export const daysFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
