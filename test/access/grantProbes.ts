import { isLive, serves } from './model/rules.ts'
import { accountFields } from './model/world.ts'
import type { Account, Grant, Member, World } from './model/world.ts'
import type { Probe } from './writeProbes.ts'

const change = (name: string, viewer: Member, grant: Grant, set: string, isRefused = true): Probe => ({
  name,
  viewer,
  isRefused,
  text: `update record_grant set ${set} where id = $1`,
  values: [grant.id],
})

/** What nobody may do with grants, whatever statement they run. */
export function grantProbes(world: World, viewer: Member): Probe[] {
  const open = world.grants.filter(({ status, expiry }) => status === 'ACTIVE' && expiry !== 'PAST')
  const probes: Probe[] = []
  const first = (name: string, grants: Grant[], make: (grant: Grant) => Probe) => {
    const [grant] = grants
    if (grant) probes.push({ ...make(grant), name })
  }
  const received = open.filter(each => each.receiverId === viewer.firmId)
  const given = world.grants.filter(each => each.giverId === viewer.firmId)
  first(
    'more fields taken',
    received.filter(each => each.recordType === 'ACCOUNT'),
    each => change('', viewer, each, `fields = '{${accountFields.join()}}', purpose = 'x'`),
  )
  first('a grant turned to another record', given, each =>
    change('', viewer, each, 'record_id = gen_random_uuid()'),
  )
  first(
    'a closed grant opened again',
    given.filter(each => each.status === 'REVOKED' && each.expiry !== 'PAST'),
    each => change('', viewer, each, `status = 'ACTIVE'`),
  )
  first(
    'another firm’s grant made',
    open.filter(each => each.giverId !== viewer.firmId && each.recordId),
    each => proposal(viewer, each, each.giverId),
  )
  const records = world.accounts.filter(each => each.firmId !== viewer.firmId)
  const tie = tieOf(world, viewer, 'ACTIVE')
  const account = records[0]
  if (tie && account) {
    probes.push(share('what another firm owns shared as one’s own', viewer, tie, account, {}))
    const own = world.accounts.find(each => each.firmId === viewer.firmId && !each.isArchived)
    if (own)
      probes.push(
        share('a filter over a field that is not shared', viewer, tie, own, {
          scope: 'FILTER',
          record_id: null,
          filter: JSON.stringify([{ field: 'city', op: 'IN', values: ['Kobe'] }]),
        }),
      )
  }
  const closed = tieOf(world, viewer, 'ENDED') ?? tieOf(world, viewer, 'SUSPENDED')
  const mine = world.accounts.find(each => each.firmId === viewer.firmId)
  if (closed && mine) probes.push(share('shared where the partnership is closed', viewer, closed, mine, {}))
  return [...probes, ...onwardProbes(world, viewer, open)]
}

function onwardProbes(world: World, viewer: Member, open: Grant[]): Probe[] {
  return open.flatMap((parent): Probe[] => {
    const account = world.accounts.find(each => each.id === parent.recordId)
    const isUsable = serves(parent, viewer) && isLive(world, parent) && parent.expiry === 'NEVER'
    if (!account || !isUsable || parent.throughIds.length > 0) return []
    const onward = { parent_grant_id: parent.id }
    const further = tieOf(world, viewer, 'ACTIVE', otherId => otherId !== parent.ownerId)
    const back = tieOf(world, viewer, 'ACTIVE', otherId => otherId === parent.ownerId)
    const mayPassOn = parent.verbs.includes('SHARE_ONWARD')
    return [
      ...(mayPassOn && further && parent.fields.length < accountFields.length
        ? [
            share('more passed on than was given', viewer, further, account, {
              ...onward,
              fields: `{${accountFields.join()}}`,
            }),
          ]
        : []),
      ...(!mayPassOn && further
        ? [share('passed on without the verb', viewer, further, account, onward)]
        : []),
      ...(mayPassOn && back ? [share('passed on in a circle', viewer, back, account, onward)] : []),
    ]
  })
}

interface Tie {
  id: string
  other: string
}

function tieOf(
  world: World,
  viewer: Member,
  status: string,
  isWanted: (otherId: string) => boolean = () => true,
): Tie | null {
  for (const { id, parties, status: is } of world.partnerships) {
    const present = parties.filter(party => !party.hasLeft)
    const other = present.find(({ firmId }) => firmId !== viewer.firmId && isWanted(firmId))
    if (is === status && other && present.some(({ firmId }) => firmId === viewer.firmId))
      return { id, other: other.firmId }
  }
  return null
}

function share(
  name: string,
  viewer: Member,
  tie: Tie,
  account: Account,
  more: Record<string, unknown>,
): Probe {
  const row = {
    id: '00000000-0000-7000-8000-000000000009',
    org_id: viewer.firmId,
    grantee_org_id: tie.other,
    partnership_id: tie.id,
    owner_org_id: viewer.firmId,
    record_type: 'ACCOUNT',
    record_id: account.id,
    scope: 'RECORD',
    fields: '{name}',
    verbs: '{READ}',
    status: 'ACTIVE',
    proposed_by: viewer.id,
    grantee_member_ids: null,
    ...more,
  }
  const columns = Object.keys(row)
  return {
    name,
    viewer,
    isRefused: true,
    text: `insert into record_grant (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values: Object.values(row),
  }
}

const proposal = (viewer: Member, grant: Grant, giverId: string): Probe => ({
  name: '',
  viewer,
  isRefused: true,
  text: `insert into record_grant (id, org_id, grantee_org_id, owner_org_id, partnership_id, record_type, record_id, fields, verbs, status, proposed_by, audience)
    values (gen_random_uuid(), $1, $2, $1, $3, $4, $5, '{name}', '{READ}', 'ACTIVE', $6, gen_random_uuid()::text)`,
  values: [giverId, grant.receiverId, grant.partnershipId, grant.recordType, grant.recordId, viewer.id],
})
