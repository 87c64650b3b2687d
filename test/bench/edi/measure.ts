import { readFileSync } from 'node:fs'
import { contestants } from './contestants.ts'
import type { Listener } from './contestants.ts'

/**
 * node measure.ts <contestant> <file> <warm-up file> <peers> <time|check>: what one contestant needs for one file, in a
 * process of its own, as one line of JSON. `check` compares every value with a plain reading instead of timing.
 */
const [name = '', file = '', warmUp = '', peers = '', mode = 'time'] = process.argv.slice(2)
const contestant = contestants[name]
if (!contestant) throw new Error(`No contestant "${name}".`)

process.stdout.write(`${JSON.stringify(mode === 'check' ? await check() : await time())}\n`)
process.exit(0)

async function time(): Promise<Record<string, number>> {
  let characters = 0
  const listener: Listener = {
    value: text => {
      characters += text.length
    },
    segmentEnd: () => {},
  }
  await contestant?.({ file: warmUp, peers, listener })
  characters = 0
  const before = process.cpuUsage()
  const count = (await contestant?.({ file, peers, listener })) ?? 0
  const { user, system } = process.cpuUsage(before)
  // maxRSS is in kilobytes.
  const peakMB = process.resourceUsage().maxRSS / 1024
  return { cpuSeconds: (user + system) / 1e6, count, characters, peakMB }
}

async function check(): Promise<Record<string, number>> {
  const expected = plainReading(readFileSync(file, 'latin1'))
  let wrong = 0
  let index = 0
  let values: string[] = []
  const listener: Listener = {
    value: text => values.push(text),
    segmentEnd: () => {
      wrong += differences(values, expected[index++] ?? [])
      values = []
    },
  }
  await contestant?.({ file, peers, listener }).catch(() => {
    wrong++
  })
  for (; index < expected.length; index++) wrong += expected[index]?.length ?? 0
  return { wrong, values: expected.reduce((sum, segment) => sum + segment.length, 0) }
}

function differences(found: readonly string[], expected: readonly string[]): number {
  let count = Math.abs(found.length - expected.length)
  for (let i = 0; i < Math.min(found.length, expected.length); i++) if (found[i] !== expected[i]) count++
  return count
}

/** The values of a file with the delimiters it is known to have, by the plainest means there are. */
function plainReading(text: string): string[][] {
  if (text.startsWith('ISA')) {
    const segments = text.split('~').map(segment => segment.trimStart())
    return segments
      .filter(segment => segment !== '')
      .map(segment => (segment.startsWith('ISA') ? segment.split('*') : segment.split(/[*>]/)))
      .map(values => (values[0] === 'ISA' ? [...values.slice(0, 16), '', ''] : values))
  }
  const segments: string[][] = [['']]
  for (let at = text.indexOf('UNB'); at < text.length; at++) {
    const values = segments.at(-1) ?? []
    const character = text.charAt(at)
    if (character === "'") segments.push([''])
    else if (character === '\n') continue
    else if (character === '+' || character === ':') values.push('')
    else values.push(`${values.pop() ?? ''}${character === '?' ? text.charAt(++at) : character}`)
  }
  return segments.slice(0, -1)
}
