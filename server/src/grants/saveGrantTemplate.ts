import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import type { GrantTemplateInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { optionalText, requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { grantPolicy } from './grants.policy.ts'
import { readVerbs } from './grantTerms.ts'
import { getPartnership } from './partnershipOfGrant.ts'
import { getShareable, readFields } from './shareableTypes.ts'

export const templateNotFound = () => notFound({ en: 'The template', ja: 'テンプレート' })

/** Keeps terms under a name, for the next time something is shared: a new template, or another content of one. */
export async function saveGrantTemplate(ctx: RequestContext, input: GrantTemplateInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const values = {
    name: requiredText('name', input.name, 100),
    partnership_id: input.partnershipId ?? null,
    record_type: input.recordType,
    fields: readFields(shareable, input.fields),
    verbs: readVerbs(shareable, input.verbs),
    purpose: optionalText('purpose', input.purpose, 500),
    expires_in_days: readDays(input.expiresInDays ?? null),
  }
  const save = ctx.write(async tx => {
    if (input.partnershipId) await getPartnership(tx, input.partnershipId)
    if (!input.id) {
      const id = newId()
      await tx
        .insertInto('grant_template')
        .values({ id, org_id: viewer.organizationId, ...values })
        .execute()
      return { id, isSaved: true }
    }
    const { id } = input
    if (!isId(id)) throw templateNotFound()
    const template = await tx
      .selectFrom('grant_template')
      .select('version')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!template) throw templateNotFound()
    if (template.version !== input.expectedVersion) return { id, isSaved: false }
    await tx
      .updateTable('grant_template')
      .set({ ...values, version: template.version + 1 })
      .where('id', '=', id)
      .execute()
    return { id, isSaved: true }
  })
  const { id, isSaved } = await save.catch((error: unknown) => {
    if (violatedConstraint(error) === 'grant_template_name') throw nameTaken()
    throw error
  })
  const template = new RecordRef('GrantTemplate', id)
  if (isSaved) return { __typename: 'GrantTemplateSaved' as const, template }
  const message =
    ctx.language === 'ja'
      ? '他の人が先にこのテンプレートを変更しました。新しい内容を確認してください。'
      : 'Someone changed this template first. Look at the newer state, then decide again.'
  return { __typename: 'GrantTemplateChanged' as const, message, template }
}

function readDays(days: number | null): number | null {
  if (days === null || (days >= 1 && days <= 3650)) return days
  throw badInput('expiresInDays', {
    en: 'Choose 1 to 3,650 days, or none.',
    ja: '1日以上3,650日以内で指定するか、空欄にしてください。',
  })
}

const nameTaken = () =>
  badInput('name', {
    en: 'A template of this name exists. Choose another name.',
    ja: '同じ名前のテンプレートがあります。別の名前にしてください。',
  })
