import { createHash } from 'node:crypto'
import {
  acquaintanceRows,
  afterwards,
  atFirst,
  memberOf,
  memberRows,
  openedAdmissions,
  partnershipAdmissions,
  partyRows,
  personRows,
} from './firmRows.ts'
import { jointChildren, partnershipRows } from './jointRows.ts'
import { exitRows, programRows } from './programRows.ts'
import { accountRow, grantRow } from './recordRows.ts'
import type { Rows } from './recordRows.ts'
import { idOf } from './model/world.ts'
import type { Account, JointRecord, JointType, World } from './model/world.ts'

/** What stands before the grants: accounts as they were then. */
export function rowsBeforeGrants(worlds: World[]): Rows[] {
  const every = <T>(rowsOf: (world: World) => T[]): T[] => worlds.flatMap(rowsOf)
  return [
    [
      'organization',
      every(({ firms }) => firms.map(({ id, name }) => ({ id, name, country: 'JP', currency: 'JPY' }))),
    ],
    ['person', every(personRows)],
    ['member', every(memberRows)],
    ['acquaintance', every(acquaintanceRows)],
    [
      'partnership',
      every(({ partnerships }) =>
        partnerships.map(({ id, status }) => ({ id, status, created_at: atFirst })),
      ),
    ],
    ['partnership_party', every(world => partyRows(world, 'AT_FIRST'))],
    ['admission', every(world => partnershipAdmissions(world, 'AT_FIRST'))],
    ...rootRows(worlds, true),
    ['partnership_party', every(world => partyRows(world, 'LATER'))],
    ['admission', every(world => [...partnershipAdmissions(world, 'LATER'), ...openedAdmissions(world)])],
    ...rootRows(worlds, false),
    ...together(worlds.flatMap(jointChildren)),
    ...together(worlds.flatMap(partnershipRows)),
    ...together(worlds.flatMap(ownRows)),
    ...accountRows(worlds, false),
  ]
}

/** Accounts that no grant names may be younger than the grants: only filters reach them. */
function accountRows(worlds: World[], isYoung: boolean): Rows[] {
  const named = ({ grants, contacts }: World, account: Account) =>
    grants.some(
      ({ recordId }) =>
        recordId === account.id ||
        contacts.some(contact => contact.id === recordId && contact.accountId === account.id),
    )
  const accounts = worlds.flatMap(world =>
    world.accounts.filter((account, index) => isYoung === (index % 2 === 0 && !named(world, account))),
  )
  const contacts = worlds.flatMap(world =>
    world.contacts.filter(contact => accounts.some(account => account.id === contact.accountId)),
  )
  return [
    ['account', accounts.map(account => accountRow(account, account.before))],
    [
      'contact',
      contacts.map(({ id, firmId, accountId, values }) => ({
        id,
        org_id: firmId,
        account_id: accountId,
        ...values,
      })),
    ],
  ]
}

export const grantRows = (worlds: World[]): Rows => [
  'record_grant',
  worlds.flatMap(world => world.grants.map(grant => grantRow(world, grant))),
]

/** The rest of the accounts, once the grants are there: triggers enter them. */
export const rowsAfterGrants = (worlds: World[]): Rows[] => accountRows(worlds, true)

/** What two firms agree in their partnership, as it came to be: no hand of either firm is in it. */
export const rowsOfAgreements = (worlds: World[]): Rows[] =>
  together([...worlds.flatMap(programRows), ...worlds.flatMap(exitRows)])

/** Tables in the order of their first rows, each once. */
function together(parts: Rows[]): Rows[] {
  const tables = new Map<string, Record<string, unknown>[]>()
  for (const [table, rows] of parts) tables.set(table, [...(tables.get(table) ?? []), ...rows])
  return [...tables]
}

type RootColumns = (record: JointRecord, world: World) => Record<string, unknown>

