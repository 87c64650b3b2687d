import { sql } from 'kysely'
import { z } from 'zod'
import type { RequestContext } from '../platform/context.ts'
import { badInput, notFound } from '../platform/errors.ts'
import type { PreviewGrantInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { readFilter } from './grantFilter.ts'
import { grantPolicy } from './grants.policy.ts'
import { getReceiver } from './partnershipOfGrant.ts'
import { getShareable, readFields } from './shareableTypes.ts'

const samples = 5

const answer = z.object({
  count: z.number(),
  newCount: z.number(),
  records: z.array(
    z.object({
      recordId: z.string(),
      name: z.string(),
      today: z.array(z.string()).nullable(),
      later: z.array(z.string()),
      texts: z.record(z.string(), z.string().nullable()),
    }),
  ),
})

/** What the partner would see, masked by the database as it would be, beside what it sees today. Changes nothing. */
export async function previewGrant(ctx: RequestContext, input: PreviewGrantInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const fields = readFields(shareable, input.fields)
  const filter = input.filter ? readFilter(shareable, fields, input.filter) : null
  if ((filter === null) === (input.recordId === null || input.recordId === undefined)) throw eitherOr()
  const recordId = isId(input.recordId) ? input.recordId : null
  const grantId = isId(input.grantId) ? input.grantId : null
  return ctx.query(async tx => {
    const { granteeId } = await getReceiver(tx, input.partnershipId, viewer.organizationId, input.granteeId)
    if (!filter && (!recordId || (await shareable.findOwn(tx, [recordId])).length === 0))
      throw recordNotFound()
    const { rows } = await sql<{ answer: unknown }>`
      select private.preview_grant(${shareable.type}, ${recordId}::uuid, ${filter && JSON.stringify(filter)}::jsonb, ${fields}::text[],
        ${granteeId}::uuid, ${grantId}::uuid, ${samples}) as answer`.execute(tx)
    const { count, newCount, records } = answer.parse(rows[0]?.answer)
    return {
      recordCount: { value: Math.min(count, 1000), isCapped: count > 1000 },
      newCount,
      records: records.map(record => ({
        recordId: record.recordId,
        name: record.name,
        wasVisible: record.today !== null,
        values: shareable.fields.map(({ name }) => ({
          field: name,
          value: record.texts[name] ?? null,
          isShared: record.later.includes(name),
          wasShared: record.today?.includes(name) ?? false,
        })),
      })),
    }
  })
}

const recordNotFound = () => notFound({ en: 'The record', ja: 'レコード' })

const eitherOr = () =>
  badInput('filter', {
    en: 'Name either a record or a filter.',
    ja: 'レコードと条件のどちらか一方を指定してください。',
  })
