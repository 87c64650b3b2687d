import type { RequestContext } from '../platform/context.ts'
import type {
  MutationAddContactArgs,
  MutationArchiveAccountArgs,
  MutationCreateAccountArgs,
  MutationRestoreAccountArgs,
  MutationUpdateAccountArgs,
} from '../platform/graphql/generated/resolvers.ts'
import { addContact } from './addContact.ts'
import { archiveAccount } from './archiveAccount.ts'
import { createAccount } from './createAccount.ts'
import { restoreAccount } from './restoreAccount.ts'
import { updateAccount } from './updateAccount.ts'

export const accountResolvers = {
  Mutation: {
    createAccount: (_: unknown, { input }: MutationCreateAccountArgs, ctx: RequestContext) =>
      createAccount(ctx, input),
    updateAccount: (_: unknown, { input }: MutationUpdateAccountArgs, ctx: RequestContext) =>
      updateAccount(ctx, input),
    archiveAccount: (_: unknown, { accountId }: MutationArchiveAccountArgs, ctx: RequestContext) =>
      archiveAccount(ctx, accountId),
    restoreAccount: (_: unknown, { accountId }: MutationRestoreAccountArgs, ctx: RequestContext) =>
      restoreAccount(ctx, accountId),
    addContact: (_: unknown, { accountId, input }: MutationAddContactArgs, ctx: RequestContext) =>
      addContact(ctx, accountId, input),
  },
}
