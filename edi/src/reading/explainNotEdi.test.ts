import { describe, expect, it } from 'vitest'
import { explainNotEdi, readInterchanges } from '../index.ts'
import { bytes } from '../testSupport.ts'

describe('what is no EDI', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n ', 'nothing but blanks'],
    ['the first letters of a header', 'ISA', 'breaks off'],
    ['an HTML error page', '<!DOCTYPE html><html><body>502</body></html>', 'HTML'],
    ['XML', '<?xml version="1.0"?><Order/>', 'XML'],
    ['JSON', '{"order": 1}', 'JSON'],
    ['a ZIP archive', 'PK\u0003\u0004\u0014\u0000', 'archive'],
    ['gzip', '\u001f\u008b\u0008\u0000', 'archive'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['a picture', '\u0089PNG\r\n\u001a\n', 'image'],
    ['UTF-16', '\u00ff\u00feI\u0000S\u0000A\u0000', 'UTF-16'],
    ['UTF-16 without mark', 'I\u0000S\u0000A\u0000*\u0000', 'UTF-16'],
    ['base64', btoa('ISA*00*          *00*          *ZZ*SAKURA'), 'base64'],
    ['a group without interchange', 'GS*PO*A*B*20261120*0915*1*X*004010~', 'no ISA'],
    ['a message without interchange', "UNH+1+ORDERS:D:96A:UN'", 'no UNB'],
    ['binary noise', '\u0001\u0002\u0003\u00ff', 'binary'],
    ['text', 'Dear partner, please find attached', 'text without'],
  ])('is explained: %s', (_, text, reason) => {
    expect(readInterchanges(bytes(text))).toEqual([])
    expect(explainNotEdi(bytes(text))).toContain(reason)
    expect(explainNotEdi(bytes(text), 'ja')).toMatch(/[ぁ-ん]/)
  })

  it('is explained quickly even when it is 50 MB of noise', () => {
    const noise = new Uint8Array(50 * 1024 * 1024)
    // A fixed linear congruential generator: the same noise in every run.
    let state = 1
    for (let i = 0; i < noise.length; i++)
      noise[i] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24
    const begin = performance.now()
    expect(readInterchanges(noise)).toEqual([])
    expect(explainNotEdi(noise)).toContain('binary')
    expect(performance.now() - begin).toBeLessThan(1000)
  })
})
