import { describe, expect, it } from 'vitest'
import { runEdiCli } from '../index.ts'
import { NOW, bytes, edifact, sample, x12 } from '../testSupport.ts'

const INPUTS: Record<string, Uint8Array> = {
  'an 850': sample('po-850.edi'),
  'ORDERS with faults': sample('broken-orders.edi'),
  'two standards with text between them': bytes(`${x12()}hello\n${edifact()}`),
  'a group that counts wrongly': bytes(x12({ ge: 'GE*7*101' }) + x12()),
  'an interchange that ends under another number': bytes(x12({ iea: 'IEA*1*000000999' })),
  'a file that breaks off': bytes(x12()).subarray(0, 190),
  'an HTML page': bytes('<!doctype html><title>Bad gateway</title>'),
}

async function run(
  args: string[],
  input: Uint8Array,
  size: number | null,
): Promise<{ code: number; out: string }> {
  let out = ''
  const chunks = function* (): Generator<Uint8Array> {
    // One buffer for all, as a file is read.
    const buffer = new Uint8Array(size ?? 0)
    for (let at = 0; at < input.length; at += buffer.length) {
      const part = input.subarray(at, at + buffer.length)
      buffer.set(part)
      yield buffer.subarray(0, part.length)
    }
  }
  const code = await runEdiCli(args, {
    readFile: () => Promise.reject(new Error('standard input is to be read')),
    readStdin: () => Promise.resolve(input),
    unzip: () => Promise.resolve([]),
    openLarge: () => Promise.resolve(size === null ? null : { chunks, close: () => {} }),
    writeOut: data => {
      out += typeof data === 'string' ? data : new TextDecoder().decode(data)
    },
    writeError: () => {},
    now: () => NOW,
  })
  return { code, out }
}

/** The segments of every message are left out of what is written of a large input; so is text that lies outside. */
const withoutSegments = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (key === 'segments' && Array.isArray(value) ? undefined : value))

const isJunk = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'code' in value && value.code === 'text-outside-interchange'

const comparable = (text: string): unknown =>
  JSON.parse(JSON.stringify(withoutSegments(text)), (_, value: unknown) =>
    isJunk(value) ? 'text outside' : value,
  )

describe.each(Object.entries(INPUTS))('what is said of %s when it is large', (_, input) => {
  it.each(['inspect', 'read', 'order', 'validate'])('is what is said of it whole: %s', async command => {
    const whole = await run([command, '--json'], input, null)
    for (const size of [1, 7, 64]) {
      const large = await run([command, '--json'], input, size)
      expect(large.code).toBe(whole.code)
      expect(comparable(large.out)).toEqual(comparable(whole.out))
    }
    const [text, largeText] = [await run([command], input, null), await run([command], input, 16)]
    expect(largeText.code).toBe(text.code)
    if (command !== 'inspect' && !text.out.includes('text-outside')) expect(largeText.out).toBe(text.out)
  })
})
