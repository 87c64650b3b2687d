import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { languageOfHeader } from '../platform/language.ts'
import type { Language } from '../platform/language.ts'
import type { AuthOptions } from './auth.ts'
import { findKnownDevice, rememberDevice } from './knownDevice.ts'
import { passwordProof } from './passwordProof.ts'
import { confirmationMail, passwordResetMail } from './identityMails.ts'
import { queueMail } from '../platform/mail/queueMail.ts'

/** Sign-in, before any firm is known: better-auth on its own schema and its own login. */
export function createAuth({
  url,
  origin,
  origins,
  secret,
  rateLimits,
  onSessionEnd,
  onConfirmed,
}: AuthOptions) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    idleTimeoutMillis: 60_000,
    application_name: 'enishi auth',
  })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const registerPerson = async (
    user: { id: string; name: string; email: string },
    headers: Headers | null,
  ) => {
    const language = languageOfHeader(headers?.get('accept-language') ?? undefined)
    await pool.query('select private.register_person($1, $2, $3, $4)', [
      user.id,
      user.name,
      user.email,
      language,
    ])
  }
  /** A browser the account knows has guesses of its own: others' guesses do not lock it out there. */
  const keyOf = async (account: string, ctx: Parameters<typeof findKnownDevice>[0]) => {
    const device = await findKnownDevice(ctx, secret, account)
    return device ? `device ${device}` : account
  }
  const auth = betterAuth({
    baseURL: origin,
    basePath: '/auth',
    secret,
    telemetry: { enabled: false },
    // A wrong password is an answer, not news for the log.
    logger: { level: 'error' },
    trustedOrigins: request => origins.ofHost(request?.headers.get('host')),
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    advanced: {
      cookiePrefix: 'enishi',
      useSecureCookies: origin.startsWith('https:'),
      database: { generateId: () => newId() },
    },
    plugins: [
      passwordProof({
        takeGuess: personId => rateLimits.take(guesses, `proof ${personId}`),
        giveBack: personId => rateLimits.giveBack(guesses, `proof ${personId}`),
        note: (personId, sessionId) =>
          pool.query('select private.note_password_proof($1, $2)', [personId, sessionId]),
      }),
    ],
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    hooks: {
      before: createAuthMiddleware(async ctx => {
        const account = accountOf(ctx)
        if (!account) return
        const key = await keyOf(account, ctx)
        await rateLimits.take(guesses, key).catch(error => refuse(error, ctx.headers))
      }),
      after: createAuthMiddleware(async ctx => {
        const person = ctx.context.newSession?.user
        if (!person) return
        const account = accountOf(ctx)
        if (account) await rateLimits.giveBack(guesses, await keyOf(account, ctx))
        await rememberDevice(ctx, secret, person.email.toLowerCase(), origin.startsWith('https:'))
      }),
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 256,
      password: { hash: password => hash(password), verify: input => verify(input.hash, input.password) },
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => rateLimits.forget(guesses, user.email.toLowerCase()),
      sendResetPassword: async ({ user, url: link, token }, request) =>
        queueMail(pool, passwordResetMail(user.email, link, languageOf(request)), `password-reset:${token}`),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      afterEmailVerification: async user => onConfirmed(user.id),
      sendVerificationEmail: async ({ user, url: link, token }, request) =>
        queueMail(pool, confirmationMail(user.email, link, languageOf(request)), `confirm:${token}`),
    },
    databaseHooks: {
      user: {
        create: {
          before: async user => ({ data: { ...user, name: personName(user.name) } }),
          after: (user, context) => registerPerson(user, context?.headers ?? null),
        },
        update: {
          before: async user => ({
            data: user.name === undefined ? user : { ...user, name: personName(user.name) },
          }),
          after: (user, context) => registerPerson(user, context?.headers ?? null),
        },
      },
      session: { delete: { after: async session => onSessionEnd(session.id) } },
    },
  })
  return { auth, close: () => pool.end() }
}

/** Wrong passwords of one account, from whatever address; a forgotten one is set anew by mail. */
const guesses = { name: 'auth.guess', points: 10, seconds: 900 }

/** As one writes it, on one line; partners read it beside everything the person does. */
function personName(given: unknown): string {
  const name = typeof given === 'string' ? given.replace(/\s+/g, ' ').trim() : ''
  if (name === '' || name.length > 200)
    throw new APIError('BAD_REQUEST', { code: 'BAD_NAME', message: 'Write a name of 1 to 200 characters.' })
  return name
}

const accountOf = ({ path, body }: { path?: string; body?: { email?: unknown } }): string | null =>
  path === '/sign-in/email' && typeof body?.email === 'string' ? body.email.trim().toLowerCase() : null

function refuse(error: unknown, headers: Headers | undefined): never {
  if (!(error instanceof AppError)) throw error
  const message = error.texts[languageOfHeader(headers?.get('accept-language') ?? undefined)]
  throw new APIError('TOO_MANY_REQUESTS', { code: error.code, message })
}

export type Auth = ReturnType<typeof createAuth>['auth']

const languageOf = (request: Request | undefined): Language =>
  languageOfHeader(request?.headers.get('accept-language') ?? undefined)
