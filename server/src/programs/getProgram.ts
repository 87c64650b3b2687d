import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import type { Viewer } from '../platform/viewer.ts'

export const programNotFound = () => notFound({ en: 'The program', ja: 'パートナープログラム' })

/** The viewer's firm's own program, locked. @throws AppError NOT_FOUND, also to partners who may read it. */
export async function getOwnProgram(tx: Transaction, viewer: Viewer, id: string) {
  if (!isId(id)) throw programNotFound()
  const program = await tx
    .selectFrom('program')
    .select(['id', 'name', 'version'])
    .where('id', '=', id)
    .where('org_id', '=', viewer.organizationId)
    .forUpdate()
    .executeTakeFirst()
  if (!program) throw programNotFound()
  return program
}

/** The next version of a program; tells everybody who sees it. */
export async function touchProgram(
  ctx: RequestContext,
  tx: Transaction,
  id: string,
  values: Partial<{
    name: string
    description: string
    description_html: string
    is_open: boolean
    stage_names: string
  }>,
) {
  await tx
    .updateTable('program')
    .set({ ...values, version: sql<number>`version + 1`, updated_at: ctx.now.toISOString() })
    .where('id', '=', id)
    .execute()
  await announce(tx, ctx.identity, { topic: 'program.changed', recordId: id })
}

export const programEdited = (id: string) => ({
  __typename: 'ProgramEdited' as const,
  program: new RecordRef('Program', id),
})

/** The answer to someone who was second: the program as it is now. */
export const programChanged = (ctx: RequestContext, id: string) => ({
  __typename: 'ProgramChanged' as const,
  message:
    ctx.language === 'ja'
      ? '先に別の人がこのプログラムを変更しました。最新の内容を確認してください。'
      : 'Someone changed this program first. Look at what is there now.',
  program: new RecordRef('Program', id),
})

/** @throws AppError BAD_INPUT unless the id a client made is a UUID. */
export function requireClientId(id: string): void {
  if (isId(id)) return
  throw badInput('id', {
    en: 'The id must be a UUID. Reload the page and try again.',
    ja: 'ID は UUID で指定してください。ページを再読み込みしてもう一度お試しください。',
  })
}

/** Today, as the database counts days. */
export const today = (ctx: RequestContext): string => ctx.now.toISOString().slice(0, 10)
