import { describe, expect, it } from 'vitest'
import { runEdiCli } from '../index.ts'
import { NOW, bytes, edifact, sample } from '../testSupport.ts'

const TABLES: Record<string, string> = {
  EDMD: 'ORDERS:D:07A:UN::;Order;UNH;M;1;BGM;M;1;SG1;C;9;UNT;M;1\nORDERS:D:07A:UN::SG1;SG01;RFF;M;1',
  EDSD: 'BGM;BEGIN;010;C002;C;1;020;1004;C;1;\nRFF;REF;010;C506;M;1;',
  EDCD: 'C002;NAME;010;1001;C;an..3;\nC506;REFERENCE;010;1153;M;an..3;020;1154;C;an..70;',
  EDED: '1001;an..3;C;Document\n1004;an..35;C;Number\n1153;an..3;C;Qualifier\n1154;an..70;C;Reference',
}

async function run(
  args: string[],
  stdin: Uint8Array = new Uint8Array(),
  files: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runEdiCli(args, {
    readFile: path =>
      path in files
        ? Promise.resolve(bytes(files[path] ?? ''))
        : path.endsWith('.edi')
          ? Promise.resolve(sample(path))
          : Promise.reject(new Error('no such file')),
    readStdin: () => Promise.resolve(stdin),
    unzip: () => Promise.reject(new Error('The ZIP cannot be unpacked: it is none.')),
    writeOut: data => {
      out += typeof data === 'string' ? data : new TextDecoder().decode(data)
    },
    writeError: text => {
      err += text
    },
    now: () => NOW,
  })
  return { code, out, err }
}

describe('edi read', () => {
  it('lists what is in a good file and exits 0', async () => {
    const { code, out } = await run(['read', 'po-850.edi'])
    expect(code).toBe(0)
    expect(out).toContain('X12 00401  SAKURATRADING → AURORASYSTEMS  000000101  accepted')
    expect(out).toContain('✓ 850 004010 0001  SKT-PO-2026-0417  3 × 1639.4 USD')
  })

  it('lists every fault and exits 1, from standard input and in Japanese too', async () => {
    const { code, out } = await run(['read', '--lang', 'ja'], sample('broken-orders.edi'))
    expect(code).toBe(1)
    expect(out).toContain('17番目のセグメント QTY 要素1・構成要素2(数量)が「12O」です。')
  })

  it('gives JSON without the inner envelope', async () => {
    const parsed: unknown = JSON.parse((await run(['read', '--json', 'po-850.edi'])).out)
    expect(parsed).toMatchObject([{ verdict: 'accepted', messages: [{ type: '850', accepted: true }] }])
    expect(JSON.stringify(parsed)).not.toContain('"classes"')
  })
})

describe('edi ack', () => {
  it('writes the acknowledgement as it is sent', async () => {
    expect((await run(['ack', 'orders-d96a.edi'])).out).toContain(
      "UCI+SK00000201+SAKURATRADING:ZZ+AURORASYSTEMS:ZZ+7'",
    )
    expect((await run(['ack', 'broken-850.edi'])).code).toBe(1)
  })

  it('gives JSON with type and text', async () => {
    expect(JSON.parse((await run(['ack', '--json', 'po-850.edi'])).out)).toMatchObject([{ type: '997' }])
  })
})

describe('edi order', () => {
  it('shows the lines with exact amounts', async () => {
    expect((await run(['order', 'po-850.edi'])).out).toContain('1  AUR-GW-100  120 EA × 12.345 = 1481.4')
  })

  it('gives the canonical order as JSON', async () => {
    const { out } = await run(['order', '--json', 'orders-d96a.edi'])
    expect(JSON.parse(out)).toMatchObject([{ accepted: true, order: { number: 'SKT-PO-2026-0418' } }])
  })
})

describe('edi inspect', () => {
  it('counts what is there, and parts errors from notes', async () => {
    const { code, out } = await run(['inspect', '--json', 'broken-850.edi'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      standard: 'X12',
      counts: { interchanges: 1, groups: 1, transactions: 1, segments: 31 },
      interchanges: [
        {
          sender: 'SAKURATRADING',
          test: false,
          transactions: [{ type: '850', version: '004010', accepted: false }],
          faults: [],
        },
      ],
      notes: [],
    })
  })
})

