import { createHash, randomBytes } from 'node:crypto'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { CreateApiKeyInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { identityPolicy } from './identity.policy.ts'

/** A system's key: 256 random bits, kept as SHA-256, shown once. */
export async function createApiKey(ctx: RequestContext, input: CreateApiKeyInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, identityPolicy.manageExchange)
  const name = requiredText('name', input.name, 100)
  const scopes = [...new Set(input.scopes)]
  if (scopes.length === 0) {
    throw badInput('scopes', { en: 'Choose at least one scope.', ja: '権限を一つ以上選択してください。' })
  }
  const { partnershipId = null } = input
  const id = newId()
  const secret = `enk_${randomBytes(32).toString('base64url')}`
  await ctx.write(async tx => {
    const partnership =
      partnershipId === null || !isId(partnershipId)
        ? undefined
        : await tx.selectFrom('partnership').select('id').where('id', '=', partnershipId).executeTakeFirst()
    if (partnershipId !== null && !partnership)
      throw notFound({ en: 'The partnership', ja: 'パートナーシップ' })
    await tx
      .insertInto('api_key')
      .values({
        id,
        org_id: viewer.organizationId,
        member_id: viewer.memberId,
        partnership_id: partnershipId,
        name,
        start: secret.slice(0, 10),
        hash: createHash('sha256').update(secret).digest(),
        scopes,
      })
      .execute()
    await audit(tx, ctx.identity, {
      action: 'api_key.created',
      recordType: 'API_KEY',
      recordId: id,
      details: { name, scopes },
    })
  })
  return { apiKey: new RecordRef('ApiKey', id), secret }
}
