import type { TopicKind } from '../generated/graphql.ts'

/** In the order they are offered, with the icon each is known by. */
export const topicKinds: readonly { kind: TopicKind; icon: string }[] = [
  { kind: 'DISCUSSION', icon: 'i-lucide-messages-square' },
  { kind: 'QUESTION', icon: 'i-lucide-circle-help' },
  { kind: 'IDEA', icon: 'i-lucide-lightbulb' },
  { kind: 'ANNOUNCEMENT', icon: 'i-lucide-megaphone' },
]

export const topicIcon = (kind: TopicKind) =>
  topicKinds.find(each => each.kind === kind)?.icon ?? 'i-lucide-messages-square'
