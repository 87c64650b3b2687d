import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { GrantVerb, MemberRole } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { readFields } from './shareableTypes.ts'
import type { Shareable } from './shareableTypes.ts'

export interface TermsInput {
  fields: readonly string[]
  verbs: readonly GrantVerb[]
  purpose?: string | null | undefined
  expiresAt?: string | null | undefined
  roles?: readonly MemberRole[] | null | undefined
  memberIds?: readonly string[] | null | undefined
}

/** In the type's own order, READ always. @throws AppError BAD_INPUT for what nobody can do with such a record from outside. */
export function readVerbs(shareable: Shareable, verbs: readonly GrantVerb[]): GrantVerb[] {
  if (verbs.some(verb => !shareable.verbs.includes(verb))) {
    throw badInput('verbs', {
      en: `Records of this kind allow ${shareable.verbs.join(', ')}. Choose among these.`,
      ja: `この種類のレコードで許可できる操作は ${shareable.verbs.join('、')} です。この中から選んでください。`,
    })
  }
  return shareable.verbs.filter(verb => verb === 'READ' || verbs.includes(verb))
}

/** What a grant allows and whom, checked: known fields, verbs that include READ, an end that lies ahead by the database's clock. */
export async function readTerms(tx: Transaction, shareable: Shareable, input: TermsInput) {
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null
  if (expiresAt && (await hasPassed(tx, expiresAt))) {
    throw badInput('expiresAt', {
      en: 'Choose an end that lies in the future.',
      ja: '終了日時には未来の日時を指定してください。',
    })
  }
  return {
    fields: readFields(shareable, input.fields),
    verbs: readVerbs(shareable, input.verbs),
    purpose: optionalText('purpose', input.purpose, 500),
    expires_at: expiresAt,
    grantee_roles: input.roles?.length ? [...new Set(input.roles)].toSorted() : null,
    grantee_member_ids: readMembers(input.memberIds ?? []),
  }
}

export type Terms = Awaited<ReturnType<typeof readTerms>>

function readMembers(ids: readonly string[]): string[] | null {
  if (ids.length > 100 || !ids.every(isId)) throw strangers()
  return ids.length > 0 ? [...new Set(ids)].toSorted() : null
}

/** @throws AppError BAD_INPUT when one of the people is not of the firm that receives. */
export async function requireMembersOf(tx: Transaction, organizationId: string, terms: Terms): Promise<void> {
  const ids = terms.grantee_member_ids
  if (!ids) return
  const members = await tx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', ids)
    .where('org_id', '=', organizationId)
    .where('is_active', '=', true)
    .execute()
  if (members.length < ids.length) throw strangers()
}

const strangers = () =>
  badInput('memberIds', {
    en: 'Name up to 100 people of the firm that you share with.',
    ja: '共有先の会社のメンバーを100名以内で指定してください。',
  })

async function hasPassed(tx: Transaction, instant: Date): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`select ${instant}::timestamptz <= now() as passed`.execute(
    tx,
  )
  return rows[0]?.passed ?? true
}
