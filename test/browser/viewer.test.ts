import { mkdir, readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServerProcess } from '../support/serverProcess.ts'
import type { ServerProcess } from '../support/serverProcess.ts'
import { faultsOf, injectAxe } from './steps/axe.ts'
import { openBrowser } from './steps/openBrowser.ts'
import { arrive, artifacts, pictureOnFailure } from './steps/people.ts'
import type { Person } from './steps/people.ts'

/** A file looked at in the browser, which keeps it to itself. */
describe('the EDI viewer', () => {
  let server: ServerProcess
  let browser: Browser
  let aiko: Person
  const sent: string[] = []

  beforeAll(async () => {
    await mkdir(artifacts, { recursive: true })
    ;[server, browser] = await Promise.all([startServerProcess(), openBrowser()])
    aiko = await arrive(browser, server.origin, 'aiko')
    await aiko.open('/exchange/viewer')
    await aiko.page.getByTestId('viewer-file').waitFor()
    aiko.page.on('request', request => {
      if (request.postData() !== null) sent.push(request.postData() ?? '')
    })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.remove()
  })
  beforeEach(() => {
    if (aiko) pictureOnFailure({ aiko })
  })

  const tab = (key: string, values = {}) => aiko.page.getByRole('tab', { name: aiko.say(key, values) })

  it('explains a sample by keyboard alone, from fault to fault', async () => {
    const { page, say } = aiko
    await aiko.button('exchange.viewer.sample.x12').click()
    await page.getByTestId('viewer-facts').getByText(say('exchange.viewer.verdict.rejected')).waitFor()
    const rows = page.getByTestId('viewer-rows')
    await rows.focus()
    await page.keyboard.press('End')
    await page.getByRole('option', { selected: true }).getByText('IEA', { exact: true }).waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('n')
    const segment = page.getByTestId('viewer-segment')
    await segment.getByText('at most 3 are allowed', { exact: false }).waitFor()
    expect(await segment.innerText()).toContain('CUR')
    expect(await rows.getAttribute('aria-activedescendant')).toBe(
      await page.getByRole('option', { selected: true }).getAttribute('id'),
    )
  })

  it('is usable by everybody (axe), on every tab', async () => {
    const { page } = aiko
    await injectAxe(page)
    for (const [key, found] of [
      ['exchange.viewer.tab.segments', 'viewer-rows'],
      ['exchange.viewer.tab.documents', 'viewer-document'],
      ['exchange.viewer.tab.acknowledgement', 'viewer-acknowledgement'],
    ] as const) {
      await tab(key).click()
      await page.getByTestId(found).waitFor()
      expect(await faultsOf(page), key).toEqual([])
    }
  })

  it('leads from a fault to its segment', async () => {
    const { page, say } = aiko
    await tab('exchange.viewer.tab.faults', { n: 7 }).click()
    await page.getByTestId('viewer-fault').last().click()
    await page.getByTestId('viewer-segment').waitFor()
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1)
    await page.getByRole('button', { name: say('exchange.viewer.previousFault') }).click()
  })

  it('shows the answer that would be sent, and saves what was read as JSON', async () => {
    const { page } = aiko
    await tab('exchange.viewer.tab.acknowledgement').click()
    await page.getByTestId('viewer-acknowledgement').getByText('AK5*R', { exact: false }).waitFor()
    const saving = page.waitForEvent('download')
    await aiko.button('exchange.viewer.save').click()
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('broken-850.json')
    const read: unknown = JSON.parse(await readFile(await saved.path(), 'utf8'))
    expect(read).toMatchObject([
      { verdict: 'rejected', messages: [{ type: '850', document: { kind: 'order' } }] },
    ])
  })

  it('reads what is pasted, and says what a text is that is none', async () => {
    const { page } = aiko
    await aiko.button('exchange.viewer.another').click()
    await page.getByRole('textbox').fill('<html><body>502 Bad Gateway</body></html>')
    await aiko.button('exchange.viewer.look').click()
    await page.getByRole('alert').getByText('This is an HTML page', { exact: false }).waitFor()
    await aiko.button('exchange.viewer.another').first().click()
    await page.getByRole('textbox').fill("UNB+UNOC:3+SECRET-SENDER:ZZ+B:ZZ+261120:0915+1'UNZ+0+1'")
    await aiko.button('exchange.viewer.look').click()
    await page.getByTestId('viewer-facts').getByText('SECRET-SENDER', { exact: false }).waitFor()
    expect(await page.getByRole('option').count()).toBe(2)
  })

  it('opens an interchange that was kept, and sends nothing of any file', async () => {
    const { page } = aiko
    await aiko.open('/exchange')
    await page.locator('a[href^="/exchange/"][href*="-"]').first().click()
    await page.getByRole('link', { name: aiko.say('exchange.viewer.openIn') }).click()
    await page.getByTestId('viewer-rows').waitFor()
    expect(sent.filter(body => /SECRET-SENDER|Bad Gateway|DOLLAR/.test(body))).toEqual([])
    expect(aiko.complaints).toEqual([])
  })
})
