import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 at level AA. */
const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}

/** Once for each load of a page: the script is large. */
export async function injectAxe(page: Page): Promise<void> {
  await page.evaluate(source)
}

/** What axe finds wrong with the page as it is, with the first places of each fault. */
export async function faultsOf(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async (given): Promise<AxeResults['violations']> => {
    const results = await Reflect.get(window, 'axe').run(document, given)
    return results.violations
  }, options)
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
  )
}
