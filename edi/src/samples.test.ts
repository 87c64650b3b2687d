import { describe, expect, it } from 'vitest'
import { amountOf } from './canonical/amounts.ts'
import { ackOf, readOne, sample } from './testSupport.ts'

describe('the sample 850', () => {
  const reading = readOne(sample('po-850.edi'))

  it('is accepted without a single fault', () => {
    expect(reading).toMatchObject({
      standard: 'X12',
      verdict: 'accepted',
      faults: [],
      sender: { qualifier: 'ZZ', id: 'SAKURATRADING' },
      receiver: { qualifier: 'ZZ', id: 'AURORASYSTEMS' },
      controlNumber: '000000101',
      isTest: false,
      sentAt: '2026-11-20T09:15',
      version: '00401',
    })
  })

  it('maps to an order with exact amounts', () => {
    const order = reading.messages[0]?.document
    expect(order).toMatchObject({
      number: 'SKT-PO-2026-0417',
      issuedOn: '2026-11-20',
      purpose: 'original',
      currency: 'USD',
      deliveryOn: '2026-12-15',
      parties: [
        { role: 'buyer', name: 'SAKURA TRADING', city: 'TOKYO', country: 'JP' },
        { role: 'supplier', name: 'AURORA SYSTEMS' },
        { role: 'shipTo', name: 'SAKURA TRADING WAREHOUSE', postalCode: '559-0034' },
      ],
      total: '1639.4',
    })
    expect(order?.references).toContainEqual({ qualifier: 'CT', value: 'D-1001' })
    expect(
      order?.lines.map(line => [
        line.number,
        line.quantity,
        line.unit,
        line.unitPrice,
        line.priceBasis,
        amountOf(line),
      ]),
    ).toEqual([
      ['1', '120', 'EA', '12.345', '1', '1481.4'],
      ['2', '2.5', 'KGM', '48.2', '1', '120.5'],
      ['3', '1000', 'H87', '3.75', '100', '37.5'],
    ])
    expect(order?.lines[0]).toMatchObject({
      buyerItem: 'SK-7001',
      supplierItem: 'AUR-GW-100',
      gtin: '614141000036',
    })
    expect(order?.unmapped).toEqual([
      { segment: 'PER', position: 6, raw: expect.stringContaining('PER*BD*KENJI MORI') },
      { segment: 'ITD', position: 7, raw: 'ITD*01*3*****30' },
    ])
  })

  it('shows its segments with names in the asked language', () => {
    const [st, beg] = readOne(sample('po-850.edi'), 'ja').messages[0]?.segments ?? []
    expect(st).toMatchObject({ tag: 'ST', position: 1, raw: 'ST*850*0001' })
    expect(beg).toMatchObject({ tag: 'BEG', name: '注文書の開始', position: 2 })
    expect(beg?.elements[2]).toEqual({ position: 3, value: 'SKT-PO-2026-0417', name: '注文番号' })
  })

  it('is answered by a 997 that accepts it', () => {
    expect(
      ackOf(reading)
        .split('~')
        .map(segment => segment.trim()),
    ).toEqual([
      'ISA*00*          *00*          *ZZ*AURORASYSTEMS  *ZZ*SAKURATRADING  *261122*0930*U*00401*000000042*0*P*>',
      'GS*FA*AURORASYSTEMS*SAKURATRADING*20261122*0930*42*X*004010',
      'ST*997*0001',
      'AK1*PO*101',
      'AK2*850*0001',
      'AK5*A',
      'AK9*A*1*1*1',
      'SE*6*0001',
      'GE*1*42',
      'IEA*1*000000042',
      '',
    ])
  })
})

