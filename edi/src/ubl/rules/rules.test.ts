import { describe, expect, it } from 'vitest'
import { readUblDocument } from '../readUblDocument.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const NAMESPACES = `xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"`

const document = (root: string, transaction: string, process: string, body: string): string =>
  `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" ${NAMESPACES}>
<cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:${transaction}:3</cbc:CustomizationID>
<cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:${process}:3</cbc:ProfileID>
<cbc:ID>A-1</cbc:ID>
<cbc:IssueDate>2026-11-20</cbc:IssueDate>
${body}
</${root}>`

const party = (role: string): string => `<cac:${role}><cac:Party>
<cbc:EndpointID schemeID="0088">4900000000016</cbc:EndpointID>
<cac:PartyIdentification><cbc:ID>7</cbc:ID></cac:PartyIdentification>
<cac:PartyTaxScheme><cbc:CompanyID>SE556</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
</cac:Party></cac:${role}>`
const PARTNERS = ['BuyerCustomerParty', 'SellerSupplierParty'].map(party).join('\n')

const charge = (indicator: boolean): string => `<cac:AllowanceCharge>
<cbc:ChargeIndicator>${indicator}</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>${indicator ? 'FC' : '95'}</cbc:AllowanceChargeReasonCode>
<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>
<cbc:Amount currencyID="EUR">10.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">100</cbc:BaseAmount></cac:AllowanceCharge>`

const line = (id: string): string => `<cac:OrderLine><cac:LineItem><cbc:ID>${id}</cbc:ID>
<cbc:Quantity unitCode="C62">12</cbc:Quantity><cbc:LineExtensionAmount currencyID="EUR">30.00</cbc:LineExtensionAmount>
<cac:Price><cbc:PriceAmount currencyID="EUR">25.000</cbc:PriceAmount><cbc:BaseQuantity>10</cbc:BaseQuantity>
<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">1</cbc:Amount><cbc:BaseAmount currencyID="EUR">26</cbc:BaseAmount></cac:AllowanceCharge></cac:Price>
<cac:Item><cbc:Name>Gateway</cbc:Name><cac:SellersItemIdentification><cbc:ID>G1</cbc:ID></cac:SellersItemIdentification>
<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item></cac:LineItem></cac:OrderLine>`

const totals = (name: string): string => `<cac:${name}>
<cbc:LineExtensionAmount currencyID="EUR">60.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">60</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount currencyID="EUR">75</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount currencyID="EUR">10</cbc:AllowanceTotalAmount>
<cbc:ChargeTotalAmount currencyID="EUR">10</cbc:ChargeTotalAmount><cbc:PrepaidAmount currencyID="EUR">5.5</cbc:PrepaidAmount>
<cbc:PayableRoundingAmount currencyID="EUR">0.5</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="EUR">70</cbc:PayableAmount></cac:${name}>`

const tax = `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">15</cbc:TaxAmount><cac:TaxSubtotal>
<cbc:TaxableAmount currencyID="EUR">60</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">15.00</cbc:TaxAmount>
<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`

const money = (name: string): string =>
  [charge(false), charge(true), tax, totals(name), line('1'), line('2')].join('\n')
const currency = '<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>'
const about = '<cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>'
const validity = '<cac:ValidityPeriod><cbc:EndDate>2026-12-31</cbc:EndDate></cac:ValidityPeriod>'
const originator = `<cac:OriginatorCustomerParty><cac:Party><cac:PartyName><cbc:Name>Lab</cbc:Name></cac:PartyName></cac:Party></cac:OriginatorCustomerParty>`
const promised = `<cac:Delivery><cac:PromisedDeliveryPeriod><cbc:StartDate>2026-12-01</cbc:StartDate><cbc:EndDate>2026-12-02</cbc:EndDate></cac:PromisedDeliveryPeriod></cac:Delivery>`
const answer = `<cbc:OrderResponseCode>CA</cbc:OrderResponseCode>${currency}${about}${PARTNERS}${promised}${line('1')}`

