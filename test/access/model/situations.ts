import { randomWorlds } from './randomWorld.ts'
import { isLive, seenThroughGrants, seesContact, serves } from './rules.ts'
import type { World } from './world.ts'

/** What must be there for some bugs to show at all; left to chance it is rare. */
const situations: Record<string, (world: World) => boolean> = {
  'an exit is done, and what was retained is over': ({ partnerships }) =>
    partnerships.some(
      ({ exit, parties }) =>
        exit?.status === 'DONE' &&
        exit.retained.some(
          each =>
            each.firmId === parties[1]?.firmId && each.type === 'PURCHASE_ORDER' && each.until === 'PAST',
        ),
    ),
  'a contact of another firm hangs on an account that is shared with its contacts': world =>
    world.contacts.some(contact => {
      const account = world.accounts.find(each => each.id === contact.accountId)
      if (!account || account.firmId === contact.firmId) return false
      return world.members.some(
        viewer =>
          viewer.firmId !== account.firmId &&
          seenThroughGrants(world, viewer, account)?.fields.has('contacts') &&
          !seesContact(world, viewer, contact),
      )
    }),
  'an account is shared without its contacts': world =>
    world.contacts.some(contact => {
      const account = world.accounts.find(each => each.id === contact.accountId)
      if (account?.firmId !== contact.firmId) return false
      return world.members.some(
        viewer => seenThroughGrants(world, viewer, account) && !seesContact(world, viewer, contact),
      )
    }),
  'the grant that another came through has expired, and nothing else closes it': world => {
    const unending = { ...world, grants: world.grants.map(each => ({ ...each, expiry: 'NEVER' as const })) }
    return unending.grants.some(
      (grant, index) =>
        grant.throughIds.length > 0 &&
        world.grants[index]?.expiry !== 'PAST' &&
        isLive(unending, grant) &&
        !isLive(world, grant) &&
        world.members.some(viewer => serves(grant, viewer)),
    )
  },
}

/** A few worlds of a seed in which every situation is met, each in the first world that brings it. */
export function worldsOfEverySituation(seed: number, first = 1): World[] {
  const drawn = randomWorlds(seed, 60, first)
  const chosen = Object.entries(situations).map(([situation, isMet]) => {
    const place = drawn.findIndex(isMet)
    if (place < 0) throw new Error(`No world of seed ${seed} has this: ${situation}.`)
    return place
  })
  return [...new Set([0, ...chosen])].flatMap(place => drawn[place] ?? [])
}
