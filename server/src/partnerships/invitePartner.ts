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

/** Invites a firm through the address of one of its people; with an account or without. */
export async function invitePartner(ctx: RequestContext, input: InvitePartnerInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.invite)
  if (!ctx.identity?.isEmailConfirmed) {
    throw new AppError('FORBIDDEN', {
      en: 'Confirm your e-mail address first: open the link in the mail we sent you.',
      ja: '先にメールアドレスを確認してください。お送りしたメールのリンクを開いてください。',
    })
  }
  const email = input.email.trim().toLowerCase()
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) {
    throw badInput('email', {
      en: 'Write one e-mail address, like name@firm.example.',
      ja: 'name@firm.example のようなメールアドレスを入力してください。',
    })
  }
  await ctx.take(pace, viewer.organizationId)
  const message = optionalText('message', input.message, 1000)
  const id = newId()
  const token = randomBytes(24).toString('base64url')
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
      if (person.email === email) {
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
          token_hash: hashToken(token),
          expires_at: new Date(ctx.now.getTime() + goodForDays * 86_400_000),
        })
        .execute()
      const mail = invitationMail(
        email,
        firm.name,
        person.name,
        message,
        `${ctx.origin}/invitation/${token}`,
        ctx.language,
      )
      await queueMailIn(tx, mail, `invitation:${id}`)
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
  return { __typename: 'PartnerInvited', invitation: new RecordRef('PartnershipInvitation', id) }
}
