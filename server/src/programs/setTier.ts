import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { SetTierInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { announceEnrolment, assessEnrolments } from './assessEnrolments.ts'
import { enrolmentChanged, enrolmentEdited, getOwnEnrolment } from './getEnrolment.ts'
import type { Enrolment } from './getEnrolment.ts'
import { today } from './getProgram.ts'
import { programPolicy } from './programs.policy.ts'

/** A tier by hand, whatever the figures say, until a day. */
export async function setTier(ctx: RequestContext, input: SetTierInput) {
  const reason = requiredText('reason', input.reason, 1000)
  if (input.until < today(ctx)) {
    throw badInput('until', { en: 'Choose today or a later day.', ja: '本日以降の日付を指定してください。' })
  }
  return await overrideTier(ctx, input, async (tx, enrolment) => {
    const terms = await tx
      .selectFrom('program_terms')
      .select(
        sql<boolean>`tiers @> jsonb_build_array(jsonb_build_object('key', ${input.tierKey}::text))`.as('has'),
      )
      .where('id', '=', enrolment.terms_id)
      .executeTakeFirst()
    if (!isId(input.tierKey) || !terms?.has) {
      throw badInput('tierKey', {
        en: 'The program has no such tier today. Choose one of its tiers.',
        ja: '現在のプログラムにこのランクはありません。一覧から選択してください。',
      })
    }
    return { override_key: input.tierKey, override_reason: reason, override_until: input.until }
  })
}

/** Writes what is set by hand and judges anew, unless someone was faster. */
export async function overrideTier(
  ctx: RequestContext,
  input: { enrolmentId: string; expectedVersion: number },
  values: (
    tx: Transaction,
    enrolment: Enrolment,
  ) => Promise<{
    override_key: string | null
    override_reason: string | null
    override_until: string | null
  }>,
) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  return await ctx.write(async tx => {
    const enrolment = await getOwnEnrolment(tx, viewer.organizationId, input.enrolmentId)
    if (enrolment.version !== input.expectedVersion) return enrolmentChanged(ctx, enrolment.id)
    if (enrolment.status !== 'ACTIVE') throw notInProgram()
    const override = await values(tx, enrolment)
    await tx
      .updateTable('program_enrolment')
      .set({ ...override, version: sql<number>`version + 1` })
      .where('id', '=', enrolment.id)
      .execute()
    await audit(tx, ctx.identity, {
      action: override.override_key ? 'program.tierSet' : 'program.tierReleased',
      recordType: 'PROGRAM_ENROLMENT',
      recordId: enrolment.id,
      details: { tierKey: override.override_key, until: override.override_until },
    })
    await assessEnrolments(tx, ctx.identity, { enrolmentId: enrolment.id })
    await announceEnrolment(tx, ctx.identity, enrolment.id, enrolment.partnership_id)
    return enrolmentEdited(enrolment.id)
  })
}

export const notInProgram = () =>
  badInput('enrolmentId', {
    en: 'This partner is not in the program now.',
    ja: 'このパートナーは現在プログラムに参加していません。',
  })
