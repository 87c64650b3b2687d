import { describe, expect, it } from 'vitest'
import { runEdiCli } from './index.ts'
import { NOW, bytes, sample } from './testSupport.ts'

async function run(
  args: string[],
  stdin: Uint8Array = new Uint8Array(),
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runEdiCli(args, {
    readFile: path =>
      path.endsWith('.edi') ? Promise.resolve(sample(path)) : Promise.reject(new Error('no such file')),
    readStdin: () => Promise.resolve(stdin),
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
      expect(await run(args)).toMatchObject({ code: 2, err: expect.stringContaining('edi <read|ack|order>') })
    }
  })
})
