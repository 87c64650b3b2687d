import { beforeAll, describe, expect, it } from 'vitest'
import { people, startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { createContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { cancelInvitation } from './cancelInvitation.ts'
import { declineInvitation } from './declineInvitation.ts'
import { invitePartner } from './invitePartner.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const roles = { inviterRole: 'VENDOR', inviteeRole: 'DISTRIBUTOR' } as const

/** An invitation and the secret of its link, as the mail carries it. */
async function invite(email: string, by: PersonName = 'kenji') {
  const result = await invitePartner(app.as(by), { ...roles, email, message: 'Let us work together.' })
  if (!(result.invitation instanceof RecordRef)) throw new Error(result.message)
  const { id } = result.invitation
  return { id, token: await tokenOf(id) }
}

const tokenOf = (id: string) =>
  withClient(app.ownerUrl, async client => {
    const { rows } = await client.query<{ mail: string }>(
      'select row_to_json(m)::text as mail from outgoing_mail m where row_to_json(m)::text like $1',
      [`%invitation:${id}%`],
    )
    const token = rows[0]?.mail.match(/\/invitation\/([\w-]+)/)?.[1]
    if (!token) throw new Error('The mail has no link.')
    return token
  })

const grownOld = (id: string) =>
  withClient(app.ownerUrl, client =>
    client.query(`update partnership_invitation set expires_at = now() - interval '1 minute' where id = $1`, [
      id,
    ]),
  )

const statusOf = async (token: string) =>
  (
    await app.graphql(
      undefined,
      'query ($token: String!) { partnershipInvitation(token: $token) { status } }',
      {
        token,
      },
    )
  ).data?.['partnershipInvitation']

const partnersOf = async (person: PersonName) => {
  const { data, errors } = await app.graphql(
    person,
    '{ partnerships { nodes { id name status parties { organization { name } role consentedAt acceptsSharedRecords } } } }',
  )
  expect(errors).toEqual([])
  return (data as { partnerships: { nodes: { id: string; name: string }[] } }).partnerships.nodes
}

const unconfirmed = (person: PersonName) =>
  createContext(app.app.source, { ...app.identity(person), isEmailConfirmed: false }, 'en')

let count = 0
const somebody = () => `somebody${++count}@elsewhere.example`

describe('an invitation', () => {
  it('is sent by a person whose own address is confirmed, to one address of another firm', async () => {
    const email = somebody()
    await expect(invitePartner(unconfirmed('kenji'), { ...roles, email })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(
      invitePartner(app.as('kenji', { roles: ['SELLER'] }), { ...roles, email }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const wrong of ['nobody', 'a@b', 'a b@c.example', ` ${people.kenji.email.toUpperCase()} `]) {
      await expect(invitePartner(app.as('kenji'), { ...roles, email: wrong })).rejects.toMatchObject({
        code: 'BAD_INPUT',
        field: 'email',
      })
    }
    await expect(
      invitePartner(app.as('kenji'), { ...roles, email, message: 'x'.repeat(1001) }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'message' })
  })

  it('is open once for an address, also when two send it at once; after it grew old it is sent anew', async () => {
    const email = somebody()
    const input = { ...roles, email }
    const results = await Promise.all([1, 2].map(() => invitePartner(app.as('kenji'), input)))
    expect(results.map(result => result.__typename).sort()).toEqual(['AlreadyPartners', 'PartnerInvited'])
    const upper = { ...roles, email: email.toUpperCase() }
    expect(await invitePartner(app.as('kenji'), upper)).toMatchObject({ __typename: 'AlreadyPartners' })
    expect(await invitePartner(app.as('marta'), input)).toMatchObject({ __typename: 'PartnerInvited' })
    const sent = results.find(result => result.__typename === 'PartnerInvited')?.invitation
    const id = sent instanceof RecordRef ? sent.id : ''
    await grownOld(id)
    expect(await invitePartner(app.as('kenji'), input)).toMatchObject({ __typename: 'PartnerInvited' })
    expect(await statusOf(await tokenOf(id))).toEqual({ status: 'CANCELLED' })
  })

  it('is seen by the firm that sent it and the person it was sent to, by nobody else', async () => {
    const { id } = await invite(people.stranger.email)
    const query = '{ partnershipInvitations { id isSent inviter { name } inviterRole inviteeRole message } }'
    const seen = async (person: PersonName) =>
      (
        (await app.graphql(person, query)).data as { partnershipInvitations: { id: string }[] }
      ).partnershipInvitations.find(each => each.id === id)
    const values = {
      inviter: { name: 'Sakura Trading' },
      inviteeRole: 'DISTRIBUTOR',
      message: 'Let us work together.',
    }
    expect(await seen('kenji')).toMatchObject({ ...values, isSent: true })
    expect(await seen('stranger')).toMatchObject({ ...values, isSent: false })
    expect(await seen('aiko')).toBeUndefined()
    await cancelInvitation(app.as('kenji'), id)
    expect(await seen('stranger')).toBeUndefined()
  })

  it('is withdrawn by the firm that sent it, once; its link then says so', async () => {
    const { id, token } = await invite(somebody())
    for (const person of ['aiko', 'stranger'] as const) {
      await expect(cancelInvitation(app.as(person), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await cancelInvitation(app.as('kenji'), id)
    await expect(cancelInvitation(app.as('kenji'), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const result = await acceptInvitation(app.as('stranger'), { token, acceptsSharedRecords: true })
    expect(result).toMatchObject({ __typename: 'InvitationClosed', status: 'CANCELLED' })
  })

  it('is declined with its link or by the person it was sent to; nobody becomes a partner', async () => {
    const before = await partnersOf('stranger')
    const byLink = await invite(somebody())
    expect(await declineInvitation(app.as('stranger'), { token: byLink.token })).toMatchObject({
      id: byLink.id,
      status: 'DECLINED',
    })
    await expect(declineInvitation(app.as('stranger'), { token: byLink.token })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const byId = await invite(people.stranger.email)
    await expect(declineInvitation(app.as('marta'), { id: byId.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await declineInvitation(app.as('stranger'), { id: byId.id })
    for (const { token } of [byLink, byId]) {
      const late = await acceptInvitation(app.as('stranger'), { token, acceptsSharedRecords: true })
      expect(late).toMatchObject({ __typename: 'InvitationClosed', status: 'DECLINED' })
    }
    expect(await partnersOf('stranger')).toEqual(before)
  })

  it('cannot be accepted by the firm that sent it, without its secret, or too late', async () => {
    const { id, token } = await invite(somebody())
    const accept = (person: PersonName, link: { token?: string; id?: string }) =>
      acceptInvitation(app.as(person), { ...link, acceptsSharedRecords: true })
    await expect(accept('kenji', { token })).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'token' })
    await expect(accept('stranger', { token: `${token}x` })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(accept('stranger', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(accept('stranger', {})).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'token' })
    await expect(
      acceptInvitation(app.as('stranger', { roles: ['SELLER'] }), { token, acceptsSharedRecords: true }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      acceptInvitation(app.as(undefined), { token, acceptsSharedRecords: true }),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await grownOld(id)
    expect(await accept('stranger', { token })).toMatchObject({
      __typename: 'InvitationClosed',
      status: 'EXPIRED',
      message: 'This invitation is too old. Ask for a new one.',
    })
  })
})

describe('an accepted invitation', () => {
  it('makes partners of the two firms, with the consent the second one gave; its link is then used', async () => {
    const { token } = await invite(somebody(), 'marta')
    const input = { token, acceptsSharedRecords: false }
    const results = await Promise.all([1, 2].map(() => acceptInvitation(app.as('stranger'), input)))
    expect(results.map(result => result.__typename).sort()).toEqual([
      'InvitationAccepted',
      'InvitationClosed',
    ])
    expect((await partnersOf('stranger')).find(each => each.name === 'Borealis Retail')).toMatchObject({
      status: 'ACTIVE',
      parties: [
        { organization: { name: 'Borealis Retail' }, role: 'VENDOR', consentedAt: expect.any(String) },
        {
          organization: { name: 'Nowhere Tools' },
          role: 'DISTRIBUTOR',
          consentedAt: expect.any(String),
          acceptsSharedRecords: false,
        },
      ],
    })
    const late = await acceptInvitation(app.as('kenji'), input)
    expect(late).toMatchObject({ status: 'ACCEPTED', message: 'この招待はすでに承諾されています。' })
  })

  it('is accepted without the link only by the person it was sent to, with a confirmed address', async () => {
    const { id } = await invite(people.stranger.email)
    const input = { id, acceptsSharedRecords: true }
    await expect(acceptInvitation(unconfirmed('stranger'), input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(acceptInvitation(app.as('marta'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const result = await acceptInvitation(app.as('stranger'), input)
    expect(result).toMatchObject({ __typename: 'InvitationAccepted' })
    expect((await partnersOf('stranger')).find(each => each.name === 'Sakura Trading')).toMatchObject({
      parties: expect.arrayContaining([
        expect.objectContaining({ organization: { name: 'Nowhere Tools' }, acceptsSharedRecords: true }),
      ]),
    })
  })

  it('asks the database too whether the address is confirmed, and shows an unconfirmed person nothing', async () => {
    const { id } = await invite(people.stranger.email)
    const confirm = (isConfirmed: boolean) =>
      withClient(app.ownerUrl, client =>
        client.query('update auth."user" set "emailVerified" = $2 where email = $1', [
          people.stranger.email,
          isConfirmed,
        ]),
      )
    await confirm(false)
    const input = { id, acceptsSharedRecords: true }
    await expect(acceptInvitation(app.as('stranger'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(declineInvitation(app.as('stranger'), { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { data } = await app.graphql('stranger', '{ partnershipInvitations { id } }')
    expect(JSON.stringify(data)).not.toContain(id)
    await confirm(true)
    expect(await declineInvitation(app.as('stranger'), { id })).toMatchObject({ status: 'DECLINED' })
  })

  it('of firms that are partners already leads to the partnership there is', async () => {
    const before = await partnersOf('aiko')
    const { token } = await invite(people.kenji.email, 'aiko')
    const result = await acceptInvitation(app.as('kenji'), { token, acceptsSharedRecords: false })
    expect(result).toMatchObject({ partnership: { id: app.partnershipWith('kenji') } })
    expect(await partnersOf('aiko')).toEqual(before)
  })
})
