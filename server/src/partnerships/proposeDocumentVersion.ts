import type { RequestContext } from '../platform/context.ts'
import type { ProposeDocumentVersionInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { documentNotFound } from './getDocument.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { propose } from './proposeDocument.ts'

/** Proposes what shall take the place of the version in force, once all have signed it. */
export async function proposeDocumentVersion(ctx: RequestContext, input: ProposeDocumentVersionInput) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  if (!isId(input.documentId)) throw documentNotFound()
  return await propose(ctx, {
    documentId: input.documentId,
    partnershipId: null,
    kind: null,
    title: null,
    fileId: input.fileId,
    note: optionalText('note', input.note, 2000),
  })
}
