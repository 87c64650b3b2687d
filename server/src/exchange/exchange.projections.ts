import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection, Sql } from '../platform/graphql/projection.ts'
import { exchangePolicy } from './exchange.policy.ts'

function inViewersLanguage(en: (t: Sql) => Sql, ja: (t: Sql) => Sql): FieldPlan {
  return ({ t, personal }) => {
    personal()
    return sql`case when (select p.locale from person p where p.id = (select app_person())) = 'ja' then ${ja(t)} else ${en(t)} end`
  }
}

const interchange: Projection = {
  byId: (t, id) => sql`interchange ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    sender: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    standard: column('standard'),
    senderIdentifier: column('sender_identifier'),
    receiverIdentifier: column('receiver_identifier'),
    controlNumber: column('control_number'),
    isTest: column('is_test'),
    status: column('status'),
    reason: inViewersLanguage(
      t => sql`${t}.reason_en`,
      t => sql`${t}.reason_ja`,
    ),
    receivedAt: instant('received_at'),
    byteSize: column('byte_size'),
    messages: many(
      ({ t }, row) =>
        sql`jsonb_to_recordset(${t}.reading -> 'messages') as ${row}("type" text, release text, "controlNumber" text, "isAccepted" boolean, "faultCount" int)`,
    ),
    faults: many(
      ({ t }, row) =>
        sql`jsonb_to_recordset(${t}.reading -> 'faults') as ${row}(severity text, code text, "standardCode" text, "messageControlNumber" text,
          "segmentTag" text, "segmentPosition" int, element int, component int, "offset" int, value text, en text, ja text)`,
    ),
    segments: many(
      ({ t }, row) =>
        sql`jsonb_to_recordset(${t}.reading -> 'segments') as ${row}(tag text, position int, "offset" int, name text, elements jsonb, "faultCount" int)`,
    ),
    raw: ({ t }) => sql`coalesce(${t}.reading ->> 'raw', '')`,
    acknowledgementType: column('acknowledgement_type'),
    acknowledgement: ({ t }) => sql`convert_from(${t}.acknowledgement, 'LATIN1')`,
    deliveryCount: column('delivery_count'),
    viewerCanRetry: ({ t, viewer }) =>
      sql`(${viewer(v => exchangePolicy.manage(v))}::boolean and ${t}.org_id = ${viewer(v => v.organizationId)}::uuid
        and ${t}.status in ('QUARANTINED', 'REJECTED', 'RECEIVED'))`,
  },
}

const embedded = (...names: string[]): Projection => ({
  byId: () => sql`(select 1) as none`,
  fields: Object.fromEntries(names.map(name => [name, column(name)])),
})

const fault: Projection = {
  ...embedded(
    'severity',
    'code',
    'standardCode',
    'messageControlNumber',
    'segmentTag',
    'segmentPosition',
    'element',
    'component',
    'offset',
    'value',
  ),
}
fault.fields['message'] = inViewersLanguage(
  t => sql`${t}.en`,
  t => sql`${t}.ja`,
)

const segment: Projection = embedded('tag', 'position', 'offset', 'name', 'faultCount')
segment.fields['elements'] = many(
  ({ t }, row) => sql`jsonb_to_recordset(${t}.elements) as ${row}(position int, name text, value text)`,
)

const agreement: Projection = {
  byId: (t, id) => sql`trading_partner_agreement ${t} where ${t}.partnership_id = ${id}`,
  fields: {
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    identities: many(
      ({ t }, row) =>
        sql`trading_identity ${row} where ${row}.partnership_id = ${t}.partnership_id order by ${row}.identifier, ${row}.id`,
    ),
    defaultDeal: one(({ t }, row) => sql`deal ${row} where ${row}.id = ${t}.default_deal_id`),
  },
}

const identity: Projection = {
  byId: (t, id) => sql`trading_identity ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    qualifier: column('qualifier'),
    identifier: column('identifier'),
  },
}

export const exchangeTypes = {
  Interchange: interchange,
  InterchangeMessage: embedded('type', 'release', 'controlNumber', 'isAccepted', 'faultCount'),
  InterchangeFault: fault,
  InterchangeSegment: segment,
  InterchangeElement: embedded('position', 'name', 'value'),
  TradingPartnerAgreement: agreement,
  TradingIdentity: identity,
}

export const exchangeQueries: Record<string, FieldPlan> = {
  interchanges: connection({
    from: row => sql`interchange ${row}`,
    where: (row, scope) => [
      ...(scope.has('partnershipId')
        ? [sql`${row}.partnership_id = ${idArg(scope, 'partnershipId')}`]
        : [
            sql`(${row}.org_id = ${scope.viewer(v => v.organizationId)}::uuid or ${row}.partnership_id in
              (select k.record_id from admission k where k.org_id = ${scope.viewer(v => v.organizationId)}::uuid and k.record_type = 'PARTNERSHIP'))`,
          ]),
      ...(scope.has('status') ? [sql`${row}.status = ${scope.arg('status')}`] : []),
    ],
    order: row => ({
      key: sql`${row}.received_at`,
      id: sql`${row}.id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  interchange: one((scope, row) => sql`interchange ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  // Every partnership has one, written down or not.
  tradingPartnerAgreement: one(
    (scope, row) =>
      sql`(select p.id as partnership_id, a.default_deal_id from partnership p
        left join trading_partner_agreement a on a.partnership_id = p.id) ${row} where ${row}.partnership_id = ${idArg(scope, 'partnershipId')}`,
  ),
}
