import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from './people.ts'

/** Chooses from a select by its name, as the keyboard or mouse would. */
export async function chooseIn(
  { page }: Person,
  name: string,
  option: string,
  within?: Locator,
): Promise<void> {
  const select = (within ?? page.locator('body')).getByRole('combobox', { name: labelled(name) })
  await select.waitFor()
  if ((await select.innerText()).trim() === option) return
  await select.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Fills a field; again when a menu that was closing took the focus away meanwhile. */
export async function fillIn(field: Locator, text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await field.fill(text)
        return field.inputValue()
      },
      { timeout: 15_000, interval: 300 },
    )
    .toBe(text)
}

/** A field's name; what must be filled in has a star behind it. */
const labelled = (name: string) => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?$`)

/** Opens a deal from the board by its title or number. */
export async function openDealCard({ page, open }: Person, words: string): Promise<void> {
  await open('/deals')
  const card = page.getByTestId('deal-card').filter({ hasText: words }).first()
  await card.getByRole('link').first().click()
  await page.waitForURL(/\/deals\/[0-9a-f-]{36}$/)
}

/** Finds the newest mail to an address on the mail page and follows its link. */
export async function readMail(person: Person, origin: string, to: string, link: RegExp): Promise<void> {
  const { page } = person
  await page.goto(`${origin}/mail`)
  for (let attempt = 0; attempt < 20; attempt++) {
    const mail = page.getByRole('listitem').getByRole('button').filter({ hasText: to }).first()
    if ((await mail.count()) > 0) {
      await mail.click()
      const href = await page
        .getByTestId('mail')
        .getByRole('link', { name: link })
        .first()
        .getAttribute('href')
      await page.goto(href ?? '')
      return
    }
    await page.waitForTimeout(500)
    await person.button('identity.mail.refresh').click()
  }
  throw new Error(`No mail to ${to} arrived.`)
}
