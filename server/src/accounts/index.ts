import { registerShareable } from '../grants/index.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import type { Route } from '../platform/http/server.ts'
import { accountImportQueries, accountImportTypes } from './accountImports.projections.ts'
import { accountQueries, accountTypes } from './accounts.projections.ts'
import { accountResolvers } from './accounts.resolvers.ts'
import { accountFileRoute } from './receiveAccountFile.ts'
import { shareableAccount } from './shareableAccount.ts'
import { shareableContact } from './shareableContact.ts'

export { registerAccountUse } from './accountUses.ts'
export { resumeAccountImports } from './resumeAccountImports.ts'
export { updateAccount } from './updateAccount.ts'

registerShareable(shareableAccount)
registerShareable(shareableContact)

/** Customers, own and shared. Events: account.created, updated, archived, restored; accountImport.progress. */
export const accountsDomain: Domain = {
  types: { ...accountTypes, ...accountImportTypes },
  queries: { ...accountQueries, ...accountImportQueries },
  resolvers: accountResolvers,
  subscriptions: {
    accountImportChanged: {
      topics: ['accountImport.'],
      concerns: ({ recordId }, args) => args['id'] === recordId,
      payload: ({ recordId }) => new RecordRef('AccountImport', recordId),
    },
  },
}

export const routes: Route[] = [accountFileRoute]
