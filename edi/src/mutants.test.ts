import { describe, expect, it } from 'vitest'
import { acknowledge, explainNotEdi, readAcknowledgements, readInterchanges, readStream } from './index.ts'
import { NOW, bytes, edifact, sample, x12 } from './testSupport.ts'

/** As many as the machine has time for: ENISHI_MUTANTS=100000 for a long look. */
const MUTANTS = Number(process.env['ENISHI_MUTANTS'] ?? 800)
const LONGEST_MS = 200
// The machine may be busy with other suites.
const PATIENCE = { timeout: 60_000 + MUTANTS * 20 }

const ORIGINALS = [
  sample('po-850.edi'),
  sample('orders-d96a.edi'),
  sample('broken-850.edi'),
  bytes(x12()),
  bytes(edifact({ una: "UNA:+.?*'", unb: "UNB+UNOY:4+A+B+20261120:0915+201'" })),
  bytes(x12() + edifact() + x12().replaceAll('*', '|').replaceAll('~', '\n')),
]

/** The same mutants on every machine. */
function createDice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return state % sides
  }
}

const MARKS = bytes("*~>:+'?^\n\r\u0000\u001b\u00ff ISA*UNB+UNA:+.? '")

function mutate(original: Uint8Array, roll: (sides: number) => number): Uint8Array {
  let mutant = original
  for (let times = 1 + roll(6); times > 0; times--) {
    const at = roll(mutant.length)
    const length = 1 + roll(roll(10) === 0 ? 400 : 8)
    const [before, after] = [mutant.subarray(0, at), mutant.subarray(at)]
    const patch = [
      () => MARKS.subarray(roll(MARKS.length)).subarray(0, length),
      () => Uint8Array.from({ length }, () => roll(256)),
      () => mutant.subarray(at, at + length),
      () => new Uint8Array(length).fill(MARKS[roll(MARKS.length)] ?? 0),
      () => new Uint8Array(0),
    ][roll(5)]?.()
    mutant = joined([before, patch ?? new Uint8Array(), after.subarray(roll(2) * length)])
    if (mutant.length === 0) return original
  }
  return mutant
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

describe('mutants of good and bad files', () => {
  it(
    'are read, answered and shown without an exception, in time, with every fault inside the file',
    PATIENCE,
    () => {
      const roll = createDice(20261122)
      let slowest = 0
      for (let count = 0; count < MUTANTS; count++) {
        const mutant = mutate(ORIGINALS[count % ORIGINALS.length] ?? new Uint8Array(1), roll)
        const began = performance.now()
        const readings = readInterchanges(mutant)
        slowest = Math.max(slowest, performance.now() - began)
        if (readings.length === 0) expect(explainNotEdi(mutant)).not.toBe('')
        for (const reading of readings) {
          for (const fault of reading.faults) {
            if (!(fault.offset >= 0 && fault.offset <= mutant.length) || fault.message === '')
              expect.unreachable(`Mutant ${count}: ${JSON.stringify(fault)}`)
          }
          const ack = acknowledge(reading, { controlNumber: 1, now: NOW })
          if (ack) readAcknowledgements(ack.bytes)
          for (const message of reading.messages) expect([message.segments, message.document].length).toBe(2)
        }
      }
      // The first reading compiles tables.
      expect(slowest).toBeLessThan(LONGEST_MS * 5)
    },
  )

  it('give a stream what they give when whole', PATIENCE, () => {
    const roll = createDice(7)
    for (let count = 0; count < MUTANTS / 10; count++) {
      const mutant = mutate(ORIGINALS[count % ORIGINALS.length] ?? new Uint8Array(1), roll)
      const size = 1 + roll(90)
      const chunks = Array.from({ length: Math.ceil(mutant.length / size) }, (_, index) =>
        mutant.subarray(index * size, (index + 1) * size),
      )
      const events = [...readStream(chunks)]
      const whole = readInterchanges(mutant)
      const streamed = events.flatMap(event => (event.kind === 'interchange' ? [event.interchange] : []))
      expect(streamed.map(({ verdict }) => verdict)).toEqual(whole.map(({ verdict }) => verdict))
      expect(streamed.flatMap(({ faults }) => faults.map(({ code, offset }) => [code, offset]))).toEqual(
        whole.flatMap(({ faults }) => faults.map(({ code, offset }) => [code, offset])),
      )
      const orders = events.flatMap(event => (event.kind === 'message' ? [event.message.document] : []))
      expect(orders).toEqual(whole.flatMap(({ messages }) => messages.map(({ document }) => document)))
    }
  })
})
