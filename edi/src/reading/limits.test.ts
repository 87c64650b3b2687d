import { describe, expect, it } from 'vitest'
import { readInterchanges } from '../index.ts'
import { codesOf, readOne, sample, x12 } from '../testSupport.ts'

describe('input cut off at any byte', () => {
  it.each(['po-850.edi', 'orders-d96a.edi'])(
    'of %s never throws and is never accepted',
    { timeout: 60_000 },
    name => {
      const whole = sample(name)
      for (let length = 0; length < whole.length - 3; length++) {
        const readings = readInterchanges(whole.subarray(0, length))
        if (length > 20) expect(readings.length, `cut at ${length}`).toBe(1)
        for (const reading of readings) {
          expect(reading.verdict, `cut at ${length}`).toBe('rejected')
          const fault = reading.faults.find(({ severity }) => severity === 'error')
          expect(fault?.message, `cut at ${length}`).toBeTruthy()
          expect(fault?.offset).toBeLessThanOrEqual(length)
        }
      }
    },
  )
})

describe('size', () => {
  it('reports a segment past the limit, and reads on', () => {
    const reading = readOne(
      x12({ body: ['BEG*00*NE*PO-1**20261120', `MSG*${'A'.repeat(1_100_000)}`, 'PO1*1*1*EA*1'] }),
    )
    expect(reading.faults).toMatchObject([
      { code: 'segment-too-long', segmentPosition: 3, standardCode: '8' },
    ])
    expect(reading.messages[0]?.document?.lines.length).toBe(1)
  })

  it('reports a segment with too many values', () => {
    const reading = readOne(
      x12({ body: ['BEG*00*NE*PO-1**20261120', `MSG*A${'*'.repeat(30_000)}`, 'PO1*1*1*EA*1'] }),
    )
    expect(codesOf(reading)).toContain('too-many-values')
  })

  it('lists no more than a thousand faults', () => {
    const reading = readOne(x12({ body: Array(3000).fill('XYZ*1') }))
    expect(reading.faults.length).toBe(1001)
    expect(codesOf(reading)).toContain('too-many-faults')
    expect(reading.verdict).toBe('rejected')
  })
})
