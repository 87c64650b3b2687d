import type { MessageMap, SegmentEntry } from '../map.ts'
import {
  begin,
  currency,
  date,
  description,
  issued,
  items,
  notes,
  parties,
  price,
  quantity,
  references,
  sections,
} from './edifact.ts'

const money = (codes: string, field: string): SegmentEntry => ({
  tag: 'MOA',
  set: `1.1=${codes} 1.2:${field}|decimal`,
})

const catalogue: MessageMap = {
  standard: 'EDIFACT',
  type: 'PRICAT',
  kind: 'catalogue',
  entries: [
    begin('9', 'purpose|purposeEdifact'),
    issued,
    date('7', 'validFrom'),
    date('36', 'validUntil'),
    notes,
    references,
    parties,
    currency,
    {
      tag: 'PGI',
      set: '1?11',
      isGroup: true,
      inside: [
        {
          tag: 'LIN',
          set: '1:number~#index 2:status|lineChangeEdifact 3:items|gtinEdifact',
          each: 'lines',
          isGroup: true,
          inside: [items, description, { ...price, set: `${price.set} 1.6:unit|unitEdifact` }],
        },
      ],
    },
  ],
}

const stock = quantity('145/17')

/** `stocked`: how the stock of a line is told, which differs by release. */
const inventory = (stocked: SegmentEntry, rest: Pick<MessageMap, 'releases'>): MessageMap => ({
  standard: 'EDIFACT',
  type: 'INVRPT',
  kind: 'inventory',
  ...rest,
  entries: [
    begin('35', 'purpose|purposeEdifact'),
    issued,
    references,
    parties,
    currency,
    {
      tag: 'LIN',
      set: '1:number~#index 3:items|gtinEdifact',
      each: 'lines',
      isGroup: true,
      inside: [items, description, stocked],
    },
  ],
})

const remittance: MessageMap = {
  standard: 'EDIFACT',
  type: 'REMADV',
  kind: 'remittance',
  entries: [
    begin('481', 'purpose|purposeEdifact'),
    issued,
    date('138/203', 'paidOn'),
    { ...references, isGroup: false },
    notes,
    { ...parties, set: parties.set.replace('roleEdifact', 'rolePaymentEdifact') },
    currency,
    {
      tag: 'DOC',
      set: '1.1?380 2.1:invoice',
      each: 'lines',
      isGroup: true,
      inside: [
        money('12', 'amount'),
        money('39/77', 'invoicedAmount'),
        money('52', 'discount'),
        date('137/171', 'invoicedOn'),
      ],
    },
    sections,
    money('12/128/86', 'total'),
  ],
}

export const EDIFACT_CATALOGUE_MAPS: readonly MessageMap[] = [
  catalogue,
  inventory({ ...stock, isGroup: true }, {}),
  inventory({ tag: 'INV', set: '2?1', isGroup: true, inside: [stock] }, { releases: ['D.01B'] }),
  remittance,
]
