import { notFound } from '../platform/errors.ts'
import { sendJson } from '../platform/http/body.ts'
import type { Route } from '../platform/http/server.ts'
import { demoPassword, demoPeople } from './people.ts'

/** What the sign-in page offers while the demo world is loaded. */
export const demoLogins: Route = {
  method: 'GET',
  path: '/demo/logins',
  async handle(_request, response, ctx) {
    const loaded = await ctx.query(tx =>
      tx.selectFrom('installation_fact').select('key').where('key', '=', 'demo').executeTakeFirst(),
    )
    if (!loaded) throw notFound({ en: 'The demo world', ja: 'デモデータ' })
    const people = demoPeople.map(({ name, email, organization, role }) => ({
      name,
      email,
      organization,
      role,
    }))
    sendJson(response, 200, { password: demoPassword, people })
  },
}
