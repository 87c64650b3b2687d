import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { chatQueries, chatTypes } from './chat.projections.ts'
import { markRoomRead } from './markRoomRead.ts'
import { openRoom } from './openRoom.ts'
import { sendMessage } from './sendMessage.ts'

export { openChatSockets } from './chatSockets.ts'

export const chatDomain: Domain = {
  types: chatTypes,
  queries: chatQueries,
  resolvers: {
    Mutation: {
      openRoom: (_, { input }, ctx) => openRoom(ctx, input),
      sendMessage: async (_, { input }, ctx) =>
        new RecordRef('ChatMessage', (await sendMessage(ctx, input)).id),
      markRoomRead: async (_, { roomId, seq }, ctx) =>
        new RecordRef('Room', (await markRoomRead(ctx, roomId, seq)).roomId),
    },
  },
}