describe('edi validate', () => {
  it('says nothing of a good file, and each fault of another', async () => {
    expect(await run(['validate', 'po-850.edi'])).toMatchObject({ code: 0, out: '' })
    const { code, out } = await run(['validate', 'broken-orders.edi'])
    expect(code).toBe(1)
    expect(out.trim().split('\n').length).toBe(6)
  })
})

describe('edi validate with the rules of a partner', () => {
  const rules = '{"name":"A","messages":{"850":[{"segment":"PO1","element":3,"codes":["ZZ"]}]}}'

  it('finds what the partner does not take', async () => {
    const { code, out } = await run(['validate', '--partner', 'a.json', 'po-850.edi'], undefined, {
      'a.json': rules,
    })
    expect(code).toBe(1)
    expect(out).toContain('PO103 (Unit of measure)')
    expect(out).toContain('[partner-code-not-allowed 7 @')
  })

  it('refuses rules that are none, with the file and the reason', async () => {
    const wrong = await run(['validate', '--partner', 'a.json', 'po-850.edi'], undefined, { 'a.json': '{}' })
    expect(wrong).toMatchObject({ code: 2, out: '', err: 'a.json: name: expected a text, found nothing.\n' })
    expect((await run(['validate', '--partner', 'none.json', 'po-850.edi'])).code).toBe(2)
  })
})

describe('edi convert', () => {
  it('writes an 850 as ORDERS, and says what did not arrive', async () => {
    const { code, out, err } = await run(['convert', '--to', 'edifact:ORDERS:D96A', 'po-850.edi'])
    expect(code).toBe(1)
    expect(out).toContain("LIN+1++614141000036:EN'PIA+1+SK-7001:IN+AUR-GW-100:SA'")
    expect(err).toContain('PER@6: PER*')
  })

  it('gives the documents as JSON', async () => {
    const { code, out } = await run(['convert', '--to', 'json', 'orders-d96a.edi'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ kind: 'order', number: 'SKT-PO-2026-0418' }])
  })

  it.each([
    [['convert', '--to', 'x12:810:004010', 'po-850.edi'], 'of another kind'],
    [['convert', '--to', 'x12:850:009999', 'po-850.edi'], 'Name a message'],
    [['generate', 'edifact:NOTHING:D96A'], 'Name a message'],
  ])('refuses %j', async (args, reason) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) })
  })
})

const EVERY_MESSAGE = [
  ...['810', '820', '824', '832', '846', '850', '855', '856', '860', '865', '997', 'TA1'].flatMap(type => [
    `x12:${type}:004010`,
    `x12:${type}:005010`,
  ]),
  'x12:999:005010',
  ...'ORDERS ORDRSP ORDCHG DESADV INVOIC RECADV PRICAT INVRPT REMADV SLSRPT APERAK CONTRL'
    .split(' ')
    .flatMap(type => [`edifact:${type}:D96A`, `edifact:${type}:D01B`]),
]

describe('edi generate', () => {
  it.each(EVERY_MESSAGE)('writes samples of %s that have no fault and lose nothing', async target => {
    for (const seed of ['0', '7', '20261122']) {
      const { code, out, err } = await run(['generate', target, '--seed', seed])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      const read = await run(['read', '--json'], bytes(out))
      expect(read.code).toBe(0)
      const type = target.split(':')[1]
      if (type !== 'TA1') expect(JSON.parse(read.out)).toMatchObject([{ messages: [{ type }] }])
    }
  })

  it('writes the same for the same seed, and other goods for another', async () => {
    const seeded = async (seed: string): Promise<string> =>
      (await run(['generate', 'x12:850:004010', '--seed', seed])).out
    expect(await seeded('5')).toBe(await seeded('5'))
    expect(new Set([await seeded('5'), await seeded('6'), await seeded('7')]).size).toBe(3)
  })

  it('gives JSON, and refuses what it cannot write', async () => {
    const { code, out } = await run(['generate', '--json', 'edifact:RECADV:D01B'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      faults: [],
      losses: [],
      text: expect.stringContaining('RECADV:D:01B'),
    })
    for (const target of ['x12:865:009999', 'x12:CONTRL', 'edifact:997', 'pdf:865', 'x12:constructor'])
      expect((await run(['generate', target])).code).toBe(2)
    expect((await run(['generate', 'x12:850', '--seed', 'x'])).code).toBe(2)
  })
})

