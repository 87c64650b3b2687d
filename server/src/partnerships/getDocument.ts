import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'

export const documentNotFound = () => notFound({ en: 'The document', ja: '文書' })

/** A version with its document, as the viewer sees it. @throws AppError NOT_FOUND, also for strangers. */
export async function getDocumentVersion(tx: Transaction, versionId: string) {
  if (!isId(versionId)) throw documentNotFound()
  const version = await tx
    .selectFrom('document_version')
    .innerJoin('partnership_document', 'partnership_document.id', 'document_version.document_id')
    .select(['document_version.id', 'document_version.no', 'document_version.document_id as documentId'])
    .select(['partnership_document.title', 'partnership_document.partnership_id as partnershipId'])
    .where('document_version.id', '=', versionId)
    .executeTakeFirst()
  if (!version) throw documentNotFound()
  return version
}

/** Tells the firm's own audit and every process what happened to a document. */
export async function noteDocument(
  ctx: RequestContext,
  tx: Transaction,
  topic:
    'document.proposed' | 'document.signed' | 'document.inForce' | 'document.withdrawn' | 'document.declined',
  { documentId, partnershipId, no }: { documentId: string; partnershipId: string; no: number },
): Promise<void> {
  await audit(tx, ctx.identity, {
    action: topic,
    recordType: 'DOCUMENT',
    recordId: documentId,
    details: { no },
  })
  await announce(tx, ctx.identity, { topic, recordId: documentId, partnershipId, payload: { no } })
}

export const documentRef = (id: string) => new RecordRef('PartnershipDocument', id)

/** Someone was faster. */
export const proposalClosed = (ctx: RequestContext, documentId: string) => ({
  __typename: 'DocumentProposalClosed' as const,
  message:
    ctx.language === 'ja'
      ? 'この提案はすでに締め切られています。最新の状態を確認してください。'
      : 'This proposal is closed already. Look at how the document stands now.',
  document: documentRef(documentId),
})
