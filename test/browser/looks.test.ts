import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServerProcess } from '../support/serverProcess.ts'
import type { ServerProcess } from '../support/serverProcess.ts'
import { people, password } from '../support/people.ts'
import { faultsOf } from './steps/axe.ts'
import { openBrowser } from './steps/openBrowser.ts'
import { artifacts } from './steps/people.ts'
import { sizes, startTour } from './steps/tour.ts'
import type { Link, Tour } from './steps/tour.ts'

const languages = { en: people.aiko, ja: people.kenji }

/** What a page shows only by its query. */
const furtherViews = ['/deals?view=table', '/sharing?direction=received', '/reset-password?token=x']

/**
 * The pages come from the router. One whose path has parameters is opened by the first link to it that another page
 * shows: a page to which nothing of the demo world leads is a fault, and so is a link that leads nowhere.
 */
describe('every page', () => {
  let server: ServerProcess
  let browser: Browser

  beforeAll(async () => {
    await mkdir(artifacts, { recursive: true })
    ;[server, browser] = await Promise.all([startServerProcess(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.remove()
  })

  async function signIn({ page }: Tour, email: string) {
    const response = await page.request.post(`${server.origin}/auth/sign-in/email`, {
      data: { email, password },
      headers: { origin: server.origin },
    })
    expect(response.status()).toBe(200)
  }

  /** A mail with an invitation, and what its link opens. */
  async function mailedPaths({ page }: Tour): Promise<string[]> {
    const answer = await page.request.get(`${server.origin}/mail/messages`)
    const mails: { id: string; links: string[] }[] = await answer.json()
    const invitations = mails.flatMap(({ id, links }) =>
      links
        .filter(link => link.includes('/invitation/'))
        .map(link => [`/mail?id=${id}`, new URL(link).pathname]),
    )
    return invitations[0] ?? []
  }

  it.concurrent.each(['en', 'ja'] as const)(
    'is usable by everybody (axe, WCAG 2.2 AA), in %s, light and dark, on a desktop and a phone',
    async language => {
      const faults: Record<string, string[]> = {}
      const tour = await startTour(browser, server.origin, language)
      const { page } = tour
      const seen = new Set<string>()
      const reached = new Set<string>()

      /** Looks at one page in both sizes and themes. @returns where it leads */
      async function look(path: string): Promise<Link[]> {
        reached.add(await tour.visit(path))
        const unrest = await tour.rest()
        if (unrest) faults[nameOf(path)] = [unrest]
        const links = await tour.links()
        const lost = links.filter(({ route }) => route === 'not-found').map(({ href }) => href)
        if (lost.length > 0) faults[`links of ${nameOf(path)}`] = lost
        for (const size of ['desktop', 'phone'] as const) {
          await page.setViewportSize(sizes[size])
          await tour.rest()
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            await tour.painted()
            const found = await faultsOf(page)
            const width = await page.evaluate(() => document.documentElement.scrollWidth)
            if (width > sizes[size].width) found.push(`the page is ${width} pixels wide`)
            if (found.length > 0) faults[`${nameOf(path)} ${size} ${colorScheme}`] = found
            const name = `${nameOf(path)}.${size}.${colorScheme}.${language}.jpg`
            await page.screenshot({
              path: new URL(name, artifacts).pathname,
              type: 'jpeg',
              quality: 80,
            })
          }
        }
        await page.setViewportSize(sizes.desktop)
        return links
      }

      /** Looks at these pages and at one of each kind that they lead to. */
      async function lookAround(paths: string[]) {
        const waiting = [...paths]
        for (const path of waiting) {
          for (const { route, href, parameters } of await look(path)) {
            const kind = `${route} ${parameters}`
            if (parameters === 0 || seen.has(kind)) continue
            seen.add(kind)
            waiting.push(href)
          }
        }
      }

      await tour.load('/sign-in')
      const routes = await tour.routes()
      const plain = routes.filter(({ path }) => !path.includes(':'))
      for (const { path, isForAnyone } of plain) if (isForAnyone) await look(path)
      await signIn(tour, languages[language].email)
      await tour.load('/')
      const mailed = await mailedPaths(tour)
      const inside = plain.filter(({ isForAnyone }) => !isForAnyone).map(({ path }) => path)
      await lookAround([...inside, ...furtherViews, ...mailed, '/nowhere'])
      await page.context().close()
      const unreached = routes.filter(({ name }) => !reached.has(name)).map(({ name }) => name)
      expect({ faults, unreached, complaints: tour.complaints }).toEqual({
        faults: {},
        unreached: [],
        complaints: [],
      })
    },
    400_000,
  )

  it('would be found out if it were hard to read', async () => {
    const { page, ...tour } = await startTour(browser, server.origin, 'en')
    await tour.load('/sign-in')
    expect(await tour.rest()).toBeNull()
    expect(await faultsOf(page)).toEqual([])
    await page.evaluate(() => {
      const faint = document.createElement('p')
      faint.textContent = 'Hardly to be read'
      faint.style.cssText = 'color: #ccc; background: #fff'
      document.querySelector('h1')?.after(faint)
    })
    expect(await faultsOf(page)).toEqual([expect.stringContaining('color-contrast')])
    await page.context().close()
  })
})

/** The same in every run, and good for a file's name. */
const nameOf = (path: string) =>
  path
    .replace(/[0-9a-f-]{36}/g, 'id')
    .replace(/(?<=invitation\/).+/, 'token')
    .replace(/\W+/g, '-')
    .replace(/^-|-$/g, '') || 'home'
