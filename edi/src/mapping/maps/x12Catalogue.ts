import type { MessageMap, SegmentEntry } from '../map.ts'
import { ITEMS, count, description, parties, references } from './x12.ts'

const date = (codes: string, field: string): SegmentEntry => ({
  tag: 'DTM',
  set: `1=${codes} 2:${field}|date`,
})

const catalogue: MessageMap = {
  standard: 'X12',
  type: '832',
  kind: 'catalogue',
  group: 'SC',
  entries: [
    { tag: 'BCT', set: '1?PC 2:number 10:purpose|purposeX12', isFixed: true },
    references,
    date('097/102', 'issuedOn'),
    date('007', 'validFrom'),
    date('036', 'validUntil'),
    { tag: 'CUR', set: '1?SE 2:currency' },
    parties,
    {
      tag: 'LIN',
      set: `1:number~#index 2-31:${ITEMS}`,
      each: 'lines',
      isGroup: true,
      inside: [
        { ...description, isGroup: false },
        { tag: 'CTP', set: '3:unitPrice|decimal 4:priceBasis|decimal~1 5.1:unit|unitX12', isGroup: true },
      ],
    },
    count,
  ],
}

const inventory: MessageMap = {
  standard: 'X12',
  type: '846',
  kind: 'inventory',
  group: 'IB',
  entries: [
    { tag: 'BIA', set: '1:purpose|purposeX12~00 2?SI 3:number 4:issuedOn|date', isFixed: true },
    { tag: 'CUR', set: '1?SE 2:currency' },
    references,
    parties,
    {
      tag: 'LIN',
      set: `1:number~#index 2-31:${ITEMS}`,
      each: 'lines',
      isGroup: true,
      inside: [
        { ...description, isGroup: false },
        { tag: 'QTY', set: '1=17/33 2:quantity|decimal 3.1:unit|unitX12', isGroup: true },
      ],
    },
    count,
  ],
}

const remittance: MessageMap = {
  standard: 'X12',
  type: '820',
  kind: 'remittance',
  group: 'RA',
  entries: [
    { tag: 'BPR', set: '1?I 2:total|decimal~0 3?C 4?NON 16:paidOn|date', isFixed: true },
    { tag: 'NTE', set: '1?GEN 2:text', each: 'notes' },
    { tag: 'TRN', set: '1?1 2:number' },
    { tag: 'CUR', set: '1?PR 2:currency' },
    references,
    date('097/102', 'issuedOn'),
    { ...parties, set: '1:role|rolePaymentX12 2:name 3:scheme|schemeX12 4:id' },
    {
      tag: 'ENT',
      set: '1:#~1',
      isGroup: true,
      inside: [
        {
          tag: 'RMR',
          set: '1?IV 2:invoice 4:amount|decimal 5:invoicedAmount|decimal 6:discount|decimal',
          each: 'lines',
          isGroup: true,
          inside: [date('003', 'invoicedOn')],
        },
      ],
    },
  ],
}

export const X12_CATALOGUE_MAPS: readonly MessageMap[] = [catalogue, inventory, remittance]
