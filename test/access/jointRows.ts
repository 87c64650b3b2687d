import { outsideAuthors } from './model/rules.ts'
import { idOf, identifierOf } from './model/world.ts'
import type { JointRecord, JointType, Partnership, World } from './model/world.ts'
import { afterwards, atFirst, memberOf } from './firmRows.ts'
import type { Rows } from './recordRows.ts'

type ChildRows = (context: { record: JointRecord; id: string; author: string; firmId: string }) => Rows[]

const bytes = '\\x00'
const sha256 = `\\x${'cd'.repeat(32)}`

/** One row in each table that hangs on a joint record. */
const children: Record<JointType, ChildRows> = {
  DEAL: ({ record, id, author }) => [
    ['deal_activity', [{ id, deal_id: record.id, kind: 'NOTE', author_member_id: author, body: 'Called.' }]],
  ],
  CAMPAIGN: ({ record, id, firmId }) => [
    ['campaign_task', [{ id, campaign_id: record.id, title: 'Task' }]],
    [
      'campaign_budget_line',
      [
        {
          id,
          campaign_id: record.id,
          label: 'Booth',
          payer_org_id: firmId,
          amount_minor: 1,
          amount_currency: 'JPY',
        },
      ],
    ],
  ],
  PLAN: ({ record, id, author }) => [
    ['plan_snapshot', [{ plan_id: record.id, seq: 0, bytes }]],
    ['plan_update', [{ plan_id: record.id, seq: 1, bytes }]],
    ['plan_client', [{ plan_id: record.id, client_id: 1, member_id: author }]],
    ['plan_quarantine', [{ id, plan_id: record.id, bytes, reason: 'broken' }]],
  ],
  TOPIC: ({ record, id, author }) => [
    [
      'post',
      [
        {
          id,
          topic_id: record.id,
          no: 1,
          author_member_id: author,
          client_post_id: id,
          body: 'Words',
          body_html: 'Words',
        },
      ],
    ],
  ],
  ROOM: ({ record, id, author }) => [
    [
      'chat_message',
      [
        {
          id,
          room_id: record.id,
          seq: 1,
          author_member_id: author,
          client_message_id: id,
          body: 'Hello',
          body_html: 'Hello',
        },
      ],
    ],
  ],
  PURCHASE_ORDER: ({ record }) => [
    ['purchase_order_line', [{ order_id: record.id, position: 1, number: '1', quantity: 1, unit: 'PCE' }]],
  ],
  DOCUMENT: ({ record, id, author, firmId }) => [
    [
      'file',
      [
        {
          id,
          org_id: firmId,
          member_id: author,
          partnership_id: record.partnershipId,
          record_id: record.id,
          name: 'nda.pdf',
          media_type: 'application/pdf',
          byte_size: 1,
          sha256,
          link_key: id,
        },
      ],
    ],
    [
      'document_version',
      [
        {
          id,
          document_id: record.id,
          no: 1,
          file_id: id,
          sha256,
          proposed_by_org_id: firmId,
          proposed_by: author,
        },
      ],
    ],
    [
      'document_signature',
      [{ version_id: id, document_id: record.id, org_id: firmId, member_id: author, name: 'Name', sha256 }],
    ],
  ],
}

const outsideAuthorRows = (world: World): Rows[] =>
  outsideAuthors(world).map(({ record, author }) => [
    'outside_author',
    [{ record_id: record.id, member_id: author.id, org_id: author.firmId }],
  ])

export function jointChildren(world: World): Rows[] {
  const own = world.jointRecords.flatMap((record, index) => {
    const { parties } = partnershipOf(world, record)
    const firmId = parties[0]?.firmId ?? ''
    return children[record.type]({
      record,
      id: idOf(world.number, 'child', index),
      author: memberOf(world, record),
      firmId,
    })
  })
  return [...own, ...outsideAuthorRows(world)]
}

const partnershipOf = ({ partnerships }: World, { partnershipId }: JointRecord): Partnership => {
  const found = partnerships.find(each => each.id === partnershipId)
  if (!found) throw new Error(`No partnership ${partnershipId}.`)
  return found
}

/** What hangs on a partnership itself: of before somebody joined, and of after. */
export function partnershipRows(world: World): Rows[] {
  return world.partnerships.flatMap((partnership, index): Rows[] => {
    const id = (kind: string, number = 0) => idOf(world.number, kind, index * 100 + number)
    const partnership_id = partnership.id
    const [first, second] = partnership.parties.map(party => party.firmId)
    const member = memberOf(world, { partnershipId: partnership_id })
    const event = (number: number, more: Record<string, unknown>) => ({
      id: id('event', number),
      partnership_id,
      kind: 'deal.opened',
      record_type: 'DEAL',
      record_id: partnership_id,
      seen_with: partnership_id,
      only_org_ids: null,
      at: afterwards,
      ...more,
    })
    const proposal = (number: number, created_at: string) => ({
      id: id('proposal', number),
      partnership_id,
      kind: 'ADMIT_FIRM',
      proposed_by_org_id: first,
      proposed_by: member,
      role: 'REFERRAL',
      email: 'new@firm.example',
      status: 'DECLINED',
      created_at,
    })
    const interchange = (number: number, received_at: string, receiver_identifier: string) => ({
      id: id('interchange', number),
      org_id: first,
      partnership_id,
      standard: 'X12',
      receiver_identifier,
      content: bytes,
      sha256: `\\x${id('interchange', number).replaceAll('-', '')}`,
      byte_size: 1,
      received_at,
    })
    const joint = world.jointRecords.filter(record => record.partnershipId === partnership_id)
    return [
      [
        'partnership_contact',
        [{ id: id('contactperson'), partnership_id, org_id: first, member_id: member, role: 'SALES' }],
      ],
      [
        'partnership_event',
        [
          event(0, { at: atFirst }),
          event(1, {}),
          event(2, { only_org_ids: [first, second] }),
          ...joint.map((record, place) =>
            event(10 + place, { seen_with: record.id, at: record.isOld ? atFirst : afterwards }),
          ),
        ],
      ],
      ['partnership_proposal', [proposal(0, atFirst), proposal(1, afterwards)]],
      [
        'partnership_consent',
        [{ proposal_id: id('proposal', 0), partnership_id, org_id: first, member_id: member, agrees: true }],
      ],
      [
        'trading_identity',
        partnership.parties.map(({ firmId }, place) => ({
          id: id('identity', place),
          partnership_id,
          org_id: firmId,
          identifier: identifierOf(firmId),
        })),
      ],
      ['trading_partner_agreement', [{ partnership_id }]],
      [
        'interchange',
        partnership.parties.flatMap(({ firmId }, place) => [
          interchange(place * 2, atFirst, identifierOf(firmId)),
          interchange(place * 2 + 1, afterwards, identifierOf(firmId)),
        ]),
      ],
    ]
  })
}
