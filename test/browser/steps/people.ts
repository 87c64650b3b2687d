import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { people } from '../../support/people.ts'
import type { PersonName } from '../../support/people.ts'
import { wordsOf } from '../../support/words.ts'

export const artifacts = new URL('../../artifacts/', import.meta.url)

/** Somebody at a browser of their own. */
export interface Person {
  page: Page
  context: BrowserContext
  /** The client's words in this person's language. */
  say: ReturnType<typeof wordsOf>
  /** What their browser complained of. */
  complaints: string[]
  button(key: string, values?: Record<string, string | number>, within?: Locator): Locator
  open(path: string): Promise<void>
}

/** Opens a browser context and signs in with the button that the demo world offers. */
export async function arrive(
  browser: Browser,
  origin: string,
  name: Exclude<PersonName, 'stranger'>,
): Promise<Person> {
  const { language } = people[name]
  const person = await meet(browser, origin, language)
  await person.page.goto(origin)
  await person.page.getByRole('button', { name: new RegExp(people[name].name) }).click()
  await person.page.getByRole('navigation', { name: person.say('shell.mainNavigation') }).waitFor()
  return person
}

/** A browser of somebody who is not signed in. */
export async function meet(browser: Browser, origin: string, language: 'en' | 'ja'): Promise<Person> {
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    viewport: { width: 1360, height: 820 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
      complaints.push(message.text())
  })
  const say = wordsOf(language)
  return {
    page,
    context,
    say,
    complaints,
    button: (key, values = {}, within) =>
      (within ?? page.locator('body')).getByRole('button', { name: say(key, values), exact: true }),
    open: async path => {
      await page.goto(origin + path)
    },
  }
}

/** Keeps a picture of what everybody saw when the test fails. */
export function pictureOnFailure(persons: Record<string, Person>): void {
  onTestFailed(async ({ task }) => {
    for (const [name, { page, complaints }] of Object.entries(persons)) {
      const file = `failed-${task.name.replace(/\W+/g, '-').slice(0, 60)}-${name}.png`
      await page.screenshot({ path: new URL(file, artifacts).pathname }).catch(() => {})
      if (complaints.length > 0) process.stderr.write(`${name}'s browser: ${complaints.join('\n')}\n`)
    }
  })
}
