import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { GrantVerb } from '../platform/graphql/generated/resolvers.ts'
import { optionalText } from '../platform/inputs.ts'
import { readFields } from './shareableTypes.ts'
import type { Shareable } from './shareableTypes.ts'

interface TermsInput {
  fields: readonly string[]
  verbs: readonly GrantVerb[]
  purpose?: string | null | undefined
  expiresAt?: string | null | undefined
}

/** What a grant allows, checked: known fields, verbs that include READ, an end that lies ahead. */
export function readTerms(ctx: RequestContext, shareable: Shareable, input: TermsInput) {
  const verbs: GrantVerb[] = ['READ', 'COMMENT', 'EDIT']
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null
  if (expiresAt && expiresAt <= ctx.now) {
    throw badInput('expiresAt', {
      en: 'Choose an end that lies in the future.',
      ja: '終了日時には未来の日時を指定してください。',
    })
  }
  return {
    fields: readFields(shareable, input.fields),
    verbs: verbs.filter(verb => verb === 'READ' || input.verbs.includes(verb)),
    purpose: optionalText('purpose', input.purpose, 500),
    expires_at: expiresAt,
  }
}
