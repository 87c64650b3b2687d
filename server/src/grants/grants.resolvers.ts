import type { RequestContext } from '../platform/context.ts'
import type {
  MutationAcceptGrantArgs,
  MutationChangeGrantArgs,
  MutationDeclineGrantArgs,
  MutationRevokeGrantArgs,
  MutationShareRecordArgs,
  QueryShareableFieldsArgs,
} from '../platform/graphql/generated/resolvers.ts'
import { requireViewer } from '../platform/viewer.ts'
import { acceptGrant } from './acceptGrant.ts'
import { changeGrant } from './changeGrant.ts'
import { declineGrant } from './declineGrant.ts'
import { revokeGrant } from './revokeGrant.ts'
import { getShareable } from './shareableTypes.ts'
import { shareRecord } from './shareRecord.ts'

export const grantResolvers = {
  Query: {
    shareableFields: (_: unknown, { recordType }: QueryShareableFieldsArgs, ctx: RequestContext) =>
      requireViewer(ctx.identity) && getShareable(recordType).fields,
  },
  Mutation: {
    shareRecord: (_: unknown, { input }: MutationShareRecordArgs, ctx: RequestContext) =>
      shareRecord(ctx, input),
    changeGrant: (_: unknown, { input }: MutationChangeGrantArgs, ctx: RequestContext) =>
      changeGrant(ctx, input),
    revokeGrant: (_: unknown, { grantId }: MutationRevokeGrantArgs, ctx: RequestContext) =>
      revokeGrant(ctx, grantId),
    acceptGrant: (_: unknown, { grantId }: MutationAcceptGrantArgs, ctx: RequestContext) =>
      acceptGrant(ctx, grantId),
    declineGrant: (_: unknown, { grantId }: MutationDeclineGrantArgs, ctx: RequestContext) =>
      declineGrant(ctx, grantId),
  },
}
