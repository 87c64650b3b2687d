import type { ChatMessageWire } from '@enishi/schema/events.ts'
import { sql } from 'kysely'
import { partnershipReadOnly } from '../partnerships/index.ts'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import { isId, newId } from '../platform/ids.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import { requireViewer } from '../platform/viewer.ts'
import { roomNotFound } from './getRoom.ts'
import { moveReader } from './markRoomRead.ts'
import { findSentMessage } from './messages.ts'

export const pace = { name: 'chat.send', points: 20, seconds: 10 }

export interface Sending {
  roomId: string
  body: string
  /** UUID made by the client: sent twice, delivered once. */
  clientMessageId: string
}

/**
 * Numbers and keeps a message; every process tells the room once it is committed. A repetition answers the first.
 * @throws AppError NOT_FOUND, also for strangers; FORBIDDEN while the partnership is not active; RATE_LIMITED after 20 in 10 seconds.
 */
export async function sendMessage(ctx: RequestContext, sending: Sending): Promise<ChatMessageWire> {
  const viewer = requireViewer(ctx.identity)
  const { roomId, clientMessageId } = sending
  if (!isId(roomId)) throw roomNotFound()
  requireClientMessageId(clientMessageId)
  const body = readBody(sending.body)
  await ctx.take(pace, viewer.memberId)
  const html = renderMarkdown(body)
  const send = () =>
    ctx.write(async tx => {
      const earlier = await findSentMessage(tx, viewer.memberId, clientMessageId)
      if (earlier) return earlier
      const seq = await nextSeq(tx, roomId)
      await tx
        .insertInto('chat_message')
        .values({
          id: newId(),
          room_id: roomId,
          seq,
          author_member_id: viewer.memberId,
          client_message_id: clientMessageId,
          body,
          body_html: html,
          created_at: sql<string>`clock_timestamp()`,
        })
        .execute()
      await moveReader(tx, viewer, roomId, seq)
      await announce(tx, ctx.identity, { topic: 'chat.message', recordId: roomId, payload: { seq } })
      const sent = await findSentMessage(tx, viewer.memberId, clientMessageId)
      if (!sent) throw new Error('A message that was just kept cannot be read.')
      return sent
    })
  return await send().catch((error: unknown) => {
    // The same sending came twice at once: the other one was faster.
    if (violatedConstraint(error)?.includes('client_message_id')) return send()
    throw error
  })
}

/** The room's next number. The row stays locked until the commit, so that numbers have no gaps and commit in their order. */
async function nextSeq(tx: Transaction, roomId: string): Promise<number> {
  const room = await tx
    .updateTable('room')
    .from('partnership')
    .set({ last_seq: sql<number>`last_seq + 1`, last_message_at: sql<string>`clock_timestamp()` })
    .where('room.id', '=', roomId)
    .whereRef('partnership.id', '=', 'room.partnership_id')
    .where('partnership.status', '=', 'ACTIVE')
    .returning('room.last_seq')
    .executeTakeFirst()
  if (room) return room.last_seq
  const visible = await tx.selectFrom('room').select('id').where('id', '=', roomId).executeTakeFirst()
  throw visible ? partnershipReadOnly() : roomNotFound()
}

/** @throws AppError BAD_INPUT unless the id a client made is a UUID. */
export function requireClientMessageId(id: string): void {
  if (isId(id)) return
  throw badInput('clientMessageId', {
    en: 'The id of the message must be a UUID. Reload the page and try again.',
    ja: 'メッセージ ID は UUID で指定してください。ページを再読み込みしてもう一度お試しください。',
  })
}

/** @throws AppError BAD_INPUT when nothing or more than 16,000 characters are written. */
export function readBody(value: string): string {
  const body = value.trim()
  if (!body) throw badInput('body', { en: 'Write something first.', ja: 'メッセージを入力してください。' })
  if (body.length > 16_000) {
    throw badInput('body', {
      en: 'A message has at most 16,000 characters. Split it in two.',
      ja: 'メッセージは 16,000 文字以内です。分けて送信してください。',
    })
  }
  return body
}
