import type { RequestContext } from '../platform/context.ts'
import { closeProposal } from './withdrawDocument.ts'

/** A firm says no to what another proposed. */
export const declineDocument = (ctx: RequestContext, versionId: string) =>
  closeProposal(ctx, versionId, 'DECLINED')
