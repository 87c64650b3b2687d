import type { ContextSource } from '../platform/context.ts'
import { isId } from '../platform/ids.ts'
import type { Language } from '../platform/language.ts'
import type { Identity, Role, Viewer } from '../platform/viewer.ts'
import { planPolicy } from './plans.policy.ts'

/** A person at a plan, as the database has them. */
export interface PlanSession {
  identity: Identity
  viewer: Viewer
  language: Language
  planId: string
  right: 'read' | 'write'
  /** What others see of them: never what the client says of itself. */
  user: { personId: string; name: string; organizationName: string; color: string }
}

/** What the person may do with a plan; null when they may not even know of it. */
export async function findPlanSession(
  source: ContextSource,
  { identity, language }: { identity: Identity; language: Language },
  planId: string,
): Promise<PlanSession | null> {
  const { viewer } = identity
  if (!viewer || identity.scopes || !isId(planId)) return null
  const row = await source.db.query(identity, tx =>
    tx
      .selectFrom('plan')
      .innerJoin('partnership', 'partnership.id', 'plan.partnership_id')
      .innerJoin('member', join =>
        join.on('member.id', '=', viewer.memberId).on('member.is_active', '=', true),
      )
      .innerJoin('organization', 'organization.id', 'member.org_id')
      .select(['partnership.status', 'member.name', 'member.roles', 'organization.name as organization_name'])
      .where('plan.id', '=', planId)
      .executeTakeFirst(),
  )
  if (!row) return null
  const current: Viewer = { ...viewer, roles: row.roles as Role[] }
  const canWrite = row.status === 'ACTIVE' && planPolicy.edit(current)
  return {
    identity: { ...identity, viewer: current },
    viewer: current,
    language,
    planId,
    right: canWrite ? 'write' : 'read',
    user: {
      personId: viewer.personId,
      name: row.name,
      organizationName: row.organization_name,
      color: colorOf(viewer.personId),
    },
  }
}

/** The firms a person belongs to, besides the one they act for. */
export async function otherFirms(source: ContextSource, identity: Identity): Promise<string[]> {
  const rows = await source.db.query(identity, tx =>
    tx
      .selectFrom('member')
      .select('org_id')
      .where('person_id', '=', identity.personId)
      .where('is_active', '=', true)
      .where('org_id', '<>', identity.viewer?.organizationId ?? identity.personId)
      .limit(20)
      .execute(),
  )
  return rows.map(row => row.org_id)
}

/** White text on each is at least 4.5:1. */
const colors = [
  '#be185d',
  '#7c3aed',
  '#1d4ed8',
  '#0f766e',
  '#a16207',
  '#15803d',
  '#b91c1c',
  '#0e7490',
  '#86198f',
]

/** The same person has the same colour on every screen. */
function colorOf(personId: string): string {
  let hash = 0
  for (const character of personId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return colors[hash % colors.length] ?? '#1d4ed8'
}
