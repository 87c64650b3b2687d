import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getDocumentVersion } from './getDocument.ts'
import { documentMail } from './partnershipMails.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { requireActivePartnership } from './requireActivePartnership.ts'
import { tellParties } from './tellParties.ts'

/** A mail to those whose signature is missing; each is reminded at most once a day. */
export async function remindSigners(ctx: RequestContext, versionId: string) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  return await ctx.write(async tx => {
    const version = await getDocumentVersion(tx, versionId)
    await requireActivePartnership(tx, version.partnershipId)
    const { rows } = await sql<{ id: string }>`
      select f.id from document_version v, private.firms_in(v.document_id) f(id)
        where v.id = ${version.id} and v.status = 'PROPOSED'
          and not exists (select 1 from document_signature s where s.version_id = v.id and s.org_id = f.id)`.execute(
      tx,
    )
    const count = await tellParties(ctx, tx, version.partnershipId, {
      to: rows.map(row => row.id),
      cause: `document:${version.id}:${ctx.now.toISOString().slice(0, 10)}`,
      mail: (language, firm) => documentMail(language, firm, version, ctx.origin, true),
    })
    await audit(tx, ctx.identity, {
      action: 'document.reminded',
      recordType: 'DOCUMENT',
      recordId: version.documentId,
      details: { no: version.no, count },
    })
    return { count }
  })
}
