import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'

interface InvitationRow {
  id: string
  org_id: string
  org_name: string
  org_country: string | null
  org_currency: string
  email: string | null
  message: string | null
  inviter_role: string
  invitee_role: string
  status: string
  created_at: Date
  expires_at: Date
  firms: string[] | null
}

/** What the invited person may know of an invitation, as the contract's PartnershipInvitation. */
export async function invitationView(tx: Transaction, link: { hash: Buffer | null; id: string | null }) {
  const { rows } = link.hash
    ? await sql<InvitationRow>`select * from private.invitation_by_token(${link.hash})`.execute(tx)
    : await sql<InvitationRow>`select * from private.invitations_to_viewer() where id = ${link.id}::uuid`.execute(
        tx,
      )
  const row = rows[0]
  return row
    ? {
        id: row.id,
        email: row.email,
        message: row.message,
        inviterRole: row.inviter_role,
        inviteeRole: row.invitee_role,
        inviter: {
          id: row.org_id,
          name: row.org_name,
          country: row.org_country,
          currency: row.org_currency,
          isViewers: false,
        },
        firms: row.firms ?? [],
        status: row.status,
        isSent: false,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }
    : null
}
