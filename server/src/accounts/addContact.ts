import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { ContactInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { optionalText, requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { getOwnAccount } from './getAccount.ts'

/** A person at an own account. Firms it is shared with see contacts only when their grant names them. */
export async function addContact(ctx: RequestContext, accountId: string, input: ContactInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.edit)
  const values = {
    name: requiredText('name', input.name, 200),
    title: optionalText('title', input.title, 200),
    email: optionalText('email', input.email, 254),
    phone: optionalText('phone', input.phone, 50),
  }
  if (values.email && !/^[^\s@]+@[^\s@]+$/.test(values.email)) {
    throw badInput('email', {
      en: 'Write the e-mail address like name@firm.example.',
      ja: 'メールアドレスは name@firm.example の形式で入力してください。',
    })
  }
  const id = newId()
  await ctx.write(async tx => {
    const account = await getOwnAccount(tx, accountId)
    await tx
      .insertInto('contact')
      .values({ id, org_id: viewer.organizationId, account_id: account.id, ...values })
      .execute()
    // The values that a form edits stay, so their version does too.
    await tx
      .updateTable('account')
      .set({ updated_at: sql<Date>`now()` })
      .where('id', '=', account.id)
      .execute()
    await audit(tx, ctx.identity, {
      action: 'contact.added',
      recordType: 'ACCOUNT',
      recordId: account.id,
      details: { contactId: id },
    })
    await announce(tx, ctx.identity, { topic: 'account.updated', recordId: account.id })
  })
  return new RecordRef('Contact', id)
}
