import { mkdir } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startServerProcess } from '../support/serverProcess.ts'
import type { ServerProcess } from '../support/serverProcess.ts'
import { people, password } from '../support/people.ts'
import { openBrowser } from './steps/openBrowser.ts'
import { artifacts } from './steps/people.ts'

/** WCAG 2.2 at level AA. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const languages = { en: people.aiko, ja: people.kenji }
const sizes = { desktop: { width: 1360, height: 820 }, phone: { width: 390, height: 844 } }

const signedOut = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password?token=x',
  '/confirmed',
  '/invitation/unknown',
  '/mail',
]

const lists = [
  '/',
  '/deals',
  '/deals?view=table',
  '/accounts',
  '/accounts/import',
  '/sharing',
  '/campaigns',
  '/plans',
  '/forum',
  '/chat',
  '/orders',
  '/exchange',
  '/partnerships',
  '/settings',
  '/settings/firm',
  '/settings/keys',
  '/welcome',
  '/nowhere',
]

/** A record of each kind, found through its list as a person would. */
const records: Record<string, { list: string; link: RegExp }> = {
  account: { list: '/accounts', link: /^\/accounts\/[0-9a-f-]{36}/ },
  deal: { list: '/deals', link: /^\/deals\/[0-9a-f-]{36}/ },
  campaign: { list: '/campaigns', link: /^\/campaigns\/[0-9a-f-]{36}/ },
  plan: { list: '/plans', link: /^\/plans\/[0-9a-f-]{36}/ },
  topic: { list: '/forum', link: /^\/forum\/[0-9a-f-]{36}/ },
  room: { list: '/chat', link: /^\/chat\/[0-9a-f-]{36}/ },
  order: { list: '/orders', link: /^\/orders\/[0-9a-f-]{36}/ },
  interchange: { list: '/exchange', link: /^\/exchange\/[0-9a-f-]{36}/ },
  partnership: { list: '/partnerships', link: /^\/partnerships\/[0-9a-f-]{36}/ },
}

describe('every page', () => {
  let server: ServerProcess
  let browser: Browser
  const found = new Map<string, string[]>()

  beforeAll(async () => {
    await mkdir(artifacts, { recursive: true })
    ;[server, browser] = await Promise.all([startServerProcess(), openBrowser()])
    for (const language of ['en', 'ja'] as const) {
      const { context, page } = await visitor(language, 'light', 'desktop')
      await signIn(context, language)
      const paths: string[] = []
      for (const { list, link } of Object.values(records)) paths.push(await firstLink(page, list, link))
      const partnership = paths.at(-1)?.split('/').pop() ?? ''
      found.set(language, [...paths, `/exchange/agreements/${partnership}`])
      await context.close()
    }
  })
  afterAll(async () => {
    await browser?.close()
    await server?.remove()
  })

  async function visitor(language: 'en' | 'ja', scheme: 'light' | 'dark', size: keyof typeof sizes) {
    const context = await browser.newContext({
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
      colorScheme: scheme,
      viewport: sizes[size],
      reducedMotion: 'reduce',
    })
    return { context, page: await context.newPage() }
  }

  async function signIn(context: BrowserContext, language: 'en' | 'ja') {
    const response = await context.request.post(`${server.origin}/auth/sign-in/email`, {
      data: { email: languages[language].email, password },
      headers: { origin: server.origin },
    })
    expect(response.status()).toBe(200)
  }

  async function firstLink(page: Page, list: string, link: RegExp): Promise<string> {
    await page.goto(server.origin + list)
    const links = page.locator('main a[href]')
    return vi.waitFor(
      async () => {
        const hrefs = await links.evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''))
        const path = hrefs.find(href => link.test(href))
        if (!path) throw new Error(`${list} links to no record.`)
        return path
      },
      { timeout: 20_000, interval: 200 },
    )
  }

  async function settled(page: Page, path: string) {
    await page.goto(server.origin + path)
    await page.locator('h1').first().waitFor({ timeout: 20_000 })
    // Skeletons are gone when the page has what it asked for.
    await page
      .waitForFunction(() => !document.querySelector('[aria-busy=true], .animate-pulse'), undefined, {
        timeout: 10_000,
      })
      .catch(() => {})
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    // A colour on its way from one theme to the other is nobody's choice.
    await page.addStyleTag({
      content: '*, ::before, ::after { transition: none !important; animation: none !important }',
    })
  }

  async function faultsOf(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
    return violations.map(
      each =>
        `${each.id}: ${each.nodes
          .map(node => node.target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
    )
  }

  const pictureName = (path: string, ...kind: string[]) =>
    new URL(
      `${[
        path
          .replace(/[0-9a-f-]{36}/g, 'id')
          .replace(/\W+/g, '-')
          .replace(/^-|-$/g, '') || 'home',
        ...kind,
      ].join('.')}.png`,
      artifacts,
    ).pathname

  it.concurrent.each(['en', 'ja'] as const)(
    'is usable by everybody (axe, WCAG 2.2 AA), in %s, light and dark, on a desktop and a phone',
    async language => {
      const faults: Record<string, string[]> = {}
      const { context, page } = await visitor(language, 'light', 'desktop')
      const look = async (path: string) => {
        await settled(page, path)
        for (const size of ['desktop', 'phone'] as const) {
          await page.setViewportSize(sizes[size])
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            await page.waitForTimeout(100)
            // Each theme and each size is examined once; colours do not depend on the size.
            const isExamined = (size === 'desktop') === (colorScheme === 'light')
            const violations = isExamined ? await faultsOf(page) : []
            const width = await page.evaluate(() => document.documentElement.scrollWidth)
            if (width > sizes[size].width) violations.push(`the page is ${width} pixels wide`)
            if (violations.length > 0)
              faults[`${size} ${colorScheme} ${path.replace(/[0-9a-f-]{36}/g, 'id')}`] = violations
            await page.screenshot({ path: pictureName(path, size, colorScheme, language) })
          }
        }
        await page.setViewportSize(sizes.desktop)
      }
      for (const path of signedOut) await look(path)
      await signIn(context, language)
      for (const path of [...lists, ...(found.get(language) ?? [])]) await look(path)
      await context.close()
      expect(faults).toEqual({})
    },
    900_000,
  )
})
