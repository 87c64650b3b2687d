import { ofReadingAgreements, ofWritingAgreements } from './agreementMutants.ts'
import { body, dropped, me, policy, withoutTrigger } from './mutant.ts'
import type { Mutant } from './mutant.ts'
import { ofReading } from './readingMutants.ts'

/** Bugs of writing: a statement that must be refused goes through, or what triggers keep is not kept. */
const ofWriting: Mutant[] = [
  policy('own', 'account', 'true', 'with check'),
  policy('own', 'contact', 'true', 'with check'),
  policy('own', 'grant_template', 'true', 'with check'),
  policy('joint', 'campaign_task', 'true', 'with check'),
  policy('joint_make', 'deal', 'true', 'with check'),
  policy('own_hand', 'chat_message', 'true', 'with check'),
  policy('sender', 'interchange', `org_id = ${me}`, 'with check'),
  dropped('own_words', 'post'),
  dropped('own_consent', 'partnership_party'),
  dropped('own_people_change', 'partnership_contact'),
  withoutTrigger('guard_grant', 'record_grant'),
  withoutTrigger('guard_partnership', 'partnership'),
  withoutTrigger('admit_one_record', 'admission'),
  body('more than was given is passed on', 'private.check_onward', /not g\.fields <@ p\.fields or /, ''),
  body('passed on without the verb', 'private.check_onward', /'SHARE_ONWARD' <> all \(p\.verbs\)/, 'false'),
  body(
    'passed on in a circle',
    'private.check_onward',
    /if g\.grantee_org_id = parent\.owner_org_id\s+or exists \([^\n]*\) then/,
    'if false then',
  ),
  body(
    'a closed grant opened again',
    'private.guard_grant',
    /if old\.status in \('DECLINED', 'REVOKED'\)/,
    'if false',
  ),
  body(
    'a grant without a partnership that is active',
    'private.guard_grant',
    /if tg_op = 'INSERT' then\s+if standing_consent is null/,
    `if tg_op = 'INSERT' then\n    if false`,
  ),
  body(
    'the receiving firm gives itself more',
    'private.guard_grant',
    /or \(new\.fields, [^)]*audience\)\s+is distinct from \(old\.fields, [^)]*audience\)\s+or new\.status not in \('ACTIVE', 'DECLINED'\)/,
    '',
  ),
  body('what another firm owns is shared', 'private.owns_record', /return found_it/, 'return true'),
  body(
    'a filter names a field that is not shared',
    'private.check_terms',
    /c ->> 'field' <> all \((?:g\.)?fields\)/,
    'false',
  ),
  body(
    'a field without EDIT is changed',
    'private.edit_shared_account',
    /or not coalesce\(k\.field = any \(granted\.editable_fields\), false\)/,
    '',
  ),
  body('an unknown context is believed', 'private.verified_context', /= right\(raw, 64\)/, 'is not null'),
]

/** Bugs of triggers, which show in worlds that are entered after them. */
const ofKeeping: Mutant[] = [
  body(
    'filters ignored when a record is made',
    'private.filter_condition',
    /return '\(' .*$/m,
    `return '(true)';`,
  ),
  withoutTrigger('reach_updated', 'account'),
  withoutTrigger('admit_parties', 'deal'),
]

/** Where a bug shows: in what is read, in what may be written, in what triggers keep of later writes. */
export const mutants = [
  ...[...ofReading, ...ofReadingAgreements].map(mutant => ({ ...mutant, shows: 'READ' as const })),
  ...[...ofWriting, ...ofWritingAgreements].map(mutant => ({ ...mutant, shows: 'WRITTEN' as const })),
  ...ofKeeping.map(mutant => ({ ...mutant, shows: 'KEPT' as const })),
]