describe('the broken sample 850', () => {
  const reading = readOne(sample('broken-850.edi'))

  it('is rejected with every fault at its place', () => {
    expect(reading.verdict).toBe('rejected')
    expect(
      reading.faults.map(({ code, segmentTag, segmentPosition, element, standardCode }) => [
        code,
        segmentTag,
        segmentPosition,
        element,
        standardCode,
      ]),
    ).toEqual([
      ['element-too-long', 'CUR', 3, 2, '5'],
      ['line-without-quantity', 'PO1', 18, 2, '2'],
      ['element-required', 'PO1', 20, 3, '2'],
      ['invalid-date', 'DTM', 22, 2, '8'],
      ['invalid-number', 'PO1', 23, 2, '6'],
      ['element-required', 'PO1', 23, 9, '2'],
      ['line-count-mismatch', 'CTT', 25, 1, '7'],
    ])
  })

  it('says in a sentence of either language what is wrong', () => {
    expect(reading.faults[4]?.message).toBe(
      'PO102 (Quantity ordered) in segment 23 is "10O0"; expected a number of 1–15 digits.',
    )
    expect(readOne(sample('broken-850.edi'), 'ja').faults[4]?.message).toBe(
      '23番目のセグメント PO102(注文数量)が「10O0」です。1–15桁の数値が必要です。',
    )
  })

  it('points with its byte offset at the wrong value', () => {
    const text = new TextDecoder('latin1').decode(sample('broken-850.edi'))
    const fault = reading.faults[4]
    expect(text.slice(fault?.offset, (fault?.offset ?? 0) + 4)).toBe('10O0')
  })

  it('is answered by a 997 that names segment and element', () => {
    expect(ackOf(reading)).toContain('AK3*PO1*23*PO1*8~AK4*2*330*6*10O0~')
    expect(ackOf(reading)).toContain('AK5*R*5~AK9*R*1*1*0~')
  })
})

describe('the sample ORDERS', () => {
  const reading = readOne(sample('orders-d96a.edi'))

  it('is accepted and maps to the same goods at the same prices', () => {
    expect(reading).toMatchObject({ standard: 'EDIFACT', verdict: 'accepted', faults: [], version: 'UNOC:3' })
    const order = reading.messages[0]?.document
    expect(order).toMatchObject({ number: 'SKT-PO-2026-0418', currency: 'USD', total: '1639.4' })
    expect(order?.references).toEqual([{ qualifier: 'CT', value: 'D-1001' }])
    expect(order?.parties[0]).toMatchObject({
      role: 'buyer',
      id: '4900000000017',
      scheme: 'gln',
      name: 'SAKURA TRADING',
    })
    expect(
      order?.lines.map(line => [line.quantity, line.unit, line.unitPrice, line.priceBasis, amountOf(line)]),
    ).toEqual([
      ['120', 'H87', '12.345', null, '1481.4'],
      ['2.5', 'KGM', '48.2', null, '120.5'],
      ['1000', 'H87', '3.75', '100', '37.5'],
    ])
    expect(order?.lines[1]?.description).toBe('SHIELDED CABLE: BY WEIGHT')
  })

  it('is answered by a CONTRL that accepts it', () => {
    expect(ackOf(reading)).toBe(
      "UNB+UNOC:3+AURORASYSTEMS:ZZ+SAKURATRADING:ZZ+261122:0930+42'UNH+1+CONTRL:D:3:UN'" +
        "UCI+SK00000201+SAKURATRADING:ZZ+AURORASYSTEMS:ZZ+7'UNT+3+1'UNZ+1+42'",
    )
  })
})

describe('the broken sample ORDERS', () => {
  const reading = readOne(sample('broken-orders.edi'))

  it('is rejected with every fault at its place', () => {
    expect(
      reading.faults.map(({ code, segmentTag, segmentPosition, element, component, standardCode }) => [
        code,
        segmentTag,
        segmentPosition,
        element,
        component,
        standardCode,
      ]),
    ).toEqual([
      ['invalid-date', 'DTM', 3, 1, 2, '12'],
      ['segment-unknown', 'XYZ', 10, null, null, '15'],
      ['element-too-long', 'CUX', 13, 1, 2, '39'],
      ['invalid-number', 'QTY', 17, 1, 2, '37'],
      ['line-quantity-missing', 'LIN', 19, null, null, '13'],
      ['line-count-mismatch', 'CNT', 32, 1, 2, '29'],
    ])
  })

  it('is answered by a CONTRL that names message, segment and element, the tag counting as element 1', () => {
    expect(ackOf(reading)).toContain("UCM+1+ORDERS:D:96A:UN+4'UCS+3'UCD+12+2:2'UCS+10+15'UCS+13'UCD+39+2:2'")
  })
})
