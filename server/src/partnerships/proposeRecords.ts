import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { MutationProposeRecordsArgs } from '../platform/graphql/generated/resolvers.ts'
import { proposeChange } from './proposeChange.ts'

/** Opens records from before a firm joined to it, by the consent of all. */
export async function proposeRecords(
  ctx: RequestContext,
  { partnershipId, organizationId, recordIds }: MutationProposeRecordsArgs,
) {
  if (recordIds.length === 0)
    throw badInput('recordIds', {
      en: 'Choose at least one record.',
      ja: 'レコードを 1 件以上選択してください。',
    })
  return await proposeChange(ctx, {
    partnershipId,
    kind: 'INCLUDE_RECORDS',
    subjectId: organizationId,
    recordIds,
  })
}