const roots: Record<JointType, [table: string, columns: RootColumns]> = {
  DEAL: [
    'deal',
    (record, world) => ({
      number: record.id.slice(-6),
      title: 'Deal',
      account_id: world.accounts[0]?.id,
      stage: 'REGISTERED',
      amount_minor: 100,
      amount_currency: 'JPY',
    }),
  ],
  CAMPAIGN: ['campaign', () => ({ name: 'Campaign', goal: 'Goal' })],
  PLAN: ['plan', () => ({ title: 'Plan', body_text: 'Words' })],
  TOPIC: [
    'topic',
    (record, world) => ({ kind: 'QUESTION', title: 'Topic', author_member_id: memberOf(world, record) }),
  ],
  ROOM: ['room', () => ({ title: 'Room' })],
  PURCHASE_ORDER: [
    'purchase_order',
    (record, { partnerships }) => {
      const [buyer, supplier] = partnerships.find(each => each.id === record.partnershipId)?.parties ?? []
      return {
        number: record.id.slice(-6),
        buyer_org_id: buyer?.firmId,
        supplier_org_id: supplier?.firmId,
        canonical: {},
      }
    },
  ],
  DOCUMENT: ['partnership_document', () => ({ kind: 'NDA', title: 'Document' })],
}

function rootRows(worlds: World[], isOld: boolean): Rows[] {
  return together(
    worlds.flatMap(world =>
      world.jointRecords
        .filter(record => record.isOld === isOld)
        .map((record): Rows => {
          const [table, columns] = roots[record.type]
          return [
            table,
            [
              {
                id: record.id,
                partnership_id: record.partnershipId,
                created_at: isOld ? atFirst : afterwards,
                ...columns(record, world),
              },
            ],
          ]
        }),
    ),
  )
}

/** One of each kind of row that a firm keeps to itself. */
function ownRows({ firms, members, jointRecords, number }: World): Rows[] {
  return firms.flatMap((firm, index): Rows[] => {
    const id = (kind: string) => idOf(number, kind, index)
    const org_id = firm.id
    const member_id = members.find(member => member.firmId === firm.id)?.id
    const record = (type: JointType) => jointRecords.find(each => each.type === type)?.id
    return [
      [
        'account_import',
        [
          {
            id: id('import'),
            org_id,
            member_id,
            file_name: 'a.csv',
            encoding: 'UTF-8',
            separator: ',',
            columns: [],
            row_count: 1,
          },
        ],
      ],
      [
        'account_import_error',
        [{ org_id, import_id: id('import'), row_number: 2, position: 1, message: 'No name.' }],
      ],
      [
        'api_key',
        members
          .filter(member => member.firmId === firm.id)
          .map(member => ({
            id: member.id,
            org_id,
            member_id: member.id,
            name: 'Key',
            start: 'x',
            hash: keyHash(member.id),
            scopes: ['READ', 'WRITE'],
          })),
      ],
      ['audit_event', [{ id: id('audit'), org_id, member_id, action: 'x', record_type: 'ACCOUNT' }]],
      [
        'grant_template',
        [
          {
            id: id('template'),
            org_id,
            name: 'Terms',
            record_type: 'ACCOUNT',
            fields: ['city'],
            verbs: ['READ'],
          },
        ],
      ],
      ['topic_reader', [{ org_id, member_id, topic_id: record('TOPIC'), read_no: 1 }]],
      ['room_reader', [{ org_id, member_id, room_id: record('ROOM'), read_seq: 1 }]],
      [
        'partnership_invitation',
        [
          {
            id: id('invitation'),
            org_id,
            member_id,
            email: `somebody${index}@else.example`,
            inviter_role: 'VENDOR',
            invitee_role: 'RESELLER',
            token_hash: keyHash(id('invitation')),
            expires_at: '2030-01-01',
          },
        ],
      ],
      [
        'file',
        [
          {
            id: id('waiting'),
            org_id,
            member_id,
            name: 'f.txt',
            media_type: 'text/plain',
            byte_size: 1,
            sha256: `\\x${'ab'.repeat(32)}`,
            link_key: `waiting-${id('waiting')}`,
          },
        ],
      ],
    ]
  })
}

/** An API key whose secret is the member's id. */
function keyHash(secret: string): string {
  return `\\x${createHash('sha256').update(secret).digest('hex')}`
}
