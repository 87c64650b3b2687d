import { describe, expect, it } from 'vitest'
import { acknowledge, readAcknowledgements, rejectDocument } from '../index.ts'
import { NOW, ackOf, bytes, edifact, readOne, x12 } from '../testSupport.ts'

const options = { controlNumber: 42, now: NOW }

describe('999', () => {
  const broken = {
    body: ['BEG*00*NE*PO-1**20261399', 'PO1*1*1*EA*1'],
    gs: 'GS*PO*A*B*20261120*0915*101*X*005010',
  }

  it('says with its own segments what a 997 says', () => {
    const reading = readOne(x12(broken))
    const ack = acknowledge(reading, { ...options, functional: '999' })
    const text = new TextDecoder().decode(ack?.bytes)
    expect(ack?.type).toBe('999')
    expect(text).toContain('*X*005010X231A1~ST*999*0001*005010X231A1~AK1*PO*101*005010~AK2*850*0001~')
    expect(text).toContain('IK3*BEG*2**8~IK4*5*373*8*20261399~IK5*R*5~AK9*R*1*1*0~')
    expect(readOne(ack?.bytes ?? '').faults).toEqual([])
  })
})

describe('rejecting a document in business terms', () => {
  const business = {
    ...options,
    message: 0,
    documentNumber: 'PO-1',
    faults: [
      { code: 'unknown-item', line: '1', value: 'AB-1', text: 'Item AB-1 is not in the catalogue.' },
      { code: 'duplicate-document', line: null, value: 'PO-1', text: "The order's number was used before." },
    ],
  } as const

  it('is an 824 to who sent X12', () => {
    const ack = rejectDocument(readOne(x12()), business)
    expect(ack?.type).toBe('824')
    const text = new TextDecoder().decode(ack?.bytes)
    expect(text).toContain('OTI*TR*PO*PO-1*SAKURATRADING*AURORASYSTEMS***101*0001*850~')
    expect(text).toContain('TED*848*1: Item AB-1 is not in the catalogue.*****AB-1~TED*DUP*')
    expect(readOne(ack?.bytes ?? '')).toMatchObject({ verdict: 'accepted', faults: [] })
  })

  it('is an APERAK to who sent EDIFACT', () => {
    const ack = rejectDocument(readOne(edifact()), business)
    expect(ack?.type).toBe('APERAK')
    const text = new TextDecoder().decode(ack?.bytes)
    expect(text).toContain("ERC+ITEM::91'FTX+AAO+++Item AB-1 is not in the catalogue.:AB-1'RFF+LI:1'ERC+DUPL")
    expect(text).toContain("The order?'s number")
    expect(readOne(ack?.bytes ?? '')).toMatchObject({ verdict: 'accepted', faults: [] })
  })

  it('says a long sentence to its end', () => {
    const text =
      'The price of this item is not the price of the catalogue that holds from the first of December on.'
    const long = { ...business, faults: [{ code: 'price-differs', line: '1', value: '2.5', text }] } as const
    const said = (sent: string): string =>
      new TextDecoder().decode(rejectDocument(readOne(sent), long)?.bytes).replaceAll('\n', '')
    expect(said(x12())).toContain(
      'TED*848*1: The price of this item is not the price of the catalogue*****2.5~NTE*ERN*that holds from the first of December on.~',
    )
    expect(said(edifact())).toContain(
      "FTX+AAO+++The price of this item is not the price of the catalogue that holds:from the first of December on.:2.5'",
    )
    for (const sent of [x12(), edifact()])
      expect(readOne(rejectDocument(readOne(sent), long)?.bytes ?? '').faults).toEqual([])
  })

  it('needs a message that is there, and is no answer to an acknowledgement', () => {
    expect(rejectDocument(readOne(x12()), { ...business, message: 7 })).toBeNull()
    expect(rejectDocument(readOne(ackOf(readOne(x12()))), business)).toBeNull()
    for (const sent of [x12(), edifact()]) {
      const rejection = rejectDocument(readOne(sent), business)
      expect(rejectDocument(readOne(rejection?.bytes ?? ''), business)).toBeNull()
    }
  })
})

describe('what acknowledgements say', () => {
  const saidOf = (bytes: Uint8Array | undefined) => readAcknowledgements(bytes ?? new Uint8Array())

  it('meets the interchange, group and message it is about', () => {
    const body = ['BEG*00*NE*PO-1**20261399', 'PO1*1*1*EA*1']
    expect(saidOf(acknowledge(readOne(x12({ body })), options)?.bytes)).toEqual([
      { by: '997', level: 'group', reference: '101', within: null, accepted: false, codes: [] },
      { by: '997', level: 'message', reference: '0001', within: '101', accepted: false, codes: ['5'] },
    ])
    expect(saidOf(acknowledge(readOne(x12({ iea: '' })), options)?.bytes)).toEqual([
      {
        by: 'TA1',
        level: 'interchange',
        reference: '000000101',
        within: null,
        accepted: false,
        codes: ['023'],
      },
    ])
    expect(saidOf(acknowledge(readOne(edifact({ unt: "UNT+5+1'" })), options)?.bytes)).toEqual([
      { by: 'CONTRL', level: 'interchange', reference: '201', within: null, accepted: true, codes: [] },
      { by: 'CONTRL', level: 'message', reference: '1', within: '201', accepted: false, codes: ['29'] },
    ])
  })

  it('meets the document it rejects', () => {
    const fault = { code: 'price-differs', line: '1', value: null, text: 'The price differs.' } as const
    const business = { ...options, message: 0, documentNumber: 'PO-1', faults: [fault] }
    for (const sent of [x12(), edifact()]) {
      expect(saidOf(rejectDocument(readOne(sent), business)?.bytes)).toMatchObject([
        { level: 'document', reference: 'PO-1', accepted: false },
      ])
    }
  })

  it('is nothing where there is no acknowledgement', () => {
    expect(saidOf(bytes(x12() + edifact()))).toEqual([])
    expect(saidOf(bytes('TA1*not edi'))).toEqual([])
  })
})
