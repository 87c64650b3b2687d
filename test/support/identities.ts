import type { Identity, Role } from '@enishi/server/src/platform/viewer.ts'
import { withClient } from './withClient.ts'

/** Who somebody is once signed in, looked up as the database's owner. */
export async function findIdentity(ownerUrl: string, email: string): Promise<Identity> {
  return withClient(ownerUrl, async client => {
    const { rows } = await client.query<{ id: string; org_id: string; person_id: string; roles: Role[] }>(
      `select m.id, m.org_id, m.person_id, m.roles from person p join member m on m.person_id = p.id where p.email = $1
       order by m.created_at limit 1`,
      [email],
    )
    const [member] = rows
    if (!member) throw new Error(`${email} belongs to no firm.`)
    const viewer = {
      personId: member.person_id,
      organizationId: member.org_id,
      memberId: member.id,
      roles: member.roles,
    }
    return {
      personId: member.person_id,
      isEmailConfirmed: true,
      viewer,
      credentialId: `test ${email}`,
      scopes: null,
      partnershipId: null,
    }
  })
}
