import { mayDownload, readsOn } from './exits.ts'
import { seesProgram } from './programs.ts'
import { areAcquainted, firmsAsked, isIn, isLive, outsideAuthors, serves } from './rules.ts'
import { identifierOf } from './world.ts'
import type { Member, World } from './world.ts'

export type Row = Record<string, unknown>

/** Whether a viewer may know of a row of a table. */
type TableRule = (world: World, viewer: Member, row: Row) => boolean

const ours =
  (column = 'org_id'): TableRule =>
  (_, viewer, row) =>
    row[column] === viewer.firmId

const with_ =
  (column: string): TableRule =>
  (world, viewer, row) =>
    isIn(world, viewer.firmId, String(row[column]))

const either =
  (...rules: TableRule[]): TableRule =>
  (world, viewer, row) =>
    rules.some(rule => rule(world, viewer, row))

const everybody: TableRule = () => true

/** When the viewer's firm came to the partnership; what was before is not for it. */
function hasJoinedBy(world: World, viewer: Member, partnershipId: unknown, at: unknown): boolean {
  const party = partyOf(world, viewer, partnershipId)
  if (!party || party.hasLeft) return false
  return party.joined === 'AT_FIRST' || Date.parse(String(at)) >= Date.parse('2026-02-01T00:00:00Z')
}

const partyOf = (world: World, viewer: Member, partnershipId: unknown) =>
  world.partnerships
    .find(each => each.id === partnershipId)
    ?.parties.find(party => party.firmId === viewer.firmId)

const knownFirm =
  (column: string): TableRule =>
  (world, viewer, row) =>
    areAcquainted(world, viewer.firmId, String(row[column]))

/** The owner of what was passed on and who received it learn each other's names. */
const knownThroughOnward: TableRule = (world, viewer, row) =>
  world.grants.some(
    ({ throughIds, ownerId, receiverId }) =>
      throughIds.length > 0 &&
      ((ownerId === viewer.firmId && receiverId === row['id']) ||
        (receiverId === viewer.firmId && ownerId === row['id'])),
  )

/** Who is asked about a grant reads it, and learns who would see the record. */
const isAsked =
  (column: 'id' | 'receiverId'): TableRule =>
  (world, viewer, row) =>
    world.grants.some(
      grant => grant[column] === row['id'] && firmsAsked(world, grant).includes(viewer.firmId),
    )

const wroteIntoOurs =
  (column: 'id' | 'firmId'): TableRule =>
  (world, viewer, row) =>
    outsideAuthors(world).some(
      ({ record, author }) => author[column] === row['id'] && isIn(world, viewer.firmId, record.id),
    )

