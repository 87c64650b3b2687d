import { sql } from 'kysely'
import { partnershipReadOnly } from '../partnerships/index.ts'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { chatPolicy } from './chat.policy.ts'
import { roomNotFound } from './getRoom.ts'
import { pace, readBody, requireClientMessageId } from './sendMessage.ts'
import type { Sending } from './sendMessage.ts'

/**
 * A message into a room of other firms, by whom a grant with COMMENT serves. Sent twice, it is the same message.
 * The database decides; nothing here makes it say yes.
 */
export async function writeToSharedRoom(ctx: RequestContext, sending: Sending) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, chatPolicy.writeOutside)
  const { roomId, clientMessageId } = sending
  if (!isId(roomId)) throw roomNotFound()
  requireClientMessageId(clientMessageId)
  const body = readBody(sending.body)
  await ctx.take(pace, viewer.memberId)
  await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.write_to_shared_room(${roomId}::uuid, ${newId()}::uuid, ${clientMessageId}::uuid, ${body}, ${renderMarkdown(body)}) as outcome`.execute(
      tx,
    )
    refuse(rows[0]?.outcome)
    await audit(tx, ctx.identity, { action: 'room.wroteOutside', recordType: 'ROOM', recordId: roomId })
  })
  return new RecordRef('SharedRoom', roomId)
}

function refuse(outcome: string | undefined): void {
  if (outcome === 'SENT') return
  if (outcome === 'CLOSED') throw partnershipReadOnly()
  if (outcome === 'FORBIDDEN') throw readOnly()
  throw roomNotFound()
}

const readOnly = () =>
  new AppError('FORBIDDEN', {
    en: 'This room is shared with you to be read. Ask the firm that shares it to let you write.',
    ja: 'このルームは閲覧のみ共有されています。書き込みの許可を共有元の会社に依頼してください。',
  })
