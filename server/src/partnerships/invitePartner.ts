import { randomBytes } from 'node:crypto'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { AppError, badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { InvitePartnerInput } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { queueMailIn } from '../platform/mail/queueMail.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { invitationMail } from './partnershipMails.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { hashToken } from './partnerships.projections.ts'

const goodForDays = 14
const pace = { name: 'partner.invite', points: 30, seconds: 3600 }

/** Invites a firm through the address of one of its people, with an account or without; or by a link to hand over. */
export async function invitePartner(ctx: RequestContext, input: InvitePartnerInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.invite)
  if (!ctx.identity?.isEmailConfirmed) {
    throw new AppError('FORBIDDEN', {
      en: 'Confirm your e-mail address first: open the link in the mail we sent you.',
      ja: '先にメールアドレスを確認してください。お送りしたメールのリンクを開いてください。',
    })
  }
  const email = invitationAddress(input.email)
  await ctx.take(pace, viewer.organizationId)
  const message = optionalText('message', input.message, 1000)
  const id = newId()
  const { token, hash } = newInvitationSecret()
  const link = `${ctx.origin}/invitation/${token}`
  try {
    await ctx.write(async tx => {
      const firm = await tx
        .selectFrom('organization')
        .select('name')
        .where('id', '=', viewer.organizationId)
        .executeTakeFirstOrThrow()
      const person = await tx
        .selectFrom('person')
        .select(['name', 'email'])
        .where('id', '=', viewer.personId)
        .executeTakeFirstOrThrow()
      if (email !== null && person.email === email) {
        throw badInput('email', {
          en: 'This is your own address. Invite someone of another firm.',
          ja: 'ご自身のアドレスです。他社の方を招待してください。',
        })
      }
      // One that grew old without an answer must not stand in the way of a new one.
      await tx
        .updateTable('partnership_invitation')
        .set({ status: 'CANCELLED' })
        .where('org_id', '=', viewer.organizationId)
        .where('email', '=', email)
        .where('status', '=', 'PENDING')
        .where('expires_at', '<', ctx.now)
        .execute()
      await tx
        .insertInto('partnership_invitation')
        .values({
          id,
          org_id: viewer.organizationId,
          member_id: viewer.memberId,
          email,
          message,
          inviter_role: input.inviterRole,
          invitee_role: input.inviteeRole,
          token_hash: hash,
          expires_at: goodUntil(ctx),
        })
        .execute()
      if (email !== null) {
        const mail = invitationMail(email, firm.name, person.name, message, link, ctx.language)
        await queueMailIn(tx, mail, `invitation:${id}`)
      }
      await audit(tx, ctx.identity, {
        action: 'partner.invited',
        recordType: 'INVITATION',
        recordId: id,
        details: { email },
      })
      await announce(tx, ctx.identity, { topic: 'invitation.sent', recordId: id })
    })
  } catch (error) {
    if (violatedConstraint(error) !== 'partnership_invitation_open') throw error
    return {
      __typename: 'AlreadyPartners',
      message:
        ctx.language === 'ja'
          ? 'このアドレスへの招待はすでに送信済みです。取り消すか、返答をお待ちください。'
          : 'An invitation to this address is open already. Withdraw it, or wait for the answer.',
      partnership: null,
    }
  }
  const invitation = new RecordRef('PartnershipInvitation', id)
  return { __typename: 'PartnerInvited', invitation, link: email === null ? link : null }
}

/** An address as it is compared; null when there is none. @throws AppError BAD_INPUT */
export function invitationAddress(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null
  const email = value.trim().toLowerCase()
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254) return email
  throw badInput('email', {
    en: 'Write one e-mail address, like name@firm.example.',
    ja: 'name@firm.example のようなメールアドレスを入力してください。',
  })
}

/** What stands in a link, and all that the database keeps of it. */
export function newInvitationSecret(): { token: string; hash: Buffer } {
  const token = randomBytes(24).toString('base64url')
  return { token, hash: hashToken(token) }
}

export const goodUntil = (ctx: RequestContext): Date => new Date(ctx.now.getTime() + goodForDays * 86_400_000)
