import { jointShareable } from '../grants/index.ts'

/** What a grant on a room may name; `shared_room` masks by the same names. With COMMENT and its messages, the receiver writes. */
export const shareableRoom = jointShareable({
  type: 'ROOM',
  table: 'room',
  sharedView: 'shared_room',
  name: 'title',
  fields: ['messages'],
  verbs: ['READ', 'COMMENT', 'SHARE_ONWARD'],
  topics: ['chat.message'],
})
