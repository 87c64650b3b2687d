import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

const manages = ({ viewer }: FieldScope): Sql => sql`${viewer(v => partnershipPolicy.manage(v))}::boolean`

const own = ({ viewer }: FieldScope): Sql => sql`${viewer(v => v.organizationId)}::uuid`

const isActive = (document: Sql): Sql =>
  sql`exists (select 1 from partnership t join partnership_document d on d.partnership_id = t.id where d.id = ${document} and t.status = 'ACTIVE')`

const isSigned = (scope: FieldScope): Sql =>
  sql`exists (select 1 from document_signature s where s.version_id = ${scope.t}.id and s.org_id = ${own(scope)})`

/** What a proposal still lets the viewer do. */
const onProposal =
  (condition: (scope: FieldScope) => Sql): FieldPlan =>
  scope =>
    sql`(${scope.t}.status = 'PROPOSED' and ${manages(scope)} and ${condition(scope)})`

const versionOf = (status: string): FieldPlan =>
  one(
    ({ t }, row) =>
      sql`document_version ${row} where ${row}.document_id = ${t}.id and ${row}.status = ${sql.lit(status)}`,
  )

const document: Projection = {
  byId: (t, id) => sql`partnership_document ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    kind: column('kind'),
    title: column('title'),
    updatedAt: instant('updated_at'),
    inForce: versionOf('IN_FORCE'),
    proposed: versionOf('PROPOSED'),
    versions: many(
      ({ t }, row) =>
        sql`document_version ${row} where ${row}.document_id = ${t}.id order by ${row}.no desc limit 200`,
    ),
    viewerCanPropose: scope =>
      sql`(${manages(scope)} and ${isActive(sql`${scope.t}.id`)}
        and not exists (select 1 from document_version v where v.document_id = ${scope.t}.id and v.status = 'PROPOSED'))`,
  },
}

const version: Projection = {
  byId: (t, id) => sql`document_version ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    no: column('no'),
    status: column('status'),
    file: one(({ t }, row) => sql`file ${row} where ${row}.id = ${t}.file_id`),
    note: column('note'),
    proposedBy: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.proposed_by`),
    proposedAt: instant('proposed_at'),
    inForceAt: instant('in_force_at'),
    closedAt: instant('closed_at'),
    signatures: many(
      ({ t }, row) =>
        sql`document_signature ${row} where ${row}.version_id = ${t}.id order by ${row}.signed_at, ${row}.org_id`,
    ),
    awaiting: many(
      ({ t }, row) => sql`organization ${row} where ${t}.status = 'PROPOSED'
        and ${row}.id in (select private.firms_in(${t}.document_id))
        and not exists (select 1 from document_signature s where s.version_id = ${t}.id and s.org_id = ${row}.id) order by ${row}.name`,
    ),
    viewerCanSign: onProposal(
      scope => sql`not ${isSigned(scope)} and ${isActive(sql`${scope.t}.document_id`)}`,
    ),
    viewerCanWithdraw: onProposal(scope => sql`${scope.t}.proposed_by_org_id = ${own(scope)}`),
    viewerCanDecline: onProposal(scope => sql`${scope.t}.proposed_by_org_id <> ${own(scope)}`),
    viewerCanRemind: onProposal(
      scope => sql`${isActive(sql`${scope.t}.document_id`)} and exists (select 1 from private.firms_in(${scope.t}.document_id) f(id)
        where f.id <> ${own(scope)} and not exists (select 1 from document_signature s where s.version_id = ${scope.t}.id and s.org_id = f.id))`,
    ),
  },
}

const signature: Projection = {
  byId: (t, id) => sql`document_signature ${t} where ${t}.version_id = ${id}`,
  fields: {
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    member: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.member_id`),
    name: column('name'),
    sha256: ({ t }) => sql`encode(${t}.sha256, 'hex')`,
    signedAt: instant('signed_at'),
  },
}

export const documentTypes = {
  PartnershipDocument: document,
  DocumentVersion: version,
  DocumentSignature: signature,
}

export const documentQueries: Record<string, FieldPlan> = {
  partnershipDocuments: connection({
    from: row => sql`admission ${row}_k join partnership_document ${row} on ${row}.id = ${row}_k.record_id`,
    where: (row, scope) => [
      sql`${row}_k.org_id = ${own(scope)}`,
      sql`${row}_k.record_type = 'DOCUMENT'`,
      sql`${row}_k.partnership_id = ${idArg(scope, 'partnershipId')}`,
    ],
    order: row => ({
      key: sql`${row}_k.sort_at`,
      id: sql`${row}_k.record_id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  partnershipDocument: one(
    (scope, row) => sql`partnership_document ${row} where ${row}.id = ${idArg(scope, 'id')}`,
  ),
}
