import { seenThroughGrants } from './rules.ts'
import { idOf } from './world.ts'
import type { JointRecord, JointType, Member, World } from './world.ts'

type Columns = Record<string, unknown>

/** What a type of joint records shows to firms outside: each field with the columns that it opens, as every record of the worlds has them. */
interface SharedType {
  view: string
  /** The API's field for one of them, and what is asked of it. */
  query: string
  selection: string
  /** The field that is always part of a grant. */
  name: string
  /** What lists sort by where that is the name. */
  nameOf: (record: JointRecord) => string
  columns: Record<string, (record: JointRecord) => Columns>
  /** Views of rows that hang on a record, by the field that opens them. */
  children?: Record<string, { field: string; row: Columns }>
}

const numberOf = ({ id }: JointRecord) => id.slice(-6)

export const sharedTypes: Partial<Record<JointType, SharedType>> = {
  DEAL: {
    view: 'shared_deal',
    query: 'sharedDeal',
    selection: 'title number stage amount { minor } sharedFields',
    name: 'title',
    nameOf: () => 'Deal',
    columns: {
      number: record => ({ number: numberOf(record) }),
      stage: () => ({ stage: 'REGISTERED' }),
      amount: () => ({ amount_minor: 100, amount_currency: 'JPY' }),
      closeDate: () => ({ close_date: null }),
      probability: () => ({ probability: null }),
    },
  },
  CAMPAIGN: {
    view: 'shared_campaign',
    query: 'sharedCampaign',
    selection: 'name goal status tasks { id } budget { id } sharedFields',
    name: 'name',
    nameOf: () => 'Campaign',
    columns: {
      goal: () => ({ goal: 'Goal' }),
      status: () => ({ status: 'DRAFT' }),
      startsOn: () => ({ starts_on: null }),
      endsOn: () => ({ ends_on: null }),
      tasks: () => ({}),
      budget: () => ({}),
    },
    children: {
      shared_campaign_task: { field: 'tasks', row: { title: 'Task' } },
      shared_campaign_budget_line: { field: 'budget', row: { label: 'Booth', amount_minor: 1 } },
    },
  },
  PURCHASE_ORDER: {
    view: 'shared_purchase_order',
    query: 'sharedPurchaseOrder',
    selection: 'number shipToName lines { number unitPrice } notes sharedFields',
    name: 'number',
    nameOf: numberOf,
    columns: {
      parties: () => ({ buyer_name: null }),
      shipTo: () => ({ ship_to_name: null }),
      issuedOn: () => ({ issued_on: null }),
      requestedDeliveryOn: () => ({ requested_delivery_on: null }),
      lines: () => ({}),
      prices: () => ({ currency: null, total: null }),
      notes: () => ({ notes: [] }),
    },
  },
  TOPIC: {
    view: 'shared_topic',
    query: 'sharedTopic',
    selection: 'title kind posts(first: 5) { nodes { id } } sharedFields',
    name: 'title',
    nameOf: () => 'Topic',
    columns: { kind: () => ({ kind: 'QUESTION' }), posts: () => ({ post_count: 0, is_locked: false }) },
    children: { shared_post: { field: 'posts', row: { no: 1, body: 'Words' } } },
  },
  ROOM: {
    view: 'shared_room',
    query: 'sharedRoom',
    selection: 'title messages(first: 5) { nodes { id } } sharedFields',
    name: 'title',
    nameOf: () => 'Room',
    columns: { messages: () => ({ last_seq: 0 }) },
    children: { shared_chat_message: { field: 'messages', row: { seq: 1, body: 'Hello' } } },
  },
}

/** The fields that a grant on a joint record may name. */
export const fieldsOfJoint = (type: JointType): string[] => {
  const shared = sharedTypes[type]
  return shared ? [shared.name, ...Object.keys(shared.columns)] : []
}

const ofType = (world: World, type: JointType) => world.jointRecords.filter(record => record.type === type)

/** Parties and lines of an order have no id of their own: what is known of them is said by the order's. */
const ofOrders =
  (field: string, row: (seen: ReadonlySet<string>) => Columns) =>
  (world: World, viewer: Member): Columns[] =>
    ofType(world, 'PURCHASE_ORDER').flatMap(record => {
      const fields = seenThroughGrants(world, viewer, record)?.fields
      return fields?.has(field) ? [{ order_id: record.id, ...row(fields) }] : []
    })

export const orderViews = {
  shared_purchase_order_party: ofOrders('parties', () => ({})),
  shared_purchase_order_line: ofOrders('lines', fields => ({
    unit: 'PCE',
    quantity: 1,
    price_basis: fields.has('prices') ? 1 : null,
  })),
}

/** What every view of these types shows a viewer. */
export const jointViews: Record<string, (world: World, viewer: Member) => Columns[]> = Object.fromEntries(
  Object.entries(sharedTypes).flatMap(([name, shared]) => {
    const type = name as JointType
    const rows = (world: World, viewer: Member) =>
      ofType(world, type).flatMap(record => {
        const seen = seenThroughGrants(world, viewer, record)
        if (!seen) return []
        const columns = Object.entries(shared.columns).map(([field, of]) =>
          seen.fields.has(field) ? of(record) : emptied(of(record)),
        )
        const base = { id: record.id, [shared.name]: shared.nameOf(record) }
        return [
          Object.assign(
            base,
            { shared_fields: [...seen.fields], verbs: [...seen.verbs] },
            ...columns,
          ) as Columns,
        ]
      })
    const children = Object.entries(shared.children ?? {}).map(([view, { field, row }]) => [
      view,
      (world: World, viewer: Member) =>
        world.jointRecords.flatMap((record, index) =>
          record.type === type && seenThroughGrants(world, viewer, record)?.fields.has(field)
            ? [{ id: idOf(world.number, 'child', index), ...row }]
            : [],
        ),
    ])
    return [[shared.view, rows], ...children]
  }),
)

const emptied = (columns: Columns): Columns =>
  Object.fromEntries(Object.keys(columns).map(name => [name, null]))
