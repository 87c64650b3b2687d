import { createHash } from 'node:crypto'
import { newId } from '../platform/ids.ts'

interface SignedCookies {
  getSignedCookie(name: string, secret: string): Promise<string | null | undefined | false>
  setSignedCookie(name: string, value: string, secret: string, options: object): Promise<unknown>
}

const days = 400

/** Of an account, so that several people may use one browser; it names nobody. */
const cookieOf = (email: string) =>
  `enishi.device_${createHash('sha256').update(email).digest('hex').slice(0, 16)}`

/** The browser that an account signed in from before, as its signed cookie says; null for any other. */
export async function findKnownDevice(
  ctx: SignedCookies,
  secret: string,
  email: string,
): Promise<string | null> {
  return (await ctx.getSignedCookie(cookieOf(email), secret)) || null
}

/** Kept for as long as browsers keep a cookie: it opens nothing, and only keeps others' guesses from locking the account here. */
export async function rememberDevice(
  ctx: SignedCookies,
  secret: string,
  email: string,
  isSecure: boolean,
): Promise<void> {
  const device = (await findKnownDevice(ctx, secret, email)) ?? newId()
  await ctx.setSignedCookie(cookieOf(email), device, secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    path: '/auth',
    maxAge: days * 86_400,
  })
}
