import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { invitePartner } from './invitePartner.ts'
import { makeInvitationLink } from './makeInvitationLink.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

describe('an invitation by link', () => {
  it('is shown once, works once, and a newer link ends it', async () => {
    const sent = await invitePartner(app.as('kenji'), { inviterRole: 'VENDOR', inviteeRole: 'RESELLER' })
    if (!sent.invitation) throw new Error(sent.message)
    const first = sent.link?.split('/').at(-1) ?? ''
    expect(first).toMatch(/^[\w-]{32}$/)
    await expect(makeInvitationLink(app.as('aiko'), sent.invitation.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const { url } = await makeInvitationLink(app.as('kenji'), sent.invitation.id)
    const second = url.split('/').at(-1) ?? ''
    const accept = (token: string) =>
      acceptInvitation(app.as('stranger'), { token, acceptsSharedRecords: true })
    await expect(accept(first)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await accept(second)).toMatchObject({ __typename: 'InvitationAccepted' })
    expect(await accept(second)).toMatchObject({ __typename: 'InvitationClosed' })
    await expect(makeInvitationLink(app.as('kenji'), sent.invitation.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
