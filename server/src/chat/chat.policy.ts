import { everyoneButGuests } from '../platform/viewer.ts'

export const chatPolicy = { openRoom: everyoneButGuests, writeOutside: everyoneButGuests }
