import { createContext } from '@enishi/server/src/platform/context.ts'
import type { RequestContext } from '@enishi/server/src/platform/context.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import type { Role } from '@enishi/server/src/platform/viewer.ts'
import { findIdentity } from './identities.ts'
import { password } from './people.ts'
import type { PersonName } from './people.ts'
import { signInAt } from './requests.ts'
import type { TestApp } from './startTestApp.ts'
import { withClient } from './withClient.ts'

export interface Colleague {
  memberId: string
  email: string
  as(roles?: Role[]): RequestContext
  /** The cookie of a session of their own. */
  signIn(): Promise<string>
}

/** One more person in somebody's firm. */
export async function hire(app: TestApp, boss: PersonName, roles: Role[]): Promise<Colleague> {
  const email = `colleague-${newId().slice(-8)}@firm.example`
  const auth = await app.app.auth.open()
  const { user } = await auth.api.signUpEmail({
    body: { name: `Colleague ${email.slice(10, 18)}`, email, password },
  })
  await (await auth.$context).internalAdapter.updateUser(user.id, { emailVerified: true })
  await withClient(app.ownerUrl, client =>
    client.query(
      `insert into member (id, org_id, person_id, name, roles) select $1, $2, p.id, p.name, $4 from person p where p.id = $3`,
      [newId(), app.organizationId(boss), user.id, roles],
    ),
  )
  const identity = await findIdentity(app.ownerUrl, email)
  return {
    memberId: identity.viewer?.memberId ?? '',
    email,
    as: (acted = roles) =>
      createContext(
        app.app.source,
        { ...identity, viewer: identity.viewer && { ...identity.viewer, roles: acted } },
        'en',
      ),
    signIn: () => signInAt(app.origin, email),
  }
}
