import { beforeAll, describe, expect, it } from 'vitest'
import { password, people, startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const signIn = (email: string, given: string, cookie = '') =>
  app.fetch('/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.origin, cookie },
    body: JSON.stringify({ email, password: given }),
  })

/** What stays in the browser after signing out. */
const deviceOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0] ?? '')
    .filter(each => each.startsWith('enishi.device'))
    .join('; ')

describe('an account that somebody else guesses at', () => {
  it('stays open in a browser that it signed in from before, not in one that claims so, nor for another account’s', async () => {
    const { email } = people.kenji
    const device = deviceOf(await signIn(email, password))
    const other = deviceOf(await signIn(people.marta.email, password))
    expect(device).not.toBe('')
    for (let time = 0; time < 10; time++) await signIn(email, `wrong password ${time}`)
    expect((await signIn(email, password)).status).toBe(429)
    const [name = '', value = ''] = device.split('=')
    for (const forged of [`${name}=1${value.slice(1)}`, `${name}=${other.split('=')[1]}.x`, other])
      expect((await signIn(email, password, forged)).status).toBe(429)
    expect((await signIn(email, password, device)).status).toBe(200)
  })
})
