import { registerOrganization } from '../identity/registerOrganization.ts'
import { updatePreferences } from '../identity/updatePreferences.ts'
import type { App } from '../app.ts'
import { createContext } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Identity, Role } from '../platform/viewer.ts'
import { demoNeighbour, demoOrganizations, demoPassword, demoPeople } from './people.ts'
import type { DemoPerson } from './people.ts'
import { demoSteps } from './steps.ts'

export { sakuraSystemKey } from './world.ts'

export type DemoContexts = Record<DemoPerson['organization'], RequestContext>

/**
 * Loads the demo world once, through the same commands that people use.
 * Each step is noted when it is done, so that an interrupted load goes on where it stopped.
 */
export async function loadDemo(app: Pick<App, 'source' | 'auth'>, onProgress: (step: string) => void) {
  const isDone = async (key: string) =>
    (await app.source.db.query(null, tx =>
      tx.selectFrom('installation_fact').select('key').where('key', '=', key).executeTakeFirst(),
    )) !== undefined
  const done = (key: string) =>
    app.source.db.write(null, tx =>
      tx.insertInto('installation_fact').values({ key, value: 'done' }).execute(),
    )
  if (await isDone('demo')) return demoPeople

  onProgress('loading the demo world')
  const contexts = {} as DemoContexts
  for (const person of [...demoPeople, demoNeighbour])
    contexts[person.organization] = await contextOf(app, person)
  for (const [name, step] of Object.entries(demoSteps)) {
    const key = `demo.${name}`
    if (await isDone(key)) continue
    onProgress(`demo: ${name}`)
    await step(contexts, app.source)
    await done(key)
  }
  await done('demo')
  return demoPeople
}

/** Signs the person up, if that is still to do, and answers what they may do. */
async function contextOf(app: Pick<App, 'source' | 'auth'>, person: DemoPerson): Promise<RequestContext> {
  const auth = await app.auth.open()
  const { internalAdapter } = await auth.$context
  const known = await internalAdapter.findUserByEmail(person.email)
  const headers = new Headers({ 'accept-language': person.locale })
  const personId =
    known?.user.id ??
    (
      await auth.api.signUpEmail({
        body: { name: person.name, email: person.email, password: demoPassword },
        headers,
      })
    ).user.id
  await internalAdapter.updateUser(personId, { emailVerified: true })
  const identity: Identity = {
    personId,
    isEmailConfirmed: true,
    viewer: null,
    credentialId: `demo ${person.email}`,
    scopes: null,
    partnershipId: null,
  }
  const membership = () =>
    app.source.db.query(identity, tx =>
      tx
        .selectFrom('member')
        .select(['id', 'org_id', 'roles'])
        .where('person_id', '=', personId)
        .executeTakeFirst(),
    )
  if (!(await membership())) {
    const ctx = createContext(app.source, identity, person.locale)
    await updatePreferences(ctx, { timeZone: person.timeZone })
    await registerOrganization(ctx, { name: person.organization, ...demoOrganizations[person.organization] })
  }
  const member = await membership()
  if (!member) throw new Error(`${person.organization} could not be registered.`)
  const viewer = {
    personId,
    organizationId: member.org_id,
    memberId: member.id,
    roles: member.roles as Role[],
  }
  return createContext(app.source, { ...identity, viewer }, person.locale)
}
