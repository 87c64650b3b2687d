import { createApp } from '@enishi/server/src/app.ts'
import type { App } from '@enishi/server/src/app.ts'
import { registerOrganization } from '@enishi/server/src/identity/registerOrganization.ts'
import { acceptInvitation } from '@enishi/server/src/partnerships/acceptInvitation.ts'
import { invitePartner } from '@enishi/server/src/partnerships/invitePartner.ts'
import { createContext } from '@enishi/server/src/platform/context.ts'
import { migrate } from '@enishi/server/src/platform/db/migrate.ts'
import type { Identity } from '@enishi/server/src/platform/viewer.ts'
import { findIdentity } from './identities.ts'
import { memorySecrets } from './memorySecrets.ts'
import { password, people, personNames } from './people.ts'
import type { PersonName } from './people.ts'
import { testEnv } from './testEnv.ts'
import { withClient } from './withClient.ts'

/** Fills a migrated database with the people of people.ts, through the product's own commands. */
export async function loadPeople(ownerUrl: string): Promise<void> {
  const secrets = memorySecrets()
  const app = await createApp(testEnv({}), await migrate(ownerUrl, secrets), secrets)
  const as = async (name: PersonName) => {
    const { email, language } = people[name]
    return createContext(app.source, await findIdentity(ownerUrl, email), language)
  }
  try {
    for (const name of personNames) await foundFirm(app, name)
    for (const name of ['kenji', 'marta'] as const) {
      const { email } = people[name]
      await invitePartner(await as('aiko'), {
        email,
        inviterRole: 'VENDOR',
        inviteeRole: 'RESELLER',
        message: 'Welcome.',
      })
      await acceptInvitation(await as(name), {
        id: await invitationTo(ownerUrl, email),
        acceptsSharedRecords: true,
      })
    }
  } finally {
    await app.close()
  }
}

async function foundFirm(app: App, personName: PersonName) {
  const { name, email, firm, country, currency, language } = people[personName]
  const headers = new Headers({ 'accept-language': language })
  const auth = await app.auth.open()
  const { user } = await auth.api.signUpEmail({ body: { name, email, password }, headers })
  const { internalAdapter } = await auth.$context
  await internalAdapter.updateUser(user.id, { emailVerified: true })
  const founder: Identity = {
    personId: user.id,
    isEmailConfirmed: true,
    viewer: null,
    credentialId: `test ${email}`,
    scopes: null,
    partnershipId: null,
  }
  await registerOrganization(createContext(app.source, founder, language), { name: firm, country, currency })
}

async function invitationTo(ownerUrl: string, email: string): Promise<string> {
  return withClient(ownerUrl, async client => {
    const { rows } = await client.query<{ id: string }>(
      'select id from partnership_invitation where email = $1',
      [email],
    )
    const [invitation] = rows
    if (!invitation) throw new Error(`${email} got no invitation.`)
    return invitation.id
  })
}