describe('edi diff', () => {
  const order = edifact()

  it('finds nothing between files that say the same', async () => {
    const other = order.replaceAll("'", "'\r\n").replace('2.5', '2.50')
    const { code, out } = await run(['diff', 'a.edi', 'b.edi'], undefined, { 'a.edi': order, 'b.edi': other })
    expect({ code, out }).toEqual({ code: 0, out: '' })
  })

  it('names the element that differs, as text and as JSON, and exits 1', async () => {
    const files = { 'a.edi': order, 'b.edi': order.replace('QTY+21:10', 'QTY+21:12') }
    const { code, out } = await run(['diff', 'a.edi', 'b.edi'], undefined, files)
    expect(code).toBe(1)
    expect(out).toBe('~ ORDERS 1  LIN[1]/QTY/QTY01-2  10 → 12  [@134 @134]\n')
    const json = await run(['diff', '--json', 'a.edi', '-'], bytes(files['b.edi']), files)
    expect(JSON.parse(json.out)).toMatchObject({
      same: false,
      differences: [{ kind: 'changed', path: 'LIN[1]/QTY/QTY01-2', was: '10', is: '12' }],
    })
  })

  it('leaves out numbers and dates of the envelope when asked', async () => {
    const files = {
      'a.edi': order,
      'b.edi': order.replace('+201', '+202').replace('+201', '+202').replace(':0915', ':1000'),
    }
    expect((await run(['diff', 'a.edi', 'b.edi'], undefined, files)).code).toBe(1)
    const args = ['diff', '--ignore', 'numbers,dates', 'a.edi', 'b.edi']
    expect(await run(args, undefined, files)).toMatchObject({ code: 0, out: '' })
  })

  it('exits 2 when one is no EDI, missing, or not named', async () => {
    const files = { 'a.edi': order, 'b.edi': '<html>' }
    expect(await run(['diff', 'a.edi', 'b.edi'], undefined, files)).toMatchObject({
      code: 2,
      err: expect.stringContaining('b.edi: This is an HTML page'),
    })
    expect((await run(['diff', 'a.edi', 'none'], undefined, files)).code).toBe(2)
    expect((await run(['diff', 'a.edi'], undefined, files)).code).toBe(2)
    expect((await run(['diff', '--ignore', 'all', 'a.edi', 'a.edi'], undefined, files)).code).toBe(2)
  })
})

describe('edi acked', () => {
  it('says what an acknowledgement is about', async () => {
    const { out } = await run(['ack', 'broken-850.edi'])
    expect((await run(['acked'], bytes(out))).out).toBe('✗ 997 group 102\n✗ 997 message 102/0001 5\n')
  })
})

