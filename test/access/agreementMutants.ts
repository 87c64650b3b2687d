import { body, dropped, me, policy, view } from './mutant.ts'
import type { Mutant } from './mutant.ts'

/** Bugs of what two firms agree: programs, exits, archives. Seen in what somebody reads. */
export const ofReadingAgreements: Mutant[] = [
  policy('sides', 'program_enrolment', 'true'),
  policy(
    'sides',
    'program_enrolment',
    `org_id = ${me} or exists (select from admission a where a.record_id = program_enrolment.partnership_id)`,
  ),
  policy('partner', 'program', 'is_open'),
  policy(
    'partner',
    'program',
    `exists (select from program_enrolment e where e.program_id = program.id and e.partner_org_id = ${me})`,
  ),
  policy('partner', 'program_terms', `${me} is not null`),
  policy('partner', 'program_certification', `${me} is not null`),
  policy(
    'partner',
    'program_tier_change',
    `exists (select from program p where p.org_id = program_tier_change.org_id)`,
  ),
  policy('own', 'partnership_archive', 'true'),
  policy('joint', 'partnership_exit', 'true'),
  policy('joint', 'partnership_exit_choice', 'true'),
  dropped('after_exit', 'interchange'),
  body(
    'what was retained once is retained for ever',
    'private.is_class_open',
    /and c\.retain_until >= current_date/,
    '',
  ),
  view(
    'what another firm retains opens files',
    'readable_file',
    / AND \(c\.org_id = \( SELECT app_org\(\) AS app_org\)\)/,
    '',
  ),
  view(
    'files close with no partnership',
    'readable_file',
    /\(t\.status = ANY \(ARRAY\['ACTIVE'::text, 'SUSPENDED'::text\]\)\)/,
    '(t.status is not null)',
  ),
]

/** The same in what somebody writes. */
export const ofWritingAgreements: Mutant[] = [
  body(
    'a firm lets itself in to a program',
    'private.guard_enrolment',
    /me = old\.partner_org_id and \(new\.status = 'DECLINED'/,
    `(new.status = 'DECLINED'`,
  ),
  body(
    'a partner accepts its own application',
    'private.guard_enrolment',
    /\(old\.status = 'APPLIED' and me = old\.org_id/,
    `(old.status = 'APPLIED'`,
  ),
  body(
    'a partner sets its own tier',
    'private.guard_enrolment',
    /me is distinct from old\.org_id or old\.status <> 'ACTIVE'/,
    `old.status <> 'ACTIVE'`,
  ),
  body(
    'a program is entered that is not open',
    'private.guard_enrolment',
    /or \(me = new\.partner_org_id and not open_program\.is_open\)/,
    '',
  ),
  body(
    'an enrolment without a partnership that is active',
    'private.guard_enrolment',
    /or not private\.are_tied\(new\.partnership_id, new\.org_id, new\.partner_org_id\)/,
    '',
  ),
  policy('own', 'program', 'true', 'with check'),
]
