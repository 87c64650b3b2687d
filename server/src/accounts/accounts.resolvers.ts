import type { RequestContext } from '../platform/context.ts'
import type {
  MutationAddContactArgs,
  MutationArchiveAccountArgs,
  MutationCreateAccountArgs,
  MutationRestoreAccountArgs,
  MutationStartAccountImportArgs,
  MutationUndoAccountImportArgs,
  MutationUpdateAccountArgs,
  QueryPreviewAccountImportArgs,
} from '../platform/graphql/generated/resolvers.ts'
import { addContact } from './addContact.ts'
import { archiveAccount } from './archiveAccount.ts'
import { createAccount } from './createAccount.ts'
import { previewAccountImport } from './previewAccountImport.ts'
import { restoreAccount } from './restoreAccount.ts'
import { startAccountImport } from './startAccountImport.ts'
import { undoAccountImport } from './undoAccountImport.ts'
import { updateAccount } from './updateAccount.ts'

export const accountResolvers = {
  Query: {
    previewAccountImport: (_: unknown, { input }: QueryPreviewAccountImportArgs, ctx: RequestContext) =>
      previewAccountImport(ctx, input),
  },
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
    startAccountImport: (_: unknown, { input }: MutationStartAccountImportArgs, ctx: RequestContext) =>
      startAccountImport(ctx, input),
    undoAccountImport: (_: unknown, { id }: MutationUndoAccountImportArgs, ctx: RequestContext) =>
      undoAccountImport(ctx, id),
  },
}
