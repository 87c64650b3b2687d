import type { RequestContext } from '../platform/context.ts'
import type {
  MutationAcceptGrantArgs,
  MutationAgreeToGrantArgs,
  MutationChangeGrantArgs,
  MutationDeclineGrantArgs,
  MutationRemoveGrantTemplateArgs,
  MutationRevokeGrantArgs,
  MutationRevokeGrantsArgs,
  MutationSaveGrantTemplateArgs,
  MutationShareFilterArgs,
  MutationShareRecordArgs,
  MutationShareRecordsArgs,
  QueryPreviewGrantArgs,
  QueryShareableFieldsArgs,
  QueryShareableVerbsArgs,
} from '../platform/graphql/generated/resolvers.ts'
import { requireViewer } from '../platform/viewer.ts'
import { acceptGrant } from './acceptGrant.ts'
import { agreeToGrant } from './agreeToGrant.ts'
import { changeGrant } from './changeGrant.ts'
import { declineGrant } from './declineGrant.ts'
import { previewGrant } from './previewGrant.ts'
import { removeGrantTemplate } from './removeGrantTemplate.ts'
import { revokeGrant } from './revokeGrant.ts'
import { revokeGrants } from './revokeGrants.ts'
import { saveGrantTemplate } from './saveGrantTemplate.ts'
import { getShareable, operatorsOf } from './shareableTypes.ts'
import { shareFilter } from './shareFilter.ts'
import { shareRecord } from './shareRecord.ts'
import { shareRecords } from './shareRecords.ts'

export const grantResolvers = {
  Query: {
    shareableFields: (_: unknown, { recordType }: QueryShareableFieldsArgs, ctx: RequestContext) =>
      requireViewer(ctx.identity) &&
      getShareable(recordType).fields.map(field => ({ ...field, filterOperators: operatorsOf(field) })),
    shareableVerbs: (_: unknown, { recordType }: QueryShareableVerbsArgs, ctx: RequestContext) =>
      requireViewer(ctx.identity) && getShareable(recordType).verbs,
    previewGrant: (_: unknown, { input }: QueryPreviewGrantArgs, ctx: RequestContext) =>
      previewGrant(ctx, input),
  },
  Mutation: {
    shareRecord: (_: unknown, { input }: MutationShareRecordArgs, ctx: RequestContext) =>
      shareRecord(ctx, input),
    shareRecords: (_: unknown, { input }: MutationShareRecordsArgs, ctx: RequestContext) =>
      shareRecords(ctx, input),
    shareFilter: (_: unknown, { input }: MutationShareFilterArgs, ctx: RequestContext) =>
      shareFilter(ctx, input),
    changeGrant: (_: unknown, { input }: MutationChangeGrantArgs, ctx: RequestContext) =>
      changeGrant(ctx, input),
    revokeGrant: (_: unknown, { grantId }: MutationRevokeGrantArgs, ctx: RequestContext) =>
      revokeGrant(ctx, grantId),
    revokeGrants: (_: unknown, { grantIds }: MutationRevokeGrantsArgs, ctx: RequestContext) =>
      revokeGrants(ctx, grantIds),
    acceptGrant: (_: unknown, { grantId }: MutationAcceptGrantArgs, ctx: RequestContext) =>
      acceptGrant(ctx, grantId),
    declineGrant: (_: unknown, { grantId }: MutationDeclineGrantArgs, ctx: RequestContext) =>
      declineGrant(ctx, grantId),
    agreeToGrant: (_: unknown, { grantId, agrees }: MutationAgreeToGrantArgs, ctx: RequestContext) =>
      agreeToGrant(ctx, grantId, agrees),
    saveGrantTemplate: (_: unknown, { input }: MutationSaveGrantTemplateArgs, ctx: RequestContext) =>
      saveGrantTemplate(ctx, input),
    removeGrantTemplate: (_: unknown, { id }: MutationRemoveGrantTemplateArgs, ctx: RequestContext) =>
      removeGrantTemplate(ctx, id),
  },
}
