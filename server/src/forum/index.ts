import { registerShareable } from '../grants/index.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { acceptAnswer } from './acceptAnswer.ts'
import { editPost } from './editPost.ts'
import { forumQueries, forumTypes } from './forum.projections.ts'
import { markTopicRead } from './markTopicRead.ts'
import { replyToTopic } from './replyToTopic.ts'
import { replyToSharedTopic } from './replyToSharedTopic.ts'
import { setTopicLocked } from './setTopicLocked.ts'
import { shareableTopic } from './shareableTopic.ts'
import { sharedTopicQueries, sharedTopicTypes } from './sharedTopics.projections.ts'
import { startTopic } from './startTopic.ts'

registerShareable(shareableTopic)

export const forumDomain: Domain = {
  types: { ...forumTypes, ...sharedTopicTypes },
  queries: { ...forumQueries, ...sharedTopicQueries },
  resolvers: {
    Mutation: {
      startTopic: (_, { input }, ctx) => startTopic(ctx, input),
      replyToTopic: (_, { input }, ctx) => replyToTopic(ctx, input),
      replyToSharedTopic: (_, { input }, ctx) => replyToSharedTopic(ctx, input),
      editPost: (_, { postId, body }, ctx) => editPost(ctx, postId, body),
      acceptAnswer: (_, { topicId, postId }, ctx) => acceptAnswer(ctx, topicId, postId ?? null),
      markTopicRead: (_, { topicId, no }, ctx) => markTopicRead(ctx, topicId, no),
      setTopicLocked: (_, { topicId, isLocked }, ctx) => setTopicLocked(ctx, topicId, isLocked),
    },
  },
  subscriptions: {
    topicChanged: {
      topics: ['topic.changed'],
      concerns: (event, { partnershipId }) => !partnershipId || event.partnershipId === partnershipId,
      payload: event => new RecordRef('Topic', event.recordId),
    },
  },
}
