import { readFile } from 'node:fs/promises'
import { createApp } from '@enishi/server/src/app.ts'
import { openSecrets } from '@enishi/server/src/platform/db/secrets.ts'
import { readEnv } from '@enishi/server/src/platform/env.ts'
import { password } from './loadWorld.ts'
import { serve } from './serve.ts'

/** The product as it is: sessions, trusted documents, grants and row security. Its clients' documents are the measured ones. */
const { home, manifest, logins, emails } = JSON.parse(
  await readFile(process.env['BENCH_PRODUCT'] ?? '', 'utf8'),
)
const env = readEnv({ ENISHI_DATA: home, ENISHI_PORT: '0', LOG_LEVEL: 'warn' }, home)
const app = await createApp(env, logins, await openSecrets(home), manifest)

const auth = await app.auth.open()
const cookies: Record<string, string> = {}
for (const email of emails as string[]) {
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  cookies[email] = headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0])
    .join('; ')
}
await serve(app.server, { cookies }, () => app.close())
