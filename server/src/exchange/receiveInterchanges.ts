import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, badInput } from '../platform/errors.ts'
import { requireIdentity, requireViewer } from '../platform/viewer.ts'
import { archiveInterchange } from './archiveInterchange.ts'
import { processInterchange } from './processInterchange.ts'
import type { DeliverOrder, ProcessedInterchange } from './processInterchange.ts'
import { readKept } from './readKept.ts'

/**
 * What a partner's system posts: kept first, then read and answered. A file may hold several interchanges; each is kept by itself.
 * @throws AppError FORBIDDEN without the scope EDI_SEND; BAD_INPUT for an empty body.
 */
export async function receiveInterchanges(
  ctx: RequestContext,
  bytes: Uint8Array,
  deliver: DeliverOrder,
): Promise<ProcessedInterchange[]> {
  const identity = requireIdentity(ctx.identity)
  const viewer = requireViewer(identity)
  if (!identity.scopes?.includes('EDI_SEND')) {
    throw new AppError('FORBIDDEN', {
      en: 'Send with an API key that has the scope EDI_SEND, in the header x-api-key.',
      ja: 'EDI_SEND 権限を持つ API キーを x-api-key ヘッダーに指定して送信してください。',
    })
  }
  if (bytes.length === 0) {
    throw badInput(null, {
      en: 'The body is empty. Post the interchange as it is.',
      ja: '本文が空です。EDI データをそのまま送信してください。',
    })
  }
  const read = await readKept(bytes)
  const parts =
    read.length === 0
      ? [{ content: bytes, read: undefined }]
      : read.map(each => ({ content: bytes.subarray(each.start, each.end), read: each }))
  const kept = await ctx.write(async tx => {
    const rows = []
    for (const { content, read: reading } of parts) {
      const sender = { organizationId: viewer.organizationId, apiKeyId: identity.credentialId }
      const { id, isNew } = await archiveInterchange(tx, content, sender)
      if (isNew)
        await audit(tx, identity, { action: 'interchange.received', recordType: 'INTERCHANGE', recordId: id })
      rows.push({ id, content, read: reading })
    }
    return rows
  })
  const answers = []
  for (const each of kept) answers.push(await processInterchange(ctx, { ...each, deliver, isRetry: false }))
  return answers
}