describe('edi schema import', () => {
  const folder = Object.fromEntries(
    Object.entries(TABLES).map(([kind, text]) => [`/t/${kind}.d07a.csv`, text]),
  )

  it('makes a directory that messages can then be read with', async () => {
    const { code, out } = await run(['schema', 'import', '/t', 'D07A'], undefined, folder)
    expect(code).toBe(0)
    const message = edifact({
      unh: "UNH+1+ORDERS:D:07A:UN'",
      body: ["BGM+220+PO-1'", `RFF+CT:${'7'.repeat(60)}'`],
    })
    const read = await run(['read', '--schema', 'd07a.json'], bytes(message), { 'd07a.json': out })
    expect(read).toMatchObject({ code: 0, out: expect.not.stringContaining('release-not-exact') })
    expect((await run(['read'], bytes(message))).code).toBe(1)
  })

  it.each([
    ['no such folder', ['schema', 'import', '/nowhere', 'D07A'], 'cannot be read'],
    ['no release', ['schema', 'import', '/t', 'seven'], 'Usage'],
    ['no verb', ['schema', 'export'], 'Usage'],
  ])('refuses with %s', async (_, args, reason) => {
    expect(await run(args, undefined, folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining(reason),
    })
  })

  it('refuses tables that are none, and files that are no directories', async () => {
    const broken = { ...folder, '/t/EDSD.d07a.csv': 'BGM;BEGIN;010;C999;C;1;' }
    expect((await run(['schema', 'import', '/t', 'D07A'], undefined, broken)).code).toBe(2)
    const loop = {
      ...folder,
      '/t/EDMD.d07a.csv': 'ORDERS:D:07A:UN::;;SG1;C;9\nORDERS:D:07A:UN::SG1;;SG1;C;9',
    }
    expect((await run(['schema', 'import', '/t', 'D07A'], undefined, loop)).err).toContain('holds itself')
    expect((await run(['read', '--schema', 'x.json'], undefined, { 'x.json': '{}' })).code).toBe(2)
    expect((await run(['read', '--schema', 'x.json'], undefined, { 'x.json': 'no' })).code).toBe(2)
  })
})

describe('the command line', () => {
  it('exits 2 with a reason for what is no EDI', async () => {
    const { code, err } = await run(['read'], bytes('<html>'))
    expect(code).toBe(2)
    expect(err).toContain('HTML')
  })

  it('exits 2 when the file cannot be read', async () => {
    expect(await run(['read', 'missing'])).toMatchObject({
      code: 2,
      err: 'missing cannot be read: no such file\n',
    })
  })

  it('explains itself when asked wrongly', async () => {
    for (const args of [
      [],
      ['eat'],
      ['read', '--colour'],
      ['read', 'a.edi', 'b.edi'],
      ['read', '--lang', 'de'],
    ]) {
      expect(await run(args)).toMatchObject({ code: 2, err: expect.stringContaining('edi <command>') })
    }
  })
})

describe('edi convert with UBL', () => {
  it('goes from X12 to UBL, and from there to EDIFACT', async () => {
    const ubl = await run(['convert', '--to', 'ubl:Order', 'po-850.edi'])
    expect(ubl.out).toContain('<cbc:ID>SKT-PO-2026-0417</cbc:ID>')
    const edifact = await run(['convert', '--to', 'edifact:ORDERS:D96A'], bytes(ubl.out))
    expect(edifact).toMatchObject({ code: 0, out: expect.stringContaining('SKT-PO-2026-0417') })
    expect(edifact.err).toContain('PEPPOL-T01-R002')
  })

  it('refuses an XML document that is none, and one with a document type', async () => {
    expect((await run(['convert', '--to', 'json'], bytes('<html></html>'))).code).toBe(2)
    const { code, err } = await run(['convert'], bytes('<!DOCTYPE a><Order/>'))
    expect(code).toBe(2)
    expect(err).toContain('[XML / 1:1]')
  })

  it('tells the rules a document breaks, in every way of asking', async () => {
    const { out } = await run(['convert', '--to', 'ubl:Order', 'po-850.edi'])
    const broken = bytes(out.replace('>120<', '>-120<'))
    const inspected = await run(['inspect'], broken)
    expect(inspected.code).toBe(1)
    expect(JSON.parse(inspected.out)).toMatchObject({
      standard: 'UBL',
      counts: { interchanges: 1, groups: 0, transactions: 1 },
      interchanges: [{ receiver: 'AURORA', transactions: [{ type: 'Order', accepted: false }] }],
      faults: [{ rule: 'PEPPOL-T01-R004', path: expect.stringContaining('cbc:Quantity') }, {}],
      notes: [{ rule: 'PEPPOL-T01-R002' }],
    })
    expect((await run(['validate', '--json'], broken)).out).toContain('PEPPOL-T01-R024')
    expect((await run(['read', '--lang', 'ja'], broken)).out).toContain('拒否')
    expect((await run(['order', '--json'], bytes(out))).out).toContain('SKT-PO-2026-0417')
    expect((await run(['ack'], bytes(out))).code).toBe(2)
  })
})
