import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import {
  documentNotFound,
  documentRef,
  getDocumentVersion,
  noteDocument,
  proposalClosed,
} from './getDocument.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { partnershipReadOnly } from './requireActivePartnership.ts'

/** The firm's word for exactly these bytes; with the last one the version is in force. */
export async function signDocument(ctx: RequestContext, versionId: string, sha256: string) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw otherFile()
  return await ctx.write(async tx => {
    const version = await getDocumentVersion(tx, versionId)
    const { rows } = await sql<{ outcome: string }>`
      select private.sign_document(${version.id}, ${Buffer.from(sha256, 'hex')}) as outcome`.execute(tx)
    const outcome = rows[0]?.outcome ?? 'NOT_FOUND'
    if (outcome === 'NOT_FOUND') throw documentNotFound()
    if (outcome === 'NOT_ACTIVE') throw partnershipReadOnly()
    if (outcome === 'OTHER_FILE') throw otherFile()
    if (outcome === 'CLOSED') return proposalClosed(ctx, version.documentId)
    const isInForce = outcome === 'IN_FORCE'
    await noteDocument(ctx, tx, 'document.signed', version)
    if (isInForce) await noteDocument(ctx, tx, 'document.inForce', version)
    return { __typename: 'DocumentSigned' as const, isInForce, document: documentRef(version.documentId) }
  })
}

const otherFile = () =>
  badInput('sha256', {
    en: 'This is not the file that was proposed. Load the document again and read it before signing.',
    ja: '提案されたファイルと一致しません。文書を読み込み直し、内容を確認してから署名してください。',
  })
