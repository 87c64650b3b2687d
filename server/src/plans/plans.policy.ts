import { everyoneButGuests } from '../platform/viewer.ts'

export const planPolicy = { edit: everyoneButGuests }