const workedFor =
  (column: string): TableRule =>
  (world, viewer, row) =>
    world.members.some(member => member.personId === viewer.personId && member.firmId === row[column])

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Every table and view that the application may read: who may know of its rows. Without a rule here a table fails the tests. */
export const tableRules: Record<string, TableRule> = {
  account: ours(),
  account_import: ours(),
  account_import_error: ours(),
  acquaintance: ours(),
  admission: ours(),
  api_key: ours(),
  audit_event: ours(),
  campaign: with_('id'),
  campaign_budget_line: with_('campaign_id'),
  campaign_task: with_('campaign_id'),
  chat_message: with_('room_id'),
  contact: ours(),
  deal: with_('id'),
  deal_activity: with_('deal_id'),
  deal_stage_total: ours(),
  document_signature: with_('document_id'),
  document_version: with_('document_id'),
  file: (world, viewer, row) =>
    row['record_id'] ? with_('record_id')(world, viewer, row) : ours()(world, viewer, row),
  grant_consent: either(ours(), ours('giver_org_id')),
  grant_filling: ours(),
  grant_template: ours(),
  installation_fact: everybody,
  interchange: (world, viewer, row) =>
    row['org_id'] === viewer.firmId ||
    (isIn(world, viewer.firmId, String(row['partnership_id'])) &&
      readsOn(world, viewer, row['partnership_id'], 'PURCHASE_ORDER') &&
      (partyOf(world, viewer, row['partnership_id'])?.joined === 'AT_FIRST' ||
        (hasJoinedBy(world, viewer, row['partnership_id'], row['received_at']) &&
          row['receiver_identifier'] === identifierOf(viewer.firmId)))),
  ledger_disclosure: (world, viewer, row) =>
    isIn(world, viewer.firmId, String(row['partnership_id'])) &&
    listed(row['parties']).includes(viewer.firmId),
  ledger_key: everybody,
  ledger_signed_head: with_('partnership_id'),
  member: either(
    knownFirm('org_id'),
    (_, viewer, row) => row['person_id'] === viewer.personId,
    wroteIntoOurs('id'),
  ),
  organization: either(
    knownFirm('id'),
    workedFor('id'),
    knownThroughOnward,
    isAsked('receiverId'),
    wroteIntoOurs('firmId'),
  ),
  outside_author: with_('record_id'),
  own_invitation: ours(),
  partnership: with_('id'),
  partnership_archive: ours(),
  partnership_consent: with_('partnership_id'),
  partnership_contact: with_('partnership_id'),
  partnership_document: with_('id'),
  partnership_exit: with_('partnership_id'),
  partnership_exit_choice: with_('partnership_id'),
  partnership_event: (world, viewer, row) =>
    isIn(world, viewer.firmId, String(row['seen_with'])) &&
    hasJoinedBy(world, viewer, row['partnership_id'], row['at']) &&
    (row['only_org_ids'] === null || listed(row['only_org_ids']).includes(viewer.firmId)),
  partnership_invitation: ours(),
  partnership_ledger_entry: (world, viewer, row) =>
    isIn(world, viewer.firmId, String(row['partnership_id'])) &&
    listed(row['parties']).includes(viewer.firmId),
  partnership_party: with_('partnership_id'),
  partnership_proposal: (world, viewer, row) =>
    hasJoinedBy(world, viewer, row['partnership_id'], row['created_at']),
  person: (_, viewer, row) => row['id'] === viewer.personId,
  plan: with_('id'),
  plan_client: with_('plan_id'),
  plan_quarantine: with_('plan_id'),
  plan_snapshot: with_('plan_id'),
  plan_update: with_('plan_id'),
  post: with_('topic_id'),
  program: (world, viewer, row) => seesProgram(world, viewer, row['id']),
  program_certification: either(ours(), ours('partner_org_id')),
  program_enrolment: either(ours(), ours('partner_org_id')),
  program_terms: (world, viewer, row) => seesProgram(world, viewer, row['program_id']),
  program_tier_change: either(ours(), ours('partner_org_id')),
  purchase_order: with_('id'),
  purchase_order_line: with_('order_id'),
  reading_budget: ours(),
  reading_tally: ours(),
  readable_file: (world, viewer, row) =>
    row['record_id']
      ? isIn(world, viewer.firmId, String(row['record_id'])) &&
        mayDownload(world, viewer, row['partnership_id'])
      : row['org_id'] === viewer.firmId,
  record_export: ours(),
  record_grant: either(ours(), ours('grantee_org_id'), ours('owner_org_id'), isAsked('id')),
  record_history: (world, viewer, row) =>
    row['org_id'] ? row['org_id'] === viewer.firmId : isIn(world, viewer.firmId, String(row['record_id'])),
  room: with_('id'),
  room_reader: ours(),
  topic: with_('id'),
  topic_reader: ours(),
  trading_identity: with_('partnership_id'),
  trading_partner_agreement: with_('partnership_id'),
  view_as: ours(),
  two_person_rule: ours(),
  visibility: (world, viewer, row) =>
    world.grants.some(grant => grant.id === row['grant_id'] && serves(grant, viewer) && isLive(world, grant)),
}
