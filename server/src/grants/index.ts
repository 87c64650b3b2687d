import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { grantQueries, grantTypes } from './grants.projections.ts'
import { allShareables } from './shareableTypes.ts'
import { grantResolvers } from './grants.resolvers.ts'

export { startEndingAlerts } from './tellEndingGrants.ts'
export { keepGrants } from './keepGrants.ts'
export { visibleBecause } from './grants.projections.ts'
export { jointShareable } from './jointShareable.ts'
export {
  grantsOn,
  sharedRecord,
  sharedRecordById,
  sharedRecords,
  viewerCanShare,
  viewerMayComment,
  whenShared,
} from './sharedRecords.ts'
export { registerShareable } from './shareableTypes.ts'
export type { Shareable } from './shareableTypes.ts'

/** What crosses the border between firms. Events: grant.proposed, changed, revoked, accepted, declined, expired, filling. */
export const grantsDomain: Domain = {
  types: grantTypes,
  queries: grantQueries,
  resolvers: grantResolvers,
  subscriptions: {
    grantChanged: {
      topics: ['grant.'],
      concerns: ({ payload }, _args, { organizationId }) =>
        [payload['grantorId'], payload['granteeId'], payload['ownerId']].includes(organizationId),
      payload: ({ recordId, payload }) => ({
        grantId: recordId,
        recordType: payload['recordType'],
        recordId: payload['recordIdOfRecord'],
        grant: new RecordRef('RecordGrant', recordId),
      }),
    },
    sharedRecordChanged: {
      topics: [''],
      concerns: ({ topic, recordId }, args) =>
        recordId === args['recordId'] &&
        allShareables().some(
          ({ type, topics }) => type === args['recordType'] && topics.some(each => topic.startsWith(each)),
        ),
      payload: ({ recordId }) => new RecordRef('SharedRecord', recordId),
    },
  },
}
