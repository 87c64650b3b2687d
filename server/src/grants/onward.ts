import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, badInput } from '../platform/errors.ts'
import type { ShareableType } from '../platform/graphql/generated/resolvers.ts'
import type { Terms } from './grantTerms.ts'

interface Parent {
  id: string
  org_id: string
  owner_org_id: string
  ancestor_ids: string[]
  expires_at: Date | null
  fields: string[]
  verbs: string[]
}

/** The live grant on this very record that lets the viewer's firm pass it on; the oldest of several. */
export async function findParent(tx: Transaction, type: ShareableType, recordId: string) {
  const { rows } = await sql<Parent>`
    select g.id, g.org_id, g.owner_org_id, g.ancestor_ids, g.expires_at, l.fields, l.verbs
    from visibility v join record_grant g on g.id = v.grant_id and g.scope = 'RECORD'
    cross join lateral (select * from live_grant l where l.id = g.id limit 1) l
    where v.record_type = ${type} and v.record_id = ${recordId}::uuid and 'SHARE_ONWARD' = any (l.verbs)
    order by g.created_at, g.id limit 1`.execute(tx)
  return rows[0] ?? null
}

/** What is passed on stays within what was given. The database refuses the same, whatever is asked of it. */
export function requireWithin(parent: Parent, terms: Terms, granteeId: string): void {
  const field = terms.fields.find(each => !parent.fields.includes(each))
  if (field !== undefined) {
    throw badInput('fields', {
      en: `The field ${field} was not shared with your firm, so it cannot be passed on.`,
      ja: `項目 ${field} は自社に共有されていないため、再共有できません。`,
    })
  }
  if (terms.verbs.some(verb => !parent.verbs.includes(verb))) {
    throw badInput('verbs', {
      en: 'You can pass on only what your firm may do itself.',
      ja: '再共有できるのは、自社に許可された操作だけです。',
    })
  }
  if (parent.expires_at && (!terms.expires_at || terms.expires_at > parent.expires_at)) {
    throw badInput('expiresAt', {
      en: `Choose an end no later than that of your own share: ${parent.expires_at.toISOString()}.`,
      ja: `自社への共有の終了日時（${parent.expires_at.toISOString()}）以前を指定してください。`,
    })
  }
  if (granteeId === parent.owner_org_id || granteeId === parent.org_id) throw comesFromThem()
  if (parent.ancestor_ids.length >= 2) throw tooFar()
}

/** The database alone knows that the receiver stands further up, or is in on a joint record. */
export function explainRefusal(error: unknown): never {
  if (error instanceof Error && error.message === 'that firm has it already') throw comesFromThem()
  throw error
}

const comesFromThem = () =>
  new AppError('CONFLICT', {
    en: 'That firm sees it already: the record is its own too, or came to your firm from it.',
    ja: 'その会社のレコードでもあるか、その会社から共有されたものなので、既に閲覧できます。',
  })

const tooFar = () =>
  new AppError('CONFLICT', {
    en: 'This record was passed on twice already. Ask its owner to share it with that firm.',
    ja: 'このレコードは既に二度再共有されています。所有者に直接の共有を依頼してください。',
  })
