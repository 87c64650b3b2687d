import { registerShareable } from '../grants/index.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { chatQueries, chatTypes } from './chat.projections.ts'
import { markRoomRead } from './markRoomRead.ts'
import { openRoom } from './openRoom.ts'
import { sendMessage } from './sendMessage.ts'
import { shareableRoom } from './shareableRoom.ts'
import { sharedRoomQueries, sharedRoomTypes } from './sharedRooms.projections.ts'
import { writeToSharedRoom } from './writeToSharedRoom.ts'

export { openChatSockets } from './chatSockets.ts'

registerShareable(shareableRoom)

export const chatDomain: Domain = {
  types: { ...chatTypes, ...sharedRoomTypes },
  queries: { ...chatQueries, ...sharedRoomQueries },
  resolvers: {
    Mutation: {
      openRoom: (_, { input }, ctx) => openRoom(ctx, input),
      sendMessage: async (_, { input }, ctx) =>
        new RecordRef('ChatMessage', (await sendMessage(ctx, input)).id),
      writeToSharedRoom: (_, { input }, ctx) => writeToSharedRoom(ctx, input),
      markRoomRead: async (_, { roomId, seq }, ctx) =>
        new RecordRef('Room', (await markRoomRead(ctx, roomId, seq)).roomId),
    },
  },
}
