import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'

export const enrolmentNotFound = () => notFound({ en: 'The enrolment', ja: 'プログラムへの参加' })

/** An enrolment that the viewer's firm is a side of, locked. @throws AppError NOT_FOUND, also for strangers. */
export async function getEnrolment(tx: Transaction, id: string) {
  if (!isId(id)) throw enrolmentNotFound()
  const enrolment = await tx
    .selectFrom('program_enrolment')
    .select([
      'id',
      'program_id',
      'org_id',
      'partner_org_id',
      'partnership_id',
      'status',
      'terms_id',
      'version',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!enrolment) throw enrolmentNotFound()
  return enrolment
}

export type Enrolment = Awaited<ReturnType<typeof getEnrolment>>

/** The same, of a program of the viewer's firm. @throws AppError NOT_FOUND, also for the partner. */
export async function getOwnEnrolment(tx: Transaction, organizationId: string, id: string) {
  const enrolment = await getEnrolment(tx, id)
  if (enrolment.org_id !== organizationId) throw enrolmentNotFound()
  return enrolment
}

export const enrolmentEdited = (id: string) => ({
  __typename: 'EnrolmentEdited' as const,
  enrolment: new RecordRef('ProgramEnrolment', id),
})

/** The answer to someone who was second: the enrolment as it is now. */
export const enrolmentChanged = (ctx: RequestContext, id: string) => ({
  __typename: 'EnrolmentChanged' as const,
  message:
    ctx.language === 'ja'
      ? '先に別の人が変更しました。最新の内容を確認してください。'
      : 'Someone decided or changed this first. Look at what is there now.',
  enrolment: new RecordRef('ProgramEnrolment', id),
})
