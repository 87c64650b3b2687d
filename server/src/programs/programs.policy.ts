import { anyOf } from '../platform/viewer.ts'

/** Everybody of a firm reads its programs and what it is enrolled in; these decide. */
export const programPolicy = { manage: anyOf('OWNER', 'ADMIN', 'CHANNEL_MANAGER') }
