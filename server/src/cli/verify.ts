import { defineCommand } from 'citty'
import { verifyLedgers } from '../ledger/index.ts'
import { openDatabase } from '../platform/db/database.ts'
import { readEnv } from '../platform/env.ts'
import { openInstallation } from './installation.ts'
import { failClearly, say } from './say.ts'

export const verify = defineCommand({
  meta: { name: 'verify', description: 'Check every partnership ledger and its signed heads' },
  args: { partnership: { type: 'string', description: 'Only this one, by its id' } },
  run: ({ args }) =>
    failClearly(async () => {
      const installation = await openInstallation(readEnv(process.env, process.cwd()), () => {})
      const { logins, secrets } = installation
      const db = openDatabase(logins.appUrl, logins.contextSecret, { connections: 2 })
      try {
        const isWhole = await verifyLedgers({ db, secrets, partnershipId: args.partnership ?? null, say })
        if (!isWhole) process.exitCode = 1
      } finally {
        await db.close()
        await installation.stop()
      }
    }),
})
