import { describe, expect, it } from 'vitest'
import { runEdiCli } from '../cli/runEdiCli.ts'
import { NOW } from '../testSupport.ts'

/** The same document in each standard, and in both releases of two of them. */
const FAMILIES: Record<string, string[]> = {
  order: both('850', 'ORDERS', 'Order'),
  response: both('855', 'ORDRSP', 'OrderResponse'),
  change: both('860', 'ORDCHG', 'OrderChange'),
  despatch: both('856', 'DESADV', 'DespatchAdvice'),
  invoice: both('810', 'INVOIC', 'Invoice'),
  catalogue: both('832', 'PRICAT'),
  inventory: both('846', 'INVRPT'),
  remittance: both('820', 'REMADV'),
}

function both(x12: string, edifact: string, ubl?: string): string[] {
  const targets = ['004010', '005010'].map(release => `x12:${x12}:${release}`)
  targets.push(...['D96A', 'D01B'].map(release => `edifact:${edifact}:${release}`))
  return ubl === undefined ? targets : [...targets, `ubl:${ubl}`]
}

interface Converted {
  text: string
  faults: { severity: string; code?: string }[]
  losses: { at: string }[]
}

async function run(args: string[], input: string): Promise<{ code: number; out: string }> {
  let out = ''
  const text = new TextDecoder()
  const code = await runEdiCli(args, {
    writeOut: chunk => {
      out += typeof chunk === 'string' ? chunk : text.decode(chunk)
    },
    writeError: () => undefined,
    readStdin: async () => new TextEncoder().encode(input),
    readFile: async () => new Uint8Array(),
    unzip: async () => [],
    now: () => NOW,
  })
  return { code, out }
}

const textOf = async (args: string[], input: string): Promise<Converted> =>
  JSON.parse((await run([...args, '--json'], input)).out)

/** Places that are lost, once each: whatever line or party they are in. */
const placesOf = ({ losses }: Converted): string[] =>
  [...new Set(losses.map(({ at }) => at.replace(/\[\d+\]/g, '')))].toSorted()

const SHIP_TO = ['address', 'city', 'country', 'id', 'name', 'postalCode', 'role', 'scheme'].map(
  field => `parties.${field}`,
)
const OF_RESPONSE = ['lines.orderedQuantity', 'lines.orderedUnit', 'orderedOn', ...SHIP_TO]

/** What the message gone to has no place for; everything else arrives. */
const LOST: Record<string, string[]> = {
  'order x12 ubl': ['purpose'],
  'order edifact ubl': ['purpose'],
  'response x12 edifact': ['purpose'],
  'response x12 ubl': [...OF_RESPONSE, 'purpose'],
  'response edifact ubl': OF_RESPONSE,
  'change x12 ubl': ['orderedOn'],
  'change edifact ubl': ['orderedOn'],
  'despatch edifact x12': ['lines.number'],
  'despatch x12 ubl': ['orderedOn', 'purpose'],
  'despatch edifact ubl': ['orderedOn', 'purpose'],
  'invoice x12 ubl': ['orderedOn', 'purpose'],
  'invoice edifact ubl': ['orderedOn', 'purpose'],
}

/** What the message gone to needs and the one before never says: the date of the order. */
const FAULTY: Record<string, string[]> = {
  'response ubl x12': ['element-missing'],
  'change ubl x12': ['element-missing'],
}

describe.each(Object.entries(FAMILIES))('%s', (family, targets) => {
  const pairs = targets.flatMap(from => targets.map(to => [from, to] as const))

  it.each(pairs)('goes from %s to %s, and what is lost is told', async (from, to) => {
    const source = await textOf(['generate', from], '')
    const converted = await textOf(['convert', '--to', to], source.text)
    const errors = converted.faults.flatMap(({ severity, code }) =>
      severity === 'error' ? (code ?? '') : [],
    )
    const key = [family, from.split(':')[0], to.split(':')[0]].join(' ')
    expect({ errors, lost: placesOf(converted) }).toEqual({
      errors: FAULTY[key] ?? [],
      lost: LOST[key] ?? [],
    })
  })
})

describe('convert --to json', () => {
  it.each(Object.values(FAMILIES).flat())('holds all of %s, and tells it the same again', async from => {
    const source = await textOf(['generate', from], '')
    const first = await run(['convert', '--to', 'json'], source.text)
    const again = await textOf(['convert', '--to', from], source.text)
    expect(JSON.parse(first.out)).toMatchObject([{ unmapped: [] }])
    expect(again.losses).toEqual([])
    expect((await run(['convert', '--to', 'json'], again.text)).out).toBe(first.out)
  })
})
