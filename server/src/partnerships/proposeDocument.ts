import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { ProposeDocumentInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { optionalText, requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'
import { documentNotFound, documentRef, getDocumentVersion, noteDocument } from './getDocument.ts'
import { documentMail } from './partnershipMails.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { partnershipReadOnly } from './requireActivePartnership.ts'
import { tellParties } from './tellParties.ts'

/** Lays a new paper before the other firms of a partnership. */
export async function proposeDocument(ctx: RequestContext, input: ProposeDocumentInput) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  if (!isId(input.partnershipId)) throw partnershipNotFound()
  const title = requiredText('title', input.title, 200)
  return await propose(ctx, {
    documentId: newId(),
    partnershipId: input.partnershipId,
    kind: input.kind,
    title,
    fileId: input.fileId,
    note: optionalText('note', input.note, 2000),
  })
}

interface Proposal {
  documentId: string
  /** None for a version of a document that is there. */
  partnershipId: string | null
  kind: string | null
  title: string | null
  fileId: string
  note: string | null
}

export async function propose(ctx: RequestContext, proposal: Proposal) {
  if (!isId(proposal.fileId)) throw noFile()
  const document = documentRef(proposal.documentId)
  return await ctx.write(async tx => {
    const versionId = newId()
    const outcome = await ask(tx, proposal, versionId)
    if (outcome === 'NOT_FOUND') throw proposal.partnershipId ? partnershipNotFound() : documentNotFound()
    if (outcome === 'NOT_ACTIVE') throw partnershipReadOnly()
    if (outcome === 'NO_FILE') throw noFile()
    if (outcome === 'OPEN')
      return { __typename: 'DocumentProposalOpen' as const, message: open(ctx), document }
    const version = await getDocumentVersion(tx, versionId)
    await noteDocument(ctx, tx, 'document.proposed', version)
    await tellParties(ctx, tx, version.partnershipId, {
      cause: `document:${versionId}`,
      mail: (language, firm) => documentMail(language, firm, version, ctx.origin, false),
    })
    return { __typename: 'DocumentProposed' as const, document }
  })
}

async function ask(tx: Transaction, proposal: Proposal, versionId: string): Promise<string> {
  const { documentId, partnershipId, kind, title, fileId, note } = proposal
  const { rows } = await sql<{ outcome: string }>`
    select private.propose_document(${documentId}, ${partnershipId}, ${kind}, ${title}, ${versionId}, ${fileId}, ${note}) as outcome`.execute(
    tx,
  )
  return rows[0]?.outcome ?? 'NOT_FOUND'
}

const noFile = () =>
  badInput('fileId', {
    en: 'This file is not there, or belongs to another document already. Upload it again.',
    ja: 'ファイルが見つからないか、すでに別の文書で使用されています。もう一度アップロードしてください。',
  })

const open = (ctx: RequestContext) =>
  ctx.language === 'ja'
    ? '別の版が署名待ちです。先に取り下げるか、辞退してください。'
    : 'Another version waits for its signatures. Withdraw or decline it first.'
