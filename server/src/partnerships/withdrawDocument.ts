import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { forbidden } from '../platform/errors.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import {
  documentNotFound,
  documentRef,
  getDocumentVersion,
  noteDocument,
  proposalClosed,
} from './getDocument.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** The proposing firm takes its proposal back. What is in force stays so. */
export const withdrawDocument = (ctx: RequestContext, versionId: string) =>
  closeProposal(ctx, versionId, 'WITHDRAWN')

export async function closeProposal(
  ctx: RequestContext,
  versionId: string,
  expected: 'WITHDRAWN' | 'DECLINED',
) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  return await ctx.write(async tx => {
    const version = await getDocumentVersion(tx, versionId)
    const { rows } = await sql<{ outcome: string }>`
      select private.close_document_proposal(${version.id}) as outcome`.execute(tx)
    const outcome = rows[0]?.outcome ?? 'NOT_FOUND'
    if (outcome === 'NOT_FOUND') throw documentNotFound()
    if (outcome === 'CLOSED') return proposalClosed(ctx, version.documentId)
    // The database knows whose proposal it is; asking for the other word is refused, and nothing is written.
    if (outcome !== expected) throw forbidden()
    await noteDocument(ctx, tx, outcome === 'WITHDRAWN' ? 'document.withdrawn' : 'document.declined', version)
    return { __typename: 'DocumentProposalWithdrawn' as const, document: documentRef(version.documentId) }
  })
}