const ORDER = document(
  'Order',
  'order',
  'ordering',
  [currency, validity, PARTNERS, originator, money('AnticipatedMonetaryTotal')].join('\n'),
)
const CHANGE = ORDER.replaceAll('Order xmlns', 'OrderChange xmlns')
  .replace('xsd:Order-2', 'xsd:OrderChange-2')
  .replace('</Order>', '</OrderChange>')
  .replace('trns:order:3', 'trns:order_change:3')
  .replace('bis:ordering:3', 'bis:advanced_ordering:3')
  .replace(validity, `${validity}${about}`)
const RESPONSE = document('OrderResponse', 'order_response', 'ordering', answer)
const ADVANCED = document('OrderResponse', 'order_response_advanced', 'advanced_ordering', answer)
const AGREEMENT = document(
  'OrderResponse',
  'order_agreement',
  'order_agreement',
  [currency, PARTNERS, money('LegalMonetaryTotal')].join('\n'),
)
const CANCELLATION = document(
  'OrderCancellation',
  'order_cancellation',
  'advanced_ordering',
  `<cbc:CancellationNote>Late</cbc:CancellationNote>${about}${PARTNERS}`,
)
const DESPATCH = document(
  'DespatchAdvice',
  'despatch_advice',
  'despatch_advice',
  `${about}${party('DespatchSupplierParty')}${party('DeliveryCustomerParty')}${PARTNERS}${originator}
<cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="C62">5</cbc:DeliveredQuantity>
<cbc:OutstandingQuantity unitCode="C62">1</cbc:OutstandingQuantity><cbc:OutstandingReason>Sold out</cbc:OutstandingReason>
<cac:Item><cbc:Name>Gateway</cbc:Name><cac:SellersItemIdentification><cbc:ID>G1</cbc:ID></cac:SellersItemIdentification></cac:Item></cac:DespatchLine>`,
)

/** The rules a document breaks once a part of it is replaced wherever it stands first. */
function brokenBy(text: string, from: string | RegExp, to: string): string[] {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return readUblDocument(utf8(changed)).faults.map(({ rule }) => rule)
}

const QUANTITY = '<cbc:Quantity unitCode="C62">12</cbc:Quantity>'
const ID = '<cac:PartyIdentification><cbc:ID>7</cbc:ID></cac:PartyIdentification>'
const PERCENT = '<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>'
const BASE = '<cbc:BaseAmount currencyID="EUR">100</cbc:BaseAmount>'
const REASON = '<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>'
const LINES = /<cac:OrderLine>.*<\/cac:OrderLine>/s
const RATE = '<cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent></cac:ClassifiedTaxCategory>'

