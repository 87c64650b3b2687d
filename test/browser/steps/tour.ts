import type { Browser, Page } from 'playwright-core'
import { injectAxe } from './axe.ts'

export const sizes = { desktop: { width: 1360, height: 820 }, phone: { width: 390, height: 844 } }
export type Size = keyof typeof sizes

/** One page of the client, as its router lists it. */
export interface Route {
  name: string
  path: string
  isForAnyone: boolean
}

/** A link that a page shows, and the route it leads to. */
export interface Link {
  route: string
  href: string
  /** How many of the route's parameters it fills. */
  parameters: number
}

/** One browser page that goes from screen to screen inside the client, as a person does: nothing is loaded twice. */
export interface Tour {
  page: Page
  complaints: string[]
  routes(): Promise<Route[]>
  /** Loads the client anew, e.g. after signing in. */
  load(path: string): Promise<void>
  /** @returns the name of the route that was shown in the end */
  visit(path: string): Promise<string>
  /** Waits until nothing is asked for and nothing changes any more. @returns what did not come to rest */
  rest(): Promise<string | null>
  /** Waits until a changed theme is on the screen. */
  painted(): Promise<void>
  links(): Promise<Link[]>
}

export async function startTour(browser: Browser, origin: string, language: 'en' | 'ja'): Promise<Tour> {
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    viewport: sizes.desktop,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  await context.addInitScript(countRequests)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      complaints.push(message.text())
  })
  return {
    page,
    complaints,
    async load(path) {
      await page.goto(origin + path)
      // The page is loaded before the client has asked who is there, and stands.
      await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
      // A colour on its way from one theme to the other is nobody's choice.
      await page.addStyleTag({
        content: '*, ::before, ::after { transition: none !important; animation: none !important }',
      })
      await injectAxe(page)
    },
    routes: () => page.evaluate(readRoutes),
    visit: path => page.evaluate(visit, path),
    rest: () => page.evaluate(rest),
    painted: () =>
      page.evaluate(
        () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
      ),
    links: () => page.evaluate(readLinks),
  }
}

// What follows runs in the page, each function alone.

/** Lets `rest` know how many answers the page still waits for. */
function countRequests() {
  const send = window.fetch
  let underway = 0
  Reflect.defineProperty(window, 'requestsUnderway', { get: () => underway })
  window.fetch = async (...request) => {
    underway++
    try {
      const response = await send(...request)
      void response
        .clone()
        .arrayBuffer()
        .catch(() => {})
        .finally(() => underway--)
      return response
    } catch (error) {
      underway--
      throw error
    }
  }
}

async function rest(): Promise<string | null> {
  const began = performance.now()
  let changedAt = began
  const observer = new MutationObserver(() => (changedAt = performance.now()))
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  try {
    for (;;) {
      await new Promise(resolve => setTimeout(resolve, 10))
      const busy = document.querySelector('[aria-busy=true], .animate-pulse')
      const underway: number = Reflect.get(window, 'requestsUnderway')
      const isQuiet = performance.now() - changedAt > 80
      if (isQuiet && !busy && underway === 0 && document.querySelector('h1')) break
      if (performance.now() - began < 15_000) continue
      if (busy) return `still busy: ${busy.outerHTML.slice(0, 200)}`
      if (underway > 0) return `${underway} requests without an answer`
      return isQuiet ? 'no heading' : 'it keeps changing'
    }
  } finally {
    observer.disconnect()
  }
  await document.fonts.ready
  return null
}

function readRoutes(): Route[] {
  const { $router } = Reflect.get(document.querySelector('#app') ?? {}, '__vue_app__').config.globalProperties
  const records: { name?: string; path: string; meta: { access?: string } }[] = $router.getRoutes()
  return records.flatMap(({ name, path, meta }) =>
    name ? [{ name, path, isForAnyone: meta.access === 'anyone' }] : [],
  )
}

async function visit(path: string): Promise<string> {
  const { $router } = Reflect.get(document.querySelector('#app') ?? {}, '__vue_app__').config.globalProperties
  await $router.push(path)
  return $router.currentRoute.value.name
}

function readLinks(): Link[] {
  const { $router } = Reflect.get(document.querySelector('#app') ?? {}, '__vue_app__').config.globalProperties
  return [...document.querySelectorAll('a[href^="/"]')].map(link => {
    const href = link.getAttribute('href') ?? ''
    const { name, params } = $router.resolve(href)
    return { route: name, href, parameters: Object.values(params).filter(Boolean).length }
  })
}
