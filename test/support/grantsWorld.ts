import { agreeToGrant } from '@enishi/server/src/grants/agreeToGrant.ts'
import { shareFilter } from '@enishi/server/src/grants/shareFilter.ts'
import { shareRecord } from '@enishi/server/src/grants/shareRecord.ts'
import { acceptInvitation } from '@enishi/server/src/partnerships/acceptInvitation.ts'
import { invitePartner } from '@enishi/server/src/partnerships/invitePartner.ts'
import type { PersonName } from './people.ts'
import type { TestApp } from './startTestApp.ts'
import { withClient } from './withClient.ts'

type FilterInput = Parameters<typeof shareFilter>[1]
type RecordInput = Parameters<typeof shareRecord>[1]

/** One more partnership among the people of the tests. */
export async function becomePartners(app: TestApp, inviter: PersonName, invitee: PersonName, email: string) {
  await invitePartner(app.as(inviter), { email, inviterRole: 'VENDOR', inviteeRole: 'RESELLER' })
  const id = await withClient(app.ownerUrl, async client => {
    const { rows } = await client.query<{ id: string }>(
      'select id from partnership_invitation where email = $1 and org_id = $2',
      [email, app.organizationId(inviter)],
    )
    return rows[0]?.id ?? ''
  })
  const result = await acceptInvitation(app.as(invitee), { id, acceptsSharedRecords: true })
  if (!('partnership' in result) || !result.partnership) throw new Error('No partnership came of it.')
  return result.partnership.id
}

/** A saved filter shared by Aurora with Sakura, entered to its end. */
export async function sharedFilter(app: TestApp, values: Partial<FilterInput> & Pick<FilterInput, 'filter'>) {
  const result = await shareFilter(app.as('aiko'), {
    recordType: 'ACCOUNT',
    partnershipId: app.partnershipWith('kenji'),
    fields: ['city', 'employees'],
    verbs: ['READ'],
    ...values,
  })
  if (result.__typename !== 'FilterShared') throw new Error(result.message)
  await filled(app, result.grant.id)
  return result.grant.id
}

async function filled(app: TestApp, grantId: string): Promise<void> {
  for (;;) {
    const filling = await app
      .as('aiko')
      .query(tx =>
        tx
          .selectFrom('grant_filling')
          .select('finished_at')
          .where('grant_id', '=', grantId)
          .executeTakeFirst(),
      )
    if (filling?.finished_at) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** A record shared in somebody's name; its grant's id. */
export async function share(
  app: TestApp,
  by: PersonName,
  input: Omit<RecordInput, 'recordType'> & Partial<Pick<RecordInput, 'recordType'>>,
) {
  const result = await shareRecord(app.as(by), { recordType: 'ACCOUNT', ...input })
  if (result.__typename !== 'RecordShared') throw new Error(result.message)
  return result.grant.id
}

/** The account as this person sees it; null when it does not exist for them. */
export async function seen(app: TestApp, person: PersonName, id: string) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { account(id: $id) { name city phone employees sharedFields viewerCanEdit viewerCanShare organization { name }
      grants { id scope } } }`,
    { id },
  )
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return data?.['account'] ?? null
}

export async function listed(app: TestApp, person: PersonName, search?: string): Promise<string[]> {
  const { data } = await app.graphql(
    person,
    'query ($search: String) { accounts(scope: SHARED_WITH_US, search: $search, first: 100) { nodes { id } totalCount { value } } }',
    { search: search ?? null },
  )
  const { nodes, totalCount } = data?.['accounts'] as {
    nodes: { id: string }[]
    totalCount: { value: number }
  }
  if (nodes.length !== totalCount.value)
    throw new Error(`${nodes.length} listed, ${totalCount.value} counted`)
  return nodes.map(({ id }) => id)
}

/**
 * A record of Aurora and Sakura that Sakura (kenji) shows to Nowhere (stranger), and Aurora agrees; its grant's id.
 * `partnershipId`: of Sakura and Nowhere.
 */
export async function showOutside(
  app: TestApp,
  input: Omit<RecordInput, 'verbs'> & Partial<Pick<RecordInput, 'verbs'>>,
): Promise<string> {
  const grantId = await share(app, 'kenji', { verbs: ['READ'], ...input })
  await agreeToGrant(app.as('aiko'), grantId, true)
  return grantId
}