describe('the rules of Peppol', () => {
  it.each([
    ['T01', 'Order', ORDER],
    ['T114', 'OrderChange', CHANGE],
    ['T76', 'OrderResponse', RESPONSE],
    ['T116', 'OrderResponse', ADVANCED],
    ['T110', 'OrderResponse', AGREEMENT],
    ['T115', 'OrderCancellation', CANCELLATION],
    ['T16', 'DespatchAdvice', DESPATCH],
  ])('have nothing against a sound %s', (transaction, type, text) => {
    expect(readUblDocument(utf8(text))).toMatchObject({ type, transaction, accepted: true, faults: [] })
  })

  it.each<readonly [rule: string, from: string | RegExp, to: string]>([
    ['R001', '<cbc:ID>2</cbc:ID>', '<cbc:ID>1</cbc:ID>'],
    ['R002', validity, ''],
    ['R003', 'currencyID="EUR">30.00', 'currencyID="USD">30.00'],
    ['R004', '>12<', '>-12<'],
    ['R005', 'currencyID="EUR">25.000', 'currencyID="EUR">-25.000'],
    ['R006', '>70<', '>-70<'],
    ['R007', '>60.00<', '>-60.00<'],
    ['R008', '>60.00<', '>60.01<'],
    [
      'R009',
      '<cbc:AllowanceTotalAmount currencyID="EUR">10<',
      '<cbc:AllowanceTotalAmount currencyID="EUR">11<',
    ],
    ['R010', '<cbc:ChargeTotalAmount currencyID="EUR">10<', '<cbc:ChargeTotalAmount currencyID="EUR">9<'],
    ['R011', '<cbc:TaxExclusiveAmount currencyID="EUR">60<', '<cbc:TaxExclusiveAmount currencyID="EUR">61<'],
    ['R013', QUANTITY, ''],
    ['R014', '<cac:PartyName><cbc:Name>Lab</cbc:Name></cac:PartyName>', '<cbc:EndpointID>1</cbc:EndpointID>'],
    ['R016', '>70<', '>71<'],
    [
      'R017',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">15<',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">16<',
    ],
    ['R019', '>26<', '>27<'],
    ['R020', BASE, ''],
    ['R021', PERCENT, ''],
    ['R022', PERCENT, '<cbc:MultiplierFactorNumeric>11</cbc:MultiplierFactorNumeric>'],
    ['R023', REASON, ''],
    ['R024', '>30.00<', '>30.03<'],
    ['R025', '<cbc:BaseQuantity>10<', '<cbc:BaseQuantity>0<'],
    ['R026', 'SE556', '5565'],
    ['R027', '>26<', '>-26<'],
    ['R028', '>30.00<', '>30.000<'],
    ['R029', '<cbc:Percent>25</cbc:Percent></cac:ClassifiedTaxCategory>', '</cac:ClassifiedTaxCategory>'],
    ['R030', RATE, RATE.replace('25', '0')],
    ['R031', /bis:(advanced_)?ordering/, 'bis:billing'],
    ['R032', '<cbc:Amount currencyID="EUR">10.00<', '<cbc:Amount currencyID="EUR">-10.00<'],
    ['R033', '<cbc:Amount currencyID="EUR">1<', '<cbc:Amount currencyID="EUR">-1<'],
    ['R034', /trns:order(_change)?:3/, 'trns:other:3'],
    ['CL001', '>95<', '>FC<'],
    ['CL002', '>FC<', '>95<'],
  ])('%s of an order and of a change', (rule, from, to) => {
    expect(brokenBy(ORDER, from, to)).toContain(`PEPPOL-T01-${rule}`)
    expect(brokenBy(CHANGE, from, to)).toContain(`PEPPOL-T114-${rule}`)
  })

  it.each<readonly [rule: string, text: string, from: string | RegExp, to: string]>([
    ['T76-R001', RESPONSE, ID, ''],
    [
      'T76-R002',
      RESPONSE,
      /(SellerSupplierParty>.*?)<cac:PartyIdentification>.*?<\/cac:PartyIdentification>/s,
      '$1',
    ],
    ['T76-R003', RESPONSE, '<cbc:ID>1</cbc:ID>', ''],
    ['T76-R004', RESPONSE, '2026-12-02', '2026-11-30'],
    ['T76-R005', RESPONSE, 'currencyID="EUR">25.000', '>25.000'],
    ['T76-R006', RESPONSE, 'order_response:3', 'order_answer:3'],
    ['T76-R007', RESPONSE, LINES, ''],
    ['T76-R008', RESPONSE, '>CA<', '>AP<'],
    ['T76-R009', RESPONSE, '>CA<', '>RE<'],
    ['T116-R001', ADVANCED, ID, ''],
    ['T116-R004', ADVANCED, '2026-12-02', '2026-11-30'],
    ['T116-R007', ADVANCED, LINES, ''],
    ['T115-R031', CANCELLATION, 'bis:advanced_ordering', 'bis:ordering'],
    ['T115-R034', CANCELLATION, 'order_cancellation:3', 'order:3'],
    ['T16-R002', DESPATCH, about, ''],
    ['T16-R003', DESPATCH, /<cac:SellersItemIdentification>.*<\/cac:SellersItemIdentification>/, ''],
    ['T16-R004', DESPATCH, '<cbc:Name>Gateway</cbc:Name>', ''],
    ['T16-R005', DESPATCH, /<cbc:DeliveredQuantity.*<\/cbc:DeliveredQuantity>/, ''],
    ['T16-R006', DESPATCH, '>5<', '>-5<'],
    ['T16-R007', DESPATCH, '<cbc:OutstandingReason>Sold out</cbc:OutstandingReason>', ''],
    [
      'T16-R008',
      DESPATCH,
      /(BuyerCustomerParty>.*?)<cac:PartyIdentification>.*?<\/cac:PartyIdentification>/s,
      '$1',
    ],
    [
      'T16-R009',
      DESPATCH,
      /(SellerSupplierParty>.*?)<cac:PartyIdentification>.*?<\/cac:PartyIdentification>/s,
      '$1',
    ],
    ['T16-R010', DESPATCH, '<cac:PartyName><cbc:Name>Lab</cbc:Name></cac:PartyName>', ''],
    ['T16-R011', DESPATCH, 'trns:despatch_advice', 'trns:despatch'],
    ['T110-R001', AGREEMENT, 'currencyID="EUR">25.000', 'currencyID="EUR">-25.000'],
    ['T110-R002', AGREEMENT, /<cac:SellersItemIdentification>.*?<\/cac:SellersItemIdentification>/, ''],
    ['T110-R003', AGREEMENT, '<cbc:Name>Gateway</cbc:Name>', ''],
    ['T110-R004', AGREEMENT, 'currencyID="EUR">30.00', 'currencyID="USD">30.00'],
    ['T110-R005', AGREEMENT, '>70<', '>-70<'],
    ['T110-R006', AGREEMENT, '>60.00<', '>-60.00<'],
    ['T110-R007', AGREEMENT, '>60.00<', '>61.00<'],
    [
      'T110-R008',
      AGREEMENT,
      '<cbc:ChargeTotalAmount currencyID="EUR">10<',
      '<cbc:ChargeTotalAmount currencyID="EUR">9<',
    ],
    [
      'T110-R009',
      AGREEMENT,
      '<cbc:AllowanceTotalAmount currencyID="EUR">10<',
      '<cbc:AllowanceTotalAmount currencyID="EUR">9<',
    ],
    [
      'T110-R010',
      AGREEMENT,
      '<cbc:TaxExclusiveAmount currencyID="EUR">60<',
      '<cbc:TaxExclusiveAmount currencyID="EUR">61<',
    ],
    ['T110-R011', AGREEMENT, '>75<', '>76<'],
    ['T110-R012', AGREEMENT, '>70<', '>71<'],
    ['T110-R013', AGREEMENT, '>30.00<', '>30.000<'],
    ['T110-R014', AGREEMENT, '<cbc:LineExtensionAmount currencyID="EUR">30.00</cbc:LineExtensionAmount>', ''],
    ['T110-R015', AGREEMENT, BASE, ''],
    ['T110-R016', AGREEMENT, PERCENT, ''],
    ['T110-R017', AGREEMENT, PERCENT, '<cbc:MultiplierFactorNumeric>11</cbc:MultiplierFactorNumeric>'],
    ['T110-R018', AGREEMENT, REASON, ''],
    [
      'T110-R019',
      AGREEMENT,
      '<cbc:Percent>25</cbc:Percent></cac:ClassifiedTaxCategory>',
      '</cac:ClassifiedTaxCategory>',
    ],
    ['T110-R020', AGREEMENT, RATE, RATE.replace('25', '0')],
    ['T110-R021', AGREEMENT, '<cbc:Amount currencyID="EUR">10.00<', '<cbc:Amount currencyID="EUR">-10.00<'],
    ['T110-R022', AGREEMENT, '>26<', '>-26<'],
    ['T110-R023', AGREEMENT, '<cbc:Amount currencyID="EUR">1<', '<cbc:Amount currencyID="EUR">-1<'],
    ['T110-R024', AGREEMENT, '>15.00<', '>14.00<'],
    [
      'T110-R025',
      AGREEMENT,
      '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">15<',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">16<',
    ],
    ['T110-R026', AGREEMENT, RATE, RATE.replace('25', '12')],
    ['T110-R027', AGREEMENT, RATE, RATE.replace('>S<', '>E<')],
    [
      'T110-R028',
      AGREEMENT,
      '<cbc:Percent>25</cbc:Percent></cac:TaxCategory>',
      '<cbc:Percent>25</cbc:Percent><cbc:TaxExemptionReason>None</cbc:TaxExemptionReason></cac:TaxCategory>',
    ],
    ['COMMON-R001', ORDER, 'Gateway', ''],
    ['COMMON-R002', ORDER, '<cac:PartyName><cbc:Name>Lab</cbc:Name></cac:PartyName>', '<cac:PartyName/>'],
    ['COMMON-R003', ORDER, '<Order ', '<Order xmlns:xsi="x" xsi:schemaLocation="y" '],
    ['COMMON-R030', ORDER, '2026-12-31', '2026-02-30'],
    ['COMMON-R040', ORDER, '4900000000016', '4900000000017'],
  ])('%s', (rule, text, from, to) => {
    expect(brokenBy(text, from, to)).toContain(`PEPPOL-${rule}`)
  })

  it.each([
    ['R041', '0192', '123456785', '123456786'],
    ['R043', '0208', '0123456749', '0123456750'],
    ['R044', '0201', 'UFAB12', 'UF-B12'],
    ['R045', '0210', 'RSSMRA85T10A562S', 'RSSMRA85T10A56'],
    ['R047', '0211', 'IT12345670017', 'IT12345670018'],
    ['R049', '0007', '5541277710', '554127771X'],
    ['R050', '0151', '51824753556', '51824753557'],
  ])('COMMON-%s of identifiers under scheme %s', (rule, scheme, sound, wrong) => {
    const withId = (id: string) => `<cbc:EndpointID schemeID="${scheme}">${id}<`
    const endpoint = '<cbc:EndpointID schemeID="0088">4900000000016<'
    expect(brokenBy(ORDER, endpoint, withId(sound))).toEqual([])
    expect(brokenBy(ORDER, endpoint, withId(wrong))).toEqual([`PEPPOL-COMMON-${rule}`])
  })

  it('compare totals that are there, whichever else is missing', () => {
    const withoutLines = ORDER.replace(
      '<cbc:LineExtensionAmount currencyID="EUR">60.00</cbc:LineExtensionAmount>',
      '',
    )
    expect(brokenBy(withoutLines, '>75<', '>76<')).toContain('PEPPOL-T01-R017')
    expect(brokenBy(withoutLines, '>70<', '>71<')).toContain('PEPPOL-T01-R016')
    const withoutTax = ORDER.replace(
      '<cbc:TaxExclusiveAmount currencyID="EUR">60</cbc:TaxExclusiveAmount>',
      '',
    )
    expect(readUblDocument(utf8(withoutTax)).faults).toEqual([])
    expect(brokenBy(withoutTax, '>75<', '>76<')).toContain('PEPPOL-T01-R017')
  })

  it('tell each of several lines with one number', () => {
    const twice = brokenBy(ORDER, '<cbc:ID>2</cbc:ID>', '<cbc:ID>1</cbc:ID>')
    expect(twice).toEqual(['PEPPOL-T01-R001', 'PEPPOL-T01-R001'])
  })

  it('name what is missing, and numbers that are none, as rules of our own', () => {
    expect(brokenBy(ORDER, '<cbc:ID>A-1</cbc:ID>', '')).toEqual(['UBL-REQUIRED'])
    expect(brokenBy(ORDER, '>0.5<', '>half<')).toContain('UBL-DECIMAL')
  })

  it('tell path, line, column, value and a sentence in either language', () => {
    const text = ORDER.replace('currencyID="EUR">30.00', 'currencyID="USD">30.00')
    const at = text.indexOf('<cbc:LineExtensionAmount currencyID="USD"')
    const lines = text.slice(0, at).split('\n')
    expect(readUblDocument(utf8(text)).faults).toEqual([
      {
        rule: 'PEPPOL-T01-R003',
        severity: 'error',
        path: '/Order/cac:OrderLine[1]/cac:LineItem/cbc:LineExtensionAmount',
        line: lines.length,
        column: (lines.at(-1)?.length ?? 0) + 1,
        value: '30.00',
        message: 'All amounts are in the currency of the document.',
      },
    ])
    expect(readUblDocument(utf8(text), 'ja').faults[0]?.message).toBe(
      '金額の通貨は文書の通貨と一致しなければなりません。',
    )
  })

  it('take a few milliseconds for an order', () => {
    const large = ORDER.replace(
      LINES,
      Array.from({ length: 20 }, (_, index) => line(String(index + 1))).join(''),
    )
    const bytes = utf8(
      large
        .replace('>60.00<', '>600.00<')
        .replace(
          '<cbc:TaxExclusiveAmount currencyID="EUR">60<',
          '<cbc:TaxExclusiveAmount currencyID="EUR">600<',
        )
        .replace('>75<', '>615<')
        .replace('>70<', '>610<'),
    )
    expect(readUblDocument(bytes).faults).toEqual([])
    const times = Array.from({ length: 40 }, () => {
      const before = process.cpuUsage()
      readUblDocument(bytes)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    expect(Math.min(...times)).toBeLessThan(5)
  })
})

describe('a document of nothing but faults', () => {
  it('is told the first of them, and that there are more, without long thought', () => {
    const text = ORDER.replace('</Order>', `${'<cbc:Amount/>'.repeat(100_000)}</Order>`)
    const before = process.cpuUsage()
    const { faults } = readUblDocument(utf8(text))
    const { user, system } = process.cpuUsage(before)
    expect(faults.length).toBe(1001)
    expect(faults.filter(({ rule }) => rule === 'UBL-MORE').length).toBe(1)
    expect((user + system) / 1e6).toBeLessThan(2)
  })
})

describe('XML that is refused', () => {
  const order = (before: string) => `${before}${ORDER}`
  it.each([
    [
      'a document type',
      order('<?xml version="1.0"?>\n<!DOCTYPE Order SYSTEM "http://example.com/x.dtd">'),
      2,
      1,
    ],
    ['an entity bomb', order('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]>'), 1, 1],
    ['an encoding we do not read', order('<?xml version="1.0" encoding="ISO-8859-1"?>'), 1, 1],
    ['depth without end', `<Order>\n${'<a>'.repeat(100_000)}`, 2, 190],
    ['an entity of its own', ORDER.replace('Gateway', '&bomb;'), 40, 21],
    ['a prefix without namespace', ORDER.replace('<cbc:ID>A-1</cbc:ID>', '<x:ID>A-1</x:ID>'), 5, 7],
    ['an attribute twice', ORDER.replace('schemeID="0088"', 'schemeID="0088" schemeID="0088"'), 10, 32],
  ])('for %s, at its place', (_, text, atLine, column) => {
    const reading = readUblDocument(utf8(text))
    expect(reading).toMatchObject({ type: null, accepted: false, document: null })
    expect(reading.faults).toMatchObject([{ rule: 'XML', severity: 'error', line: atLine, column }])
    expect(readUblDocument(utf8(text), 'ja').faults[0]?.message).toMatch(/。$/)
  })

  it('for bytes that are no UTF-8, at the first of them', () => {
    const bytes = Uint8Array.from([...utf8('<Order>\nÄ\ufffd'), 0xff, ...utf8('</Order>')])
    expect(readUblDocument(bytes).faults).toMatchObject([{ line: 2, column: 3 }])
    expect(readUblDocument(Uint8Array.of(0xff, 0xfe, 0x3c, 0)).faults).toMatchObject([{ value: 'UTF-16' }])
  })

  it('for none at all when it is XML of another kind, or in another namespace', () => {
    for (const text of [
      '<Order/>',
      '<html/>',
      ORDER.replace('xsd:Order-2', 'xsd:Order-3'),
      ORDER.replace('xsd:Order-2', 'xsd:Invoice-2'),
    ])
      expect(readUblDocument(utf8(text))).toMatchObject({ type: null, faults: [] })
  })

  it('but not for a prefix where most have none', () => {
    const prefixed = ORDER.replace('<Order xmlns=', '<ubl:Order xmlns:ubl=').replace(
      '</Order>',
      '</ubl:Order>',
    )
    expect(readUblDocument(utf8(prefixed))).toMatchObject({ type: 'Order', accepted: true })
  })
})
