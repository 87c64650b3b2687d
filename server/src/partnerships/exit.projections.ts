import { sql } from 'kysely'
import { column, day, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

export const exitFields: Projection['fields'] = {
  exit: one(
    ({ t }, row) =>
      sql`partnership_exit ${row} where ${row}.partnership_id = ${t}.id and ${row}.status <> 'WITHDRAWN'`,
  ),
}

const exit: Projection = {
  byId: (t, id) => sql`partnership_exit ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    status: column('status'),
    startedBy: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.started_by`),
    reason: column('reason'),
    effectiveAt: instant('effective_at'),
    endedAt: instant('ended_at'),
    doneAt: instant('done_at'),
    grantsClosed: column('grants_closed'),
    choices: many(
      ({ t }, row) =>
        sql`partnership_exit_choice ${row} where ${row}.exit_id = ${t}.id order by ${row}.org_id, ${row}.record_type`,
    ),
    archive: one(
      ({ t }, row) =>
        sql`partnership_archive ${row} where ${row}.exit_id = ${t}.id and ${row}.expires_at > now()`,
    ),
    viewerCanChoose: ({ t, viewer }) =>
      sql`(${t}.status = 'PLANNED' and ${viewer(v => partnershipPolicy.manage(v))}::boolean)`,
    viewerCanWithdraw: ({ t, viewer }) =>
      sql`(${t}.status = 'PLANNED' and ${viewer(v => partnershipPolicy.manage(v))}::boolean
        and ${t}.started_by_org_id = ${viewer(v => v.organizationId)}::uuid)`,
  },
}

const choice: Projection = {
  byId: (t, id) => sql`partnership_exit_choice ${t} where ${t}.exit_id = ${id}`,
  fields: {
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    recordType: column('record_type'),
    choice: column('choice'),
    reason: column('reason'),
    retainUntil: day('retain_until'),
  },
}

const path =
  (part: string): FieldPlan =>
  ({ t }) =>
    sql`${sql.lit(`/files/exit?part=${part}&key=`)} || ${t}.link_key`

const archive: Projection = {
  byId: (t, id) => sql`partnership_archive ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    byteSize: column('byte_size'),
    sha256: ({ t }) => sql`encode(${t}.sha256, 'hex')`,
    expiresAt: instant('expires_at'),
    archivePath: path('archive'),
    certificatePath: path('certificate'),
    certificatePagePath: path('page'),
  },
}

export const exitTypes = { PartnershipExit: exit, FirmExitChoice: choice, PartnershipArchive: archive }
