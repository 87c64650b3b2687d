import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api'
import { z } from 'zod'

interface Proofs {
  /** Counts one guess of the person's password. */
  takeGuess(personId: string): Promise<void>
  giveBack(personId: string): Promise<void>
  /** Kept for five minutes, for this session alone. */
  note(personId: string, sessionId: string): Promise<unknown>
}

/** `POST /auth/prove-password`: whoever sits at the screen is the person who signed in. */
export const passwordProof = ({ takeGuess, giveBack, note }: Proofs) => ({
  id: 'password-proof',
  endpoints: {
    provePassword: createAuthEndpoint(
      '/prove-password',
      { method: 'POST', body: z.object({ password: z.string().max(256) }), use: [sessionMiddleware] },
      async ctx => {
        const { user, session } = ctx.context.session
        await takeGuess(user.id).catch(() => {
          throw new APIError('TOO_MANY_REQUESTS', {
            code: 'RATE_LIMITED',
            message: 'Too many wrong passwords. Wait a quarter of an hour.',
          })
        })
        const accounts = await ctx.context.internalAdapter.findAccounts(user.id)
        const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password
        if (!hash || !(await ctx.context.password.verify({ hash, password: ctx.body.password })))
          throw new APIError('BAD_REQUEST', {
            code: 'INVALID_PASSWORD',
            message: 'This is not your password.',
          })
        await giveBack(user.id)
        await note(user.id, session.id)
        return ctx.json({ isProven: true })
      },
    ),
  },
})
