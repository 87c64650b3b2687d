import { beforeAll, describe, expect, it } from 'vitest'
import { password, people, startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'

/** Answers' statuses, one request after the other. */
async function statuses(app: TestApp, times: number, path: string, bodyOf: (time: number) => object) {
  const seen: number[] = []
  for (let time = 1; time <= times; time++) {
    const response = await app.fetch(`/auth/${path}`, {
      method: 'POST',
      // What a client claims of its address counts for nothing.
      headers: {
        'content-type': 'application/json',
        origin: app.origin,
        'x-forwarded-for': `203.0.113.${time}`,
      },
      body: JSON.stringify(bodyOf(time)),
    })
    await response.text()
    seen.push(response.status)
  }
  return seen
}

describe('signing in', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })

  it('gives an account ten guesses, then not even the right password, and other accounts nothing of it', async () => {
    const spellings = [people.marta.email, people.marta.email.toUpperCase()]
    const guessed = await statuses(app, 10, 'sign-in/email', time => ({
      email: spellings[time % 2],
      password: `wrong password ${time}`,
    }))
    expect(guessed).toEqual(Array(10).fill(401))
    const right = { email: people.marta.email, password }
    expect(await statuses(app, 1, 'sign-in/email', () => right)).toEqual([429])
    const other = { email: people.kenji.email, password }
    expect(await statuses(app, 2, 'sign-in/email', () => other)).toEqual([200, 200])
  })

  it('answers an address twenty times in a minute, whoever it asks for', async () => {
    const asked = await statuses(app, 10, 'sign-in/email', time => ({
      email: `nobody${time}@nowhere.example`,
      password: 'some password',
    }))
    expect(asked).toEqual([...Array(7).fill(401), ...Array(3).fill(429)])
  })
})

describe('an address', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })

  it('signs few people up at once', async () => {
    const signedUp = await statuses(app, 4, 'sign-up/email', time => ({
      name: 'Somebody',
      email: `somebody${time}@sign-up.example`,
      password: 'a long password',
    }))
    expect(signedUp).toEqual([200, 200, 200, 429])
  })

  it('asks for few forgotten passwords, known or unknown alike', async () => {
    const asked = await statuses(app, 4, 'request-password-reset', time => ({
      email: time % 2 ? people.marta.email : 'nobody@nowhere.example',
      redirectTo: '/reset-password',
    }))
    expect(asked).toEqual([200, 200, 200, 429])
  })
})
