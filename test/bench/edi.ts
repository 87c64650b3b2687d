import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { generateEdifact, generateX12 } from './edi/generate.ts'
import { table } from './table.ts'

const execute = promisify(execFile)
const say = (line: string) => process.stdout.write(`${line}\n`)
const MB = 2 ** 20
const PEERS = [
  'node-x12@1.7.1',
  'x12-parser@1.3.0',
  'edifact@1.2.12',
  'ts-edifact@0.0.14',
  'htmlparser2@9.1.0',
]

interface Timing {
  cpuSeconds: number
  count: number
  peakMB: number
}

/**
 * pnpm bench edi [--size 50] [--times 3] [--peers folder]: MB per CPU second for reading every value of an X12 and an EDIFACT file,
 * for finding the segments alone, and for 850s read, checked and mapped to orders; the same files by other libraries,
 * which are fetched into a folder outside the repository, or left out when they cannot be had or hold the file whole
 * (--size 2048). Peak memory is that of the whole process, Node included.
 */
export async function run(options: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args: options,
    options: {
      size: { type: 'string', default: '50' },
      times: { type: 'string', default: '3' },
      peers: { type: 'string' },
    },
  })
  const size = Number(values.size)
  const times = Number(values.times)
  const folder = await mkdtemp(join(tmpdir(), 'enishi-bench-edi-'))
  try {
    const peers = values.peers ?? (await fetchPeers())
    const files: Record<string, string> = {}
    for (const [name, bytes] of [
      ['x12', generateX12(size * MB)],
      ['edifact', generateEdifact(size * MB)],
      ['x12-small', generateX12(4 * MB, 3)],
      ['edifact-small', generateEdifact(4 * MB, 4)],
    ] as const) {
      files[name] = join(folder, `${name}.edi`)
      await writePieces(files[name], bytes)
    }
    return await compare(size, times, files, size > LARGEST_FOR_PEERS ? null : peers)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Some hold all of a file. */
const LARGEST_FOR_PEERS = 512

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w')
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < MB) continue
    await file.write(text)
    text = ''
  }
  await file.write(text)
  await file.close()
}

// As the command line does: what was compiled once is read again. A young generation that cannot grow keeps memory even.
const cache = join(tmpdir(), 'enishi-bench-edi-cache')
const SETTINGS = ['--max-semi-space-size=8']

async function compare(
  size: number,
  times: number,
  files: Record<string, string>,
  peers: string | null,
): Promise<Record<string, number>> {
  const measured = async (name: string, standard: string, mode: string): Promise<unknown> => {
    const script = fileURLToPath(new URL('edi/measure.ts', import.meta.url))
    const file = mode === 'check' ? files[`${standard}-small`] : files[standard]
    const args = [script, name, file ?? '', files[`${standard}-small`] ?? '', peers ?? '', mode]
    const env = { ...process.env, NODE_COMPILE_CACHE: cache }
    const { stdout } = await execute(process.execPath, [...SETTINGS, ...args], { maxBuffer: MB, env })
    return JSON.parse(stdout)
  }
  const rows: (string | number)[][] = []
  const speeds: Record<string, number> = {}
  const wrong: Record<string, number> = {}
  let peakMB = 0
  for (const [name, standard] of contests(peers !== null)) {
    const key = `${name}/${standard}`
    const checked = COUNTS_ONLY.has(name) ? null : await measured(name, standard, 'check').catch(() => null)
    const timing = await best(() => measured(name, standard, 'time'), times)
    if (timing === null) {
      rows.push([key, 'failed', '', '', ''])
      continue
    }
    speeds[key] = size / timing.cpuSeconds
    if (OURS.has(name)) peakMB = Math.max(peakMB, timing.peakMB)
    if (hasWrong(checked)) wrong[key] = checked.wrong
    rows.push([key, fixed(speeds[key]), timing.count, fixed(timing.peakMB), wrong[key] ?? '–'])
  }
  say(table(['', 'MB/cpu-s', 'found', 'peak MB', 'wrong values'], rows))
  const [x12, edifact] = [speeds['enishi/x12'] ?? 0, speeds['enishi/edifact'] ?? 0]
  const fastest = (names: string[]): number => Math.max(...names.map(name => speeds[name] ?? 0))
  return {
    x12: round(x12),
    edifact: round(edifact),
    scan: round(speeds['scan/x12'] ?? 0),
    orders: round(speeds['orders/x12'] ?? 0),
    x12VsBest: round(x12 / fastest(['node-x12/x12', 'x12-parser/x12'])),
    edifactVsBest: round(edifact / fastest(['edifact/edifact', 'ts-edifact/edifact'])),
    wrong: (wrong['enishi/x12'] ?? NaN) + (wrong['enishi/edifact'] ?? NaN),
    peakMB: round(peakMB),
  }
}

const OURS = new Set(['enishi', 'scan', 'orders'])
const COUNTS_ONLY = new Set(['scan', 'orders'])

const contests = (withPeers: boolean): (readonly [name: string, standard: string])[] => [
  ['enishi', 'x12'],
  ['enishi', 'edifact'],
  ['scan', 'x12'],
  ['scan', 'edifact'],
  ['orders', 'x12'],
  ['orders', 'edifact'],
  ...(withPeers
    ? ([
        ['node-x12', 'x12'],
        ['x12-parser', 'x12'],
        ['edifact', 'edifact'],
        ['ts-edifact', 'edifact'],
      ] as const)
    : []),
]

const fixed = (value: number | undefined): string => (value ?? 0).toFixed(1)
const round = (value: number): number => Math.round(value * 10) / 10

const isTiming = (value: unknown): value is Timing =>
  typeof value === 'object' && value !== null && 'cpuSeconds' in value

/** The fastest of several runs: the others were held up by what else the machine had to do. */
async function best(measure: () => Promise<unknown>, times: number): Promise<Timing | null> {
  let fastest: Timing | null = null
  for (let run = 0; run < times; run++) {
    const timing = await measure().catch(() => null)
    if (!isTiming(timing)) return null
    if (fastest === null || timing.cpuSeconds < fastest.cpuSeconds) fastest = timing
  }
  return fastest
}

const hasWrong = (value: unknown): value is { wrong: number } =>
  typeof value === 'object' && value !== null && 'wrong' in value

/** null when they cannot be fetched: the bench then measures the product alone. */
async function fetchPeers(): Promise<string | null> {
  const folder = join(tmpdir(), 'enishi-bench-edi-peers')
  if (existsSync(join(folder, 'node_modules/node-x12'))) return folder
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  try {
    await execute('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...PEERS], {
      cwd: folder,
    })
    return folder
  } catch {
    say('The other libraries cannot be fetched; the figures are ours alone.')
    return null
  }
}
