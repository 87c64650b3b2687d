import type { DocumentNode } from 'graphql'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { Cell } from '../platform/files/xlsx.ts'
import type { ExportRecordType } from '../platform/graphql/generated/resolvers.ts'
import {
  accountColumns,
  contactColumns,
  counted,
  dealColumns,
  listedAccounts,
  listedDeals,
} from './exportColumns.ts'
import type { Column } from './exportColumns.ts'

/** What narrows the list, under the names of its arguments. */
export type ExportFilters = Record<string, string | null>

export const mostRows = 50_000

interface Page<Node> {
  list: { nodes: Node[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }
}

/** The pages of a list, read as the screen reads them: in the viewer's rights and masks. */
async function* pagesOf<Node>(
  ctx: RequestContext,
  document: DocumentNode,
  filters: ExportFilters,
): AsyncGenerator<Node[]> {
  for (let after: string | null = null; ;) {
    const page: Page<Node> = JSON.parse(await ctx.ask(document, { ...filters, after }))
    yield page.list.nodes
    if (!page.list.pageInfo.hasNextPage) return
    after = page.list.pageInfo.endCursor
  }
}

/** @throws AppError BAD_INPUT when there are more than one file takes. */
export async function countRows(
  ctx: RequestContext,
  recordType: ExportRecordType,
  filters: ExportFilters,
): Promise<number> {
  let count = 0
  for await (const nodes of pagesOf<{ id: string }>(ctx, counted[recordType], filters)) {
    count += recordType === 'CONTACT' ? await countContacts(ctx, nodes) : nodes.length
    if (count > mostRows) throw tooMany()
  }
  return count
}

async function countContacts(ctx: RequestContext, accounts: { id: string }[]): Promise<number> {
  if (accounts.length === 0) return 0
  const { count } = await ctx.query(tx =>
    tx
      .selectFrom('visible_contact')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('account_id', 'in', idsOf(accounts))
      .executeTakeFirstOrThrow(),
  )
  return count
}

const idsOf = (nodes: { id: string }[]) => nodes.map(({ id }) => id)

/** The heading, then the rows page by page. */
export async function* exportPages(
  ctx: RequestContext,
  recordType: ExportRecordType,
  filters: ExportFilters,
): AsyncGenerator<Cell[][]> {
  if (recordType === 'ACCOUNT') yield* tabled(ctx, accountColumns, pagesOf(ctx, listedAccounts, filters))
  else if (recordType === 'DEAL') yield* tabled(ctx, dealColumns, pagesOf(ctx, listedDeals, filters))
  else yield* tabled(ctx, contactColumns, contactPages(ctx, filters))
}

async function* tabled<Node>(ctx: RequestContext, columns: Column<Node>[], pages: AsyncIterable<Node[]>) {
  yield [columns.map(({ heading }) => heading[ctx.language])]
  for await (const nodes of pages)
    if (nodes.length > 0) yield nodes.map(node => columns.map(({ cell }) => cell(node)))
}

async function* contactPages(ctx: RequestContext, filters: ExportFilters) {
  for await (const accounts of pagesOf<{ id: string; name: string }>(ctx, counted.CONTACT, filters)) {
    if (accounts.length === 0) continue
    const names = new Map(accounts.map(({ id, name }) => [id, name]))
    const contacts = await ctx.query(tx =>
      tx
        .selectFrom('visible_contact')
        .select(['account_id', 'name', 'title', 'email', 'phone'])
        .where('account_id', 'in', idsOf(accounts))
        .orderBy('account_id')
        .orderBy('name')
        .orderBy('id')
        .execute(),
    )
    yield contacts.map(({ account_id, name, ...rest }) => ({
      account: names.get(account_id ?? '') ?? '',
      name: name ?? '',
      ...rest,
    }))
  }
}

const tooMany = () =>
  badInput('recordType', {
    en: `One file takes at most ${mostRows} rows. Narrow the list, then export it in parts.`,
    ja: `1つのファイルに出力できるのは ${mostRows} 行までです。一覧を絞り込み、分けて出力してください。`,
  })
