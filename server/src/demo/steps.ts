import { sql } from 'kysely'
import { acceptInvitation } from '../partnerships/acceptInvitation.ts'
import { invitePartner } from '../partnerships/invitePartner.ts'
import type { DemoContexts } from './loadDemo.ts'

/** The demo world, in the order in which the firms would have done it. */
export const demoSteps: Record<string, (firms: DemoContexts) => Promise<void>> = {
  async partnerships(firms) {
    const aurora = firms['Aurora Systems']
    const partners = [
      { ctx: firms['Sakura Trading'], email: 'kenji@sakura.example', message: 'Let us sell the autumn line together.' },
      { ctx: firms['Borealis Retail'], email: 'marta@borealis.example', message: 'Welcome to our Nordic programme.' },
    ]
    for (const { ctx, email, message } of partners) {
      await invitePartner(aurora, { email, inviterRole: 'VENDOR', inviteeRole: 'RESELLER', message })
      const { rows } = await ctx.query(tx => sql<{ id: string }>`select id from private.invitations_to_viewer()`.execute(tx))
      const invitation = rows[0]
      if (invitation) await acceptInvitation(ctx, { id: invitation.id, acceptsSharedRecords: true })
    }
  },
}
