import { jointShareable } from '../grants/index.ts'

/** What a grant on a topic may name; `shared_topic` masks by the same names. With COMMENT and its posts, the receiver replies. */
export const shareableTopic = jointShareable({
  type: 'TOPIC',
  table: 'topic',
  sharedView: 'shared_topic',
  name: 'title',
  fields: ['kind', 'posts'],
  verbs: ['READ', 'COMMENT', 'SHARE_ONWARD'],
  topics: ['topic.'],
})
