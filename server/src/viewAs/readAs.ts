import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import type { Identity } from '../platform/viewer.ts'

/** Nobody: while they look at a firm or a role of it, no person of it asks. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Who asks, as the request's header `enishi-view-as` wants it: themselves, or as the partner they look at. What that shows is
 * decided by the database alone; here the statement is only told whose lists it walks.
 * @throws AppError VIEW_ENDED when it is over, or is nobody's
 */
export async function readAs(
  db: Database,
  identity: Identity | null,
  request: IncomingMessage,
): Promise<Identity | null> {
  const id = request.headers['enishi-view-as']
  const viewer = identity?.viewer
  if (id === undefined || !identity || !viewer) return identity
  if (!isId(id) || identity.scopes) throw viewEnded()
  const view = await db.query(identity, tx =>
    tx
      .selectFrom('view_as')
      .select(['viewed_org_id', 'viewed_member_id'])
      .where('id', '=', id)
      .where('member_id', '=', viewer.memberId)
      .where('ended_at', 'is', null)
      .where('ends_at', '>', sql<Date>`now()`)
      .executeTakeFirst(),
  )
  if (!view) throw viewEnded()
  return {
    ...identity,
    viewer: {
      personId: nobody,
      organizationId: view.viewed_org_id,
      memberId: view.viewed_member_id ?? nobody,
      // Roles say what somebody may do, and here nobody does anything; whom a grant serves is known to the database.
      roles: [],
    },
    viewAs: { id, organizationId: viewer.organizationId, memberId: viewer.memberId },
  }
}

const viewEnded = () =>
  new AppError('VIEW_ENDED', {
    en: 'This view as a partner has ended. Start it again from the record or the partnership.',
    ja: 'パートナーの表示は終了しました。レコードまたはパートナーシップから開始し直してください。',
  })
