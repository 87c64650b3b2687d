import { readInterchanges } from '@enishi/edi'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, badInput } from '../platform/errors.ts'
import { requireIdentity, requireViewer } from '../platform/viewer.ts'
import { archiveInterchange } from './archiveInterchange.ts'
import { processInterchange } from './processInterchange.ts'
import type { DeliverOrder, ProcessedInterchange } from './processInterchange.ts'

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
  const parts = splitInterchanges(bytes)
  const kept = await ctx.write(async tx => {
    const rows = []
    for (const part of parts) {
      const row = await archiveInterchange(tx, part, {
        organizationId: viewer.organizationId,
        apiKeyId: identity.credentialId,
      })
      if (row.isNew)
        await audit(tx, identity, {
          action: 'interchange.received',
          recordType: 'INTERCHANGE',
          recordId: row.id,
        })
      rows.push(row)
    }
    return rows
  })
  const answers = []
  for (const { id } of kept) answers.push(await processInterchange(ctx, id, deliver))
  return answers
}

function splitInterchanges(bytes: Uint8Array): Uint8Array[] {
  const readings = readInterchanges(bytes)
  if (readings.length < 2) return [bytes]
  return readings.map(reading => bytes.subarray(reading.start, reading.end))
}
