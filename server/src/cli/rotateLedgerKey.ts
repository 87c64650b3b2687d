import { defineCommand } from 'citty'
import { rotateKey } from '../ledger/index.ts'
import { openDatabase } from '../platform/db/database.ts'
import { readEnv } from '../platform/env.ts'
import { openInstallation } from './installation.ts'
import { failClearly, say } from './say.ts'

export const rotateLedgerKey = defineCommand({
  meta: { name: 'rotate-ledger-key', description: 'Sign ledger heads with a new key from now on' },
  run: () =>
    failClearly(async () => {
      const { logins, secrets, stop } = await openInstallation(readEnv(process.env, process.cwd()), () => {})
      const db = openDatabase(logins.appUrl, logins.contextSecret, { connections: 1 })
      try {
        const key = await rotateKey(db, secrets)
        say(`Heads are signed with the key ${key.id} from now on. Older heads keep theirs.`)
      } finally {
        await db.close()
        await stop()
      }
    }),
})
