import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { PartnershipContactInput } from '../platform/graphql/generated/resolvers.ts'
import { optionalText } from '../platform/inputs.ts'

export const contactNotFound = () => notFound({ en: 'The contact', ja: '担当者' })

/** The columns of what a person wrote. @throws AppError BAD_INPUT */
export function contactColumns({ role, email, phone }: PartnershipContactInput) {
  const address = optionalText('email', email, 254)
  if (address && !/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw badInput('email', {
      en: 'Write one e-mail address, like name@firm.example, or leave it empty.',
      ja: 'name@firm.example のようなメールアドレスを入力するか、空欄にしてください。',
    })
  }
  return { role, email: address, phone: optionalText('phone', phone, 50) }
}

export async function noteContact(
  ctx: RequestContext,
  tx: Transaction,
  action: 'added' | 'edited' | 'removed',
  { id, partnershipId }: { id: string; partnershipId: string },
): Promise<void> {
  await audit(tx, ctx.identity, {
    action: `partnershipContact.${action}`,
    recordType: 'PARTNERSHIP',
    recordId: partnershipId,
    details: { contactId: id },
  })
  await announce(tx, ctx.identity, {
    topic: 'partnership.contacts',
    recordId: partnershipId,
    partnershipId,
  })
}

export const contactSaved = (id: string, partnershipId: string) => ({
  __typename: 'PartnershipContactSaved' as const,
  contact: new RecordRef('PartnershipContact', id),
  partnership: new RecordRef('Partnership', partnershipId),
})

export const contactChanged = (ctx: RequestContext, partnershipId: string) => ({
  __typename: 'PartnershipContactChanged' as const,
  message:
    ctx.language === 'ja'
      ? '先に同僚が変更したか、この方はすでにこの役割に登録されています。'
      : 'A colleague changed it first, or this person has this part already.',
  partnership: new RecordRef('Partnership', partnershipId),
})
