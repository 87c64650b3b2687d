import type { MessageMap, SegmentEntry } from '../map.ts'

/** A date of one of these qualifiers, written as CCYYMMDD with the first. */
export const date = (qualifiers: string, field: string): SegmentEntry => ({
  tag: 'DTM',
  set: `1.1=${qualifiers} 1.2:${field}|dtm 1.3:#~102`,
})

export const issued = date('137', 'issuedOn')
const requested = date('2/63/64/10', 'deliveryOn')
export const notes: SegmentEntry = { tag: 'FTX', set: '1:#~AAI 4.1-5:text', each: 'notes' }
export const references: SegmentEntry = {
  tag: 'RFF',
  set: '1.1:qualifier 1.2:value',
  each: 'references',
  isGroup: true,
}
const order: SegmentEntry = {
  tag: 'RFF',
  set: '1.1=ON 1.2:orderNumber',
  isGroup: true,
  inside: [date('171/4', 'orderedOn')],
}
export const parties: SegmentEntry = {
  tag: 'NAD',
  set: '1:role|roleEdifact 2.1:id 2.3:scheme|schemeEdifact 4.1-5:name 5.1-3:address 6:city 7:region 8:postalCode 9:country',
  each: 'parties',
  isGroup: true,
}
export const currency: SegmentEntry = { tag: 'CUX', set: '1.1?2 1.2:currency 1.3?9', isGroup: true }
export const items: SegmentEntry = { tag: 'PIA', set: '1:#~1 2-6:items|itemsEdifact' }
export const description: SegmentEntry = { tag: 'IMD', set: '1?F 3.4-5:description+' }
export const quantity = (qualifiers: string, field = 'quantity', unit = 'unit'): SegmentEntry => ({
  tag: 'QTY',
  set: `1.1=${qualifiers} 1.2:${field}|decimal 1.3:${unit}|unitEdifact`,
})
const amount: SegmentEntry = { tag: 'MOA', set: '1.1=203/66 1.2:amount|decimal' }
export const price: SegmentEntry = {
  tag: 'PRI',
  set: '1.1=AAA/INF/INV/AAB/CAL 1.2:unitPrice|decimal 1.5:priceBasis|decimal',
  isGroup: true,
}
export const sections: SegmentEntry = { tag: 'UNS', set: '1=S', isFixed: true }
const total: SegmentEntry = { tag: 'MOA', set: '1.1=86/128/9/77/79 1.2:total|decimal' }
const count: SegmentEntry = { tag: 'CNT', set: '1.1=2 1.2:#lines', isFixed: true }
export const begin = (code: string, field: string): SegmentEntry => ({
  tag: 'BGM',
  set: `1.1?${code} 2:number 3:${field}`,
  isFixed: true,
})

export const EDIFACT_MAPS: readonly MessageMap[] = [
  {
    standard: 'EDIFACT',
    type: 'ORDERS',
    kind: 'order',
    entries: [
      begin('220', 'purpose|purposeEdifact~9'),
      issued,
      requested,
      notes,
      references,
      parties,
      currency,
      {
        tag: 'LIN',
        set: '1:number~#index 3:items|gtinEdifact',
        each: 'lines',
        isGroup: true,
        inside: [items, description, quantity('21/1'), requested, amount, price],
      },
      sections,
      total,
      count,
    ],
  },
  {
    standard: 'EDIFACT',
    type: 'ORDRSP',
    kind: 'orderResponse',
    entries: [
      begin('231', 'status|answerEdifact~29'),
      issued,
      date('2/67/10', 'deliveryOn'),
      notes,
      order,
      references,
      parties,
      currency,
      {
        tag: 'LIN',
        set: '1:orderLine~#index 2:status|lineAnswerEdifact 3:items|gtinEdifact',
        each: 'lines',
        isGroup: true,
        inside: [
          items,
          description,
          quantity('21', 'orderedQuantity', 'orderedUnit'),
          quantity('113/12/194'),
          date('67/2/10', 'deliveryOn'),
          amount,
          price,
        ],
      },
      sections,
      total,
      count,
    ],
  },
  {
    standard: 'EDIFACT',
    type: 'ORDCHG',
    kind: 'orderChange',
    entries: [
      begin('230', 'purpose|purposeEdifact~4'),
      issued,
      requested,
      notes,
      order,
      references,
      parties,
      currency,
      {
        tag: 'LIN',
        set: '1:orderLine~#index 2:status|lineChangeEdifact~3 3:items|gtinEdifact',
        each: 'lines',
        isGroup: true,
        inside: [items, description, quantity('21/1'), requested, amount, price],
      },
      sections,
      total,
      count,
    ],
  },
  {
    standard: 'EDIFACT',
    type: 'DESADV',
    kind: 'despatchAdvice',
    entries: [
      begin('351', 'purpose|purposeEdifact~9'),
      issued,
      date('11', 'despatchedOn'),
      date('17/132/2', 'deliveryOn'),
      order,
      references,
      parties,
      {
        tag: 'CPS',
        set: '1:#index',
        each: 'packages',
        isGroup: true,
        inside: [
          {
            tag: 'PAC',
            set: '1?1',
            isGroup: true,
            inside: [
              {
                tag: 'PCI',
                set: '1?33E',
                isGroup: true,
                inside: [{ tag: 'GIN', set: '1=BJ/AW/BX 2.1:id', isGroup: true }],
              },
            ],
          },
          {
            tag: 'LIN',
            set: '1:number~#index 3:items|gtinEdifact',
            each: 'lines',
            isGroup: true,
            inside: [
              items,
              description,
              quantity('12'),
              { tag: 'RFF', set: '1.1=LI 1.2:orderLine', isGroup: true },
            ],
          },
        ],
      },
      count,
    ],
  },
  {
    standard: 'EDIFACT',
    type: 'INVOIC',
    kind: 'invoice',
    entries: [
      begin('380', 'purpose|purposeEdifact~9'),
      issued,
      date('11', 'despatchedOn'),
      date('35/2/17', 'deliveryOn'),
      notes,
      order,
      references,
      parties,
      currency,
      {
        tag: 'LIN',
        set: '1:number~#index 3:items|gtinEdifact',
        each: 'lines',
        isGroup: true,
        inside: [items, description, quantity('47/46'), { ...amount, isGroup: true }, price],
      },
      sections,
      count,
      { ...total, isGroup: true },
    ],
  },
]
