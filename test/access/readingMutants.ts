import { body, me, policy, view } from './mutant.ts'
import type { Mutant } from './mutant.ts'

/** Bugs of reading: every one must make some viewer see more or less than the rules say. */
export const ofReading: Mutant[] = [
  policy('own', 'account', 'true'),
  policy(
    'own',
    'account',
    `org_id = ${me} or exists (select from record_grant g where g.record_id = account.id)`,
  ),
  policy('own', 'contact', `${me} is not null`),
  policy('own', 'api_key', 'true'),
  policy('own', 'audit_event', `org_id = ${me} or by_org_id is null`),
  policy('own', 'visibility', `org_id = ${me}`),
  policy(
    'own',
    'visibility',
    `(select true from live_grant l where l.id = visibility.grant_id) or org_id = ${me}`,
  ),
  policy('own', 'admission', 'true'),
  policy('parties', 'record_grant', `org_id = ${me} or grantee_org_id = ${me} or status = 'ACTIVE'`),
  policy('parties', 'record_grant', `org_id = ${me} or grantee_org_id = ${me}`),
  body(
    'what others passed on names its firms',
    'private.is_rarely_known',
    /\n\s+and \(\(g\.owner_org_id, .*\(firm, app_org\(\)\)\)/,
    '',
  ),
  body('every member’s firm is known', 'private.is_rarely_known', ' and m.person_id = app_person()', ''),
  policy('known', 'member', 'is_active'),
  policy(
    'self',
    'person',
    `id = (select app_person()) or exists (select from member m where m.person_id = person.id)`,
  ),
  policy('joint_read', 'deal', `exists (select from admission a where a.record_id = deal.partnership_id)`),
  policy('joint_read', 'room', 'true'),
  policy(
    'joint',
    'chat_message',
    `exists (select from room r join admission a on a.record_id = r.partnership_id where r.id = chat_message.room_id) or true`,
  ),
  policy('joint', 'plan_update', 'true'),
  policy(
    'joint',
    'partnership_event',
    `(select true from admission a where a.record_id = partnership_event.seen_with limit 1)
    and (only_org_ids is null or ${me} = any (only_org_ids))`,
  ),
  policy(
    'joint',
    'partnership_event',
    `(select true from admission a where a.record_id = partnership_event.seen_with limit 1)
    and (select a.sort_at <= partnership_event.at from admission a where a.record_id = partnership_event.partnership_id limit 1)`,
  ),
  policy(
    'joint',
    'partnership_proposal',
    `exists (select from admission a where a.record_id = partnership_proposal.partnership_id)`,
  ),
  policy(
    'receiver',
    'interchange',
    `exists (select from admission a where a.record_id = interchange.partnership_id)`,
  ),
  policy('waiting', 'file', 'record_id is null'),
  policy('joint', 'record_history', 'true'),
  policy(
    'concerned',
    'partnership_ledger_entry',
    '(select true from admission a where a.record_id = partnership_ledger_entry.partnership_id limit 1)',
  ),
  view(
    'expiry forgotten',
    'private.live_grant',
    /\(\((?:g\.)?expires_at IS NULL\) OR \((?:g\.)?expires_at > now\(\)\)\)/,
    'true',
  ),
  view(
    'status forgotten',
    'private.live_grant',
    /\((?:g\.)?status = 'ACTIVE'::text\)/,
    `(g.status <> 'DECLINED')`,
  ),
  view(
    'the state of the partnership forgotten',
    'private.live_grant',
    /(WHERE \(p\.id = g\.partnership_id\)\)) = 'ACTIVE'::text/,
    `$1 <> 'ENDED'::text`,
  ),
  view(
    'roles ignored',
    'private.live_grant',
    /(?:g\.)?grantee_roles && \( SELECT private\.viewer_roles\(\) AS viewer_roles\)/,
    'g.grantee_roles is not null',
  ),
  view(
    'named people ignored',
    'private.live_grant',
    /\( SELECT app_member\(\) AS app_member\) = ANY \((?:g\.)?grantee_member_ids\)/,
    'g.grantee_member_ids is not null',
  ),
  view(
    'the receiving firm ignored',
    'private.live_grant',
    /(?:g\.)?grantee_org_id = \( SELECT app_org\(\) AS app_org\)/,
    'g.grantee_org_id is not null',
  ),
  body('fields passed on not narrowed', 'private.passed_on_fields', 'not f = any (p.fields)', 'false'),
  body('verbs passed on not narrowed', 'private.passed_on_verbs', 'not f = any (p.verbs)', 'false'),
  body('a closed grant above forgotten', 'private.is_still_passed_on', `p.status <> 'ACTIVE' or `, ''),
  body('an expired grant above forgotten', 'private.is_still_passed_on', 'p.expires_at <= now() or ', ''),
  body('an ended partnership above forgotten', 'private.is_still_passed_on', ` or t.status <> 'ACTIVE'`, ''),
  view(
    'not joined to live grants',
    'private.seen_record',
    /JOIN private\.live_grant l ON \(\(l\.id = v\.grant_id\)\)/,
    `JOIN (select g.id, g.owner_org_id, g.created_at, g.fields, g.verbs from record_grant g) l ON ((l.id = v.grant_id))`,
  ),
  view(
    'one grant’s EDIT opens another’s fields',
    'private.seen_record',
    / FILTER \(WHERE \('EDIT'::text = ANY \(l\.verbs\)\)\)/,
    '',
  ),
  view(
    'a field unmasked',
    'shared_account',
    /CASE\s+WHEN \('phone'::text = ANY \(s\.fields\)\) THEN n\.phone\s+ELSE NULL::text\s+END AS phone/,
    'n.phone',
  ),
  view('a field masked by another’s name', 'shared_account', /'address'::text = ANY/, `'city'::text = ANY`),
  view(
    'a field unmasked',
    'granted_contact',
    /CASE\s+WHEN \('email'::text = ANY \(s\.fields\)\) THEN n\.email\s+ELSE NULL::text\s+END AS email/,
    'n.email',
  ),
  view(
    'all contacts come with the account',
    'shared_contact',
    / AND \('contacts'::text = ANY \(l\.fields\)\)/,
    '',
  ),
  view('contacts of other firms come with it', 'shared_contact', / AND \(l\.owner_org_id = c\.org_id\)/, ''),
  view(
    'what does not concern a firm is told',
    'ledger_link',
    /\( SELECT app_org\(\) AS app_org\) = ANY \(e\.parties\)/,
    'true',
  ),
]
