import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { RegisterOrganizationInput } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { currencyCode, requiredText } from '../platform/inputs.ts'
import { requireIdentity } from '../platform/viewer.ts'
import type { Identity } from '../platform/viewer.ts'

/** The signed-in person founds a firm and owns it. */
export async function registerOrganization(ctx: RequestContext, input: RegisterOrganizationInput) {
  const identity = requireIdentity(ctx.identity)
  const name = requiredText('name', input.name, 200)
  const country = input.country?.trim().toUpperCase() || null
  if (country && !/^[A-Z]{2}$/.test(country)) {
    throw badInput('country', {
      en: 'Write the country as its two letters (ISO 3166), e.g. JP.',
      ja: '国は JP のような2文字のコード（ISO 3166）で入力してください。',
    })
  }
  const currency = currencyCode('currency', input.currency)
  const organizationId = newId()
  const memberId = newId()
  const founder: Identity = {
    ...identity,
    viewer: { personId: identity.personId, organizationId, memberId, roles: ['OWNER'] },
  }
  await ctx.db.write(founder, async tx => {
    await sql`select private.found_organization(${organizationId}::uuid, ${memberId}::uuid, ${name}, ${country}, ${currency})`.execute(
      tx,
    )
    await audit(tx, founder, {
      action: 'organization.registered',
      recordType: 'ORGANIZATION',
      recordId: organizationId,
    })
  })
  ctx.identityChanged(identity.personId)
  return { organization: new RecordRef('Organization', organizationId) }
}
