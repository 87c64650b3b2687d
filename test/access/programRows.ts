import { memberOf } from './firmRows.ts'
import { idOf } from './model/world.ts'
import type { World } from './model/world.ts'
import type { Rows } from './recordRows.ts'

const tierKey = '00000000-0000-7000-8000-0000000000aa'
const tiers = [
  {
    key: tierKey,
    nameEn: 'Registered',
    nameJa: '登録',
    benefits: [],
    hasMarketingFunds: false,
    requirements: [],
  },
]

/** Programs with their terms, and with each enrolment a certification and a change of tier. */
export function programRows({ number, members, programs, enrolments }: World): Rows[] {
  const id = (kind: string, index: number) => idOf(number, kind, index)
  const memberOfFirm = (firmId: string) => members.find(member => member.firmId === firmId)?.id
  const sides = (index: number) => {
    const enrolment = enrolments[index]
    return { org_id: enrolment?.ownerId, partner_org_id: enrolment?.partnerId, enrolment_id: enrolment?.id }
  }
  return [
    [
      'program',
      programs.map(each => ({
        id: each.id,
        org_id: each.firmId,
        name: `Program ${each.id.slice(-2)}`,
        description: '',
        description_html: '',
        stage_names: {},
        is_open: each.isOpen,
      })),
    ],
    [
      'program_terms',
      programs.map((each, index) => ({
        id: id('terms', index),
        org_id: each.firmId,
        program_id: each.id,
        number: 1,
        effective_on: '2026-01-01',
        tiers,
        member_id: memberOfFirm(each.firmId),
      })),
    ],
    [
      'program_enrolment',
      enrolments.map(each => ({
        id: each.id,
        program_id: each.programId,
        org_id: each.ownerId,
        partner_org_id: each.partnerId,
        partnership_id: each.partnershipId,
        program_name: 'Program',
        status: each.status,
        figures: {},
      })),
    ],
    [
      'program_certification',
      enrolments.map((each, index) => ({
        id: id('certification', index),
        ...sides(index),
        name: 'Certified',
        member_id: memberOfFirm(each.ownerId),
      })),
    ],
    [
      'program_tier_change',
      enrolments.map((_, index) => ({
        id: id('tierchange', index),
        ...sides(index),
        cause: 'FIGURES',
        to_name_en: 'Registered',
        to_name_ja: '登録',
      })),
    ],
  ]
}

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)

/** Exits with what each firm chose, and what it took along. */
export function exitRows(world: World): Rows[] {
  return world.partnerships.flatMap(({ id: partnership_id, parties, exit }, index): Rows[] => {
    if (!exit) return []
    const isDone = exit.status === 'DONE'
    return [
      [
        'partnership_exit',
        [
          {
            id: exit.id,
            partnership_id,
            started_by_org_id: parties[0]?.firmId,
            started_by: memberOf(world, { partnershipId: partnership_id }),
            effective_at: isDone ? '2026-04-01T00:00:00Z' : '2031-04-01T00:00:00Z',
            status: exit.status,
            done_at: isDone ? '2026-04-01T00:00:00Z' : null,
          },
        ],
      ],
      [
        'partnership_exit_choice',
        exit.retained.map(each => ({
          exit_id: exit.id,
          partnership_id,
          org_id: each.firmId,
          record_type: each.type,
          choice: 'RETAIN',
          reason: 'Tax law',
          retain_until: inDays(each.until === 'PAST' ? -2 : 2),
        })),
      ],
      [
        'partnership_archive',
        (isDone ? parties : []).map(({ firmId }, place) => ({
          id: idOf(world.number, 'archive', index * 10 + place),
          org_id: firmId,
          partnership_id,
          exit_id: exit.id,
          sha256: `\\x${'ef'.repeat(32)}`,
          byte_size: 1,
          certificate: {},
          link_key: `archive ${exit.id} ${place}`,
          expires_at: '2031-01-01T00:00:00Z',
        })),
      ],
    ]
  })
}
