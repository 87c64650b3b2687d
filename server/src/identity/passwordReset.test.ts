import { expect, it } from 'vitest'
import { password, people, startTestApp, withClient } from '../../../test/support/index.ts'

it('a new password, set by mail, opens an account that guesses had locked', async () => {
  const app = await startTestApp()
  const { email } = people.aiko
  const post = (path: string, body: object) =>
    app.fetch(`/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.origin },
      body: JSON.stringify(body),
    })
  for (let time = 0; time < 10; time++)
    await post('sign-in/email', { email, password: `wrong password ${time}` })
  expect((await post('sign-in/email', { email, password })).status).toBe(429)
  await post('request-password-reset', { email, redirectTo: '/reset-password' })
  const { rows } = await withClient(app.ownerUrl, client =>
    client.query<{ body_text: string }>(
      `select body_text from outgoing_mail where cause like 'password-reset:%'`,
    ),
  )
  const token = /reset-password\/([^?\s]+)/.exec(rows[0]?.body_text ?? '')?.[1]
  expect((await post('reset-password', { token, newPassword: 'a new long password' })).status).toBe(200)
  expect((await post('sign-in/email', { email, password: 'a new long password' })).status).toBe(200)
})
