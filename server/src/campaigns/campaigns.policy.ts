import { everyoneButGuests } from '../platform/viewer.ts'

export const campaignPolicy = { start: everyoneButGuests, edit: everyoneButGuests }
