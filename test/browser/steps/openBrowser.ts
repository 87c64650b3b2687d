import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The machine's Chromium, else the one that npm brings (Linux). TEST_CHROMIUM names another;
 * `TEST_CHROMIUM=npm` takes the one from npm although the machine has one.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['TEST_CHROMIUM']
  const own = named && named !== 'npm' ? named : usual.find(path => existsSync(path))
  if (own && named !== 'npm') return chromium.launch({ executablePath: own, args: ['--headless', ...quiet] })
  const { default: brought } = await import('@sparticuz/chromium')
  // Its own list is for one page in one process; ours has several people.
  return chromium.launch({
    executablePath: await brought.executablePath(),
    args: [
      '--headless=shell',
      '--font-render-hinting=none',
      '--disable-setuid-sandbox',
      '--no-zygote',
      ...quiet,
    ],
  })
}
