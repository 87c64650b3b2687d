import { requireActivePartnership } from '../partnerships/index.ts'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { OpenRoomInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { chatPolicy } from './chat.policy.ts'

/** Opens a room for everybody of the firms of a partnership. */
export async function openRoom(ctx: RequestContext, input: OpenRoomInput) {
  authorize(requireViewer(ctx.identity), chatPolicy.openRoom)
  const title = input.title.trim()
  if (!title || title.length > 200) {
    throw badInput('title', {
      en: 'Give the room a name of 1 to 200 characters.',
      ja: 'ルーム名は 1〜200 文字で入力してください。',
    })
  }
  const id = newId()
  await ctx.write(async tx => {
    await requireActivePartnership(tx, input.partnershipId)
    await tx.insertInto('room').values({ id, partnership_id: input.partnershipId, title }).execute()
    await announce(tx, ctx.identity, {
      topic: 'room.opened',
      recordId: id,
      partnershipId: input.partnershipId,
    })
  })
  return new RecordRef('Room', id)
}
