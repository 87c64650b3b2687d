import type { MessageMap, SegmentEntry } from '../map.ts'

const REQUESTED = '1=002/106/067/010 2:deliveryOn|date'
export const ITEMS = 'items|itemsX12'

export const references: SegmentEntry = { tag: 'REF', set: '1:qualifier 2:value', each: 'references' }
export const parties: SegmentEntry = {
  tag: 'N1',
  set: '1:role|roleX12 2:name 3:scheme|schemeX12 4:id',
  each: 'parties',
  isGroup: true,
  inside: [
    { tag: 'N3', set: '1-2:address' },
    { tag: 'N4', set: '1:city 2:region 3:postalCode 4:country' },
  ],
}
const notes: SegmentEntry = {
  tag: 'N9',
  set: '1=L1 2?NOTE',
  each: 'notes',
  isGroup: true,
  inside: [{ tag: 'MSG', set: '1:text+' }],
}
export const description: SegmentEntry = { tag: 'PID', set: '1?F 5:description+', isGroup: true }
const amount: SegmentEntry = { tag: 'AMT', set: '1=1 2:amount|decimal', isGroup: true }
export const count: SegmentEntry = { tag: 'CTT', set: '1:#lines', isFixed: true }
const countWithTotal: SegmentEntry = {
  ...count,
  isGroup: true,
  inside: [{ tag: 'AMT', set: '1=TT/1 2:total|decimal' }],
}
const priced = '4:unitPrice|decimal 5:priceBasis|basisX12'

const order: MessageMap = {
  standard: 'X12',
  type: '850',
  kind: 'order',
  group: 'PO',
  entries: [
    { tag: 'BEG', set: '1:purpose|purposeX12~00 2?NE 3:number 5:issuedOn|date', isFixed: true },
    { tag: 'CUR', set: '1?BY 2:currency' },
    references,
    { tag: 'DTM', set: REQUESTED },
    notes,
    parties,
    {
      tag: 'PO1',
      set: `1:number~#index 2:quantity|decimal 3:unit|unitX12 ${priced} 6-25:${ITEMS}`,
      each: 'lines',
      isGroup: true,
      inside: [description, { tag: 'DTM', set: REQUESTED }, amount],
    },
    countWithTotal,
  ],
}

const response: MessageMap = {
  standard: 'X12',
  type: '855',
  kind: 'orderResponse',
  group: 'PR',
  entries: [
    {
      tag: 'BAK',
      set: '1:purpose|purposeX12~00 2:status|answerX12~AD 3:orderNumber 4:orderedOn|date 8:number 9:issuedOn|date',
      isFixed: true,
    },
    { tag: 'CUR', set: '1?SE 2:currency' },
    references,
    { tag: 'DTM', set: '1=067/002/010 2:deliveryOn|date' },
    notes,
    parties,
    {
      tag: 'PO1',
      set: `1:orderLine~#index 2:orderedQuantity|decimal 3:orderedUnit|unitX12 ${priced} 6-25:${ITEMS}`,
      each: 'lines',
      isGroup: true,
      inside: [
        description,
        {
          tag: 'ACK',
          set: '1:status|lineAnswerX12 2:quantity|decimal 3:unit|unitX12 4?067 5:deliveryOn|date',
          isGroup: true,
        },
      ],
    },
    countWithTotal,
  ],
}

const change: MessageMap = {
  standard: 'X12',
  type: '860',
  kind: 'orderChange',
  group: 'PC',
  entries: [
    {
      tag: 'BCH',
      set: '1:purpose|purposeX12~04 2?NE 3:orderNumber 5:number 6:orderedOn|date 11:issuedOn|date',
      isFixed: true,
    },
    { tag: 'CUR', set: '1?BY 2:currency' },
    references,
    { tag: 'DTM', set: REQUESTED },
    notes,
    parties,
    {
      tag: 'POC',
      set: `1:orderLine~#index 2:status|lineChangeX12~CA 3:quantity|decimal 5.1:unit|unitX12 6:unitPrice|decimal
        7:priceBasis|basisX12 8-27:${ITEMS}`,
      each: 'lines',
      isGroup: true,
      inside: [description, { tag: 'DTM', set: REQUESTED }, amount],
    },
    countWithTotal,
  ],
}

const item: SegmentEntry = {
  tag: 'HL',
  set: '1:hl 2:hlParent 3=I',
  each: 'lines',
  isGroup: true,
  inside: [
    { tag: 'LIN', set: `1:orderLine 2-31:${ITEMS}` },
    { tag: 'SN1', set: '2:quantity|decimal 3:unit|unitX12' },
    { tag: 'PID', set: '1?F 5:description+' },
  ],
}

const despatch: MessageMap = {
  standard: 'X12',
  type: '856',
  kind: 'despatchAdvice',
  group: 'SH',
  entries: [
    { tag: 'BSN', set: '1:purpose|purposeX12~00 2:number 3:issuedOn|date 4:#~0000 5?0001', isFixed: true },
    {
      tag: 'HL',
      set: '1:#hl 3=S',
      isGroup: true,
      isFixed: true,
      inside: [
        references,
        { tag: 'DTM', set: '1=011 2:despatchedOn|date' },
        { tag: 'DTM', set: '1=017/067/002 2:deliveryOn|date' },
        parties,
        {
          tag: 'HL',
          set: '1:#hl 2:#hlParent 3=O',
          isGroup: true,
          isOptional: true,
          inside: [
            { tag: 'PRF', set: '1:orderNumber 4:orderedOn|date' },
            {
              tag: 'HL',
              set: '1:hl 2:#hlParent 3=P',
              each: 'packages',
              isGroup: true,
              isOptional: true,
              inside: [{ tag: 'MAN', set: '1=GM/CP/AA 2:id' }, item],
            },
          ],
        },
      ],
    },
    count,
  ],
}

const invoice: MessageMap = {
  standard: 'X12',
  type: '810',
  kind: 'invoice',
  group: 'IN',
  entries: [
    {
      tag: 'BIG',
      set: '1:issuedOn|date 2:number 3:orderedOn|date 4:orderNumber 8:purpose|purposeX12',
      isFixed: true,
    },
    { tag: 'NTE', set: '1?GEN 2:text', each: 'notes' },
    { tag: 'CUR', set: '1?SE 2:currency' },
    references,
    parties,
    { tag: 'DTM', set: '1=011 2:despatchedOn|date' },
    { tag: 'DTM', set: '1=002/017/067/035 2:deliveryOn|date' },
    {
      tag: 'IT1',
      set: `1:number~#index 2:quantity|decimal 3:unit|unitX12 ${priced} 6-25:${ITEMS}`,
      each: 'lines',
      isGroup: true,
      inside: [description],
    },
    { tag: 'TDS', set: '1:total|hundredths' },
    count,
  ],
}

export const X12_MAPS: readonly MessageMap[] = [order, response, change, despatch, invoice]
