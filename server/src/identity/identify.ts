import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'
import { isId } from '../platform/ids.ts'
import { languageOf, languageOfHeader } from '../platform/language.ts'
import type { Language } from '../platform/language.ts'
import type { Identity, Role } from '../platform/viewer.ts'
import type { AuthServer } from './auth.ts'

export interface Identified {
  identity: Identity
  language: Language
}

export interface Identifier {
  /** Who asks: a session's cookie or a system's `x-api-key`. Null when neither is good. */
  identify(request: IncomingMessage, organizationId?: string | null): Promise<Identified | null>
  /** A session ended or a member changed: the next request is asked anew. */
  forget(match: { credentialId?: string; personId?: string }): void
}

const keptMs = 15_000
const mostKept = 20_000

/** Sessions are looked up once in 15 seconds; sign-out and membership changes are told at once. */
export function createIdentifier(auth: AuthServer, db: Database): Identifier {
  const known = new Map<
    string,
    { found: Promise<Identified | null>; until: number; value: Identified | null }
  >()

  async function ofSession(cookie: string, organizationId: string | null): Promise<Identified | null> {
    const session = await (await auth.open()).api.getSession({ headers: new Headers({ cookie }) })
    if (!session) return null
    const person: Identity = {
      personId: session.user.id,
      isEmailConfirmed: session.user.emailVerified,
      viewer: null,
      credentialId: session.session.id,
      scopes: null,
      partnershipId: null,
    }
    const { members, locale } = await db.query(person, async tx => ({
      members: await tx
        .selectFrom('member')
        .select(['id', 'org_id', 'roles'])
        .where('person_id', '=', person.personId)
        .where('is_active', '=', true)
        .orderBy('created_at')
        .execute(),
      locale: await tx
        .selectFrom('person')
        .select('locale')
        .where('id', '=', person.personId)
        .executeTakeFirst(),
    }))
    const member = members.find(each => each.org_id === organizationId) ?? members[0]
    const viewer = member && {
      personId: person.personId,
      organizationId: member.org_id,
      memberId: member.id,
      roles: member.roles as Role[],
    }
    return { identity: { ...person, viewer: viewer ?? null }, language: languageOf(locale?.locale) }
  }

  async function ofKey(secret: string): Promise<Identified | null> {
    const hash = createHash('sha256').update(secret).digest()
    const row = await db.write(null, async tx => {
      const { rows } = await sql<{
        id: string
        org_id: string
        member_id: string
        person_id: string
        partnership_id: string | null
        scopes: string[]
        roles: Role[]
        locale: string
      }>`select * from private.find_api_key(${hash})`.execute(tx)
      return rows[0]
    })
    if (!row) return null
    const viewer = {
      personId: row.person_id,
      organizationId: row.org_id,
      memberId: row.member_id,
      roles: row.roles,
    }
    return {
      identity: {
        personId: row.person_id,
        isEmailConfirmed: true,
        viewer,
        credentialId: row.id,
        scopes: row.scopes,
        partnershipId: row.partnership_id,
      },
      language: languageOf(row.locale),
    }
  }

  function find(
    request: IncomingMessage,
    organizationId: string | null,
  ): { key: string; ask: () => Promise<Identified | null> } | null {
    const secret = request.headers['x-api-key']
    if (typeof secret === 'string') return { key: `key ${secret}`, ask: () => ofKey(secret) }
    const cookie = request.headers.cookie
    if (!cookie?.includes('enishi.session_token')) return null
    return { key: `${cookie} ${organizationId ?? ''}`, ask: () => ofSession(cookie, organizationId) }
  }

  return {
    async identify(request, organizationId = null) {
      const header = request.headers['enishi-organization']
      const wanted = organizationId ?? (typeof header === 'string' ? header : null)
      const asked = find(request, isId(wanted) ? wanted : null)
      if (!asked) return null
      const now = Date.now()
      const kept = known.get(asked.key)
      if (kept && kept.until > now) return kept.found
      if (known.size > mostKept) known.clear()
      const entry = { found: asked.ask(), until: now + keptMs, value: null as Identified | null }
      known.set(asked.key, entry)
      entry.found.then(
        value => (entry.value = value),
        () => known.delete(asked.key),
      )
      return entry.found
    },
    forget({ credentialId, personId }) {
      for (const [key, { value }] of known) {
        if (!value || value.identity.credentialId === credentialId || value.identity.personId === personId)
          known.delete(key)
      }
    },
  }
}

export const languageFor = (request: IncomingMessage, identified: Identified | null): Language =>
  identified?.language ?? languageOfHeader(request.headers['accept-language'])
