import { startEmbeddedDatabase } from '../platform/db/embedded/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import type { Logins } from '../platform/db/migrate.ts'
import { openSecrets } from '../platform/db/secrets.ts'
import type { Secrets } from '../platform/db/secrets.ts'
import type { Env } from '../platform/env.ts'

export interface Installation {
  logins: Logins
  secrets: Secrets
  /** Stops the embedded database, when there is one. */
  stop(): Promise<void>
}

/** The database this process works on, started and at this version. */
export async function openInstallation(env: Env, onProgress: (step: string) => void): Promise<Installation> {
  const secrets = await openSecrets(env.home)
  if (env.databaseUrl) {
    return {
      logins: await migrate(env.databaseUrl, secrets, name => onProgress(`migrating ${name}`)),
      secrets,
      stop: async () => {},
    }
  }
  const embedded = await startEmbeddedDatabase({ home: env.home, onProgress })
  try {
    const logins = await migrate(embedded.ownerUrl, secrets, name => onProgress(`migrating ${name}`))
    return { logins, secrets, stop: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
