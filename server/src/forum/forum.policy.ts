import { anyOf, everyoneButGuests } from '../platform/viewer.ts'

export const forumPolicy = { post: everyoneButGuests, moderate: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER') }
