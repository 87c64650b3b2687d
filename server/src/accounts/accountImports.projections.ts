import { sql } from 'kysely'
import { column, firstOf, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'
import { accountPolicy } from './accounts.policy.ts'

export const accountImportTypes: Record<string, Projection> = {
  AccountImport: {
    byId: (t, id) => sql`account_import ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      fileName: column('file_name'),
      encoding: column('encoding'),
      separator: column('separator'),
      status: column('status'),
      columns: many(
        ({ t }, row) =>
          sql`jsonb_to_recordset(${t}.columns) ${row}(index int, name text, samples jsonb, "suggestedField" text) order by ${row}.index`,
      ),
      rowCount: column('row_count'),
      processedCount: column('processed_count'),
      createdCount: column('created_count'),
      skippedCount: column('skipped_count'),
      failedCount: column('failed_count'),
      failure: column('failure'),
      errors: many(
        (scope, row) =>
          sql`account_import_error ${row} where ${row}.import_id = ${scope.t}.id order by ${row}.row_number, ${row}.position limit ${firstOf(scope, 1000)}`,
      ),
      createdAt: instant('created_at'),
      finishedAt: instant('finished_at'),
      viewerCanUndo: scope =>
        sql`(${scope.viewer(viewer => accountPolicy.import(viewer))}::boolean and ${scope.t}.status in ('FINISHED', 'FAILED') and ${scope.t}.created_count > 0)`,
    },
  },
  AccountImportColumn: {
    byId: t =>
      sql`(select null::int as index, null as name, null::jsonb as samples, null as "suggestedField") ${t} where false`,
    fields: {
      index: column('index'),
      name: column('name'),
      samples: column('samples'),
      suggestedField: column('suggestedField'),
    },
  },
  AccountImportError: {
    byId: (t, id) => sql`account_import_error ${t} where ${t}.import_id = ${id}`,
    fields: {
      row: column('row_number'),
      column: column('column_name'),
      value: column('value'),
      message: column('message'),
    },
  },
}

export const accountImportQueries: Record<string, FieldPlan> = {
  accountImport: one((scope, row) => sql`account_import ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  accountImports: many(
    (scope, row) =>
      sql`account_import ${row} where ${row}.org_id = ${scope.viewer(viewer => viewer.organizationId)}::uuid
        order by ${row}.created_at desc, ${row}.id desc limit ${firstOf(scope)}`,
  ),
}
