import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { startEmbeddedDatabase } from '../platform/db/embedded/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openSecrets } from '../platform/db/secrets.ts'
import { readEnv } from '../platform/env.ts'
import { openFileStore } from '../platform/files/fileStore.ts'
import { importArchive } from '../partnerships/index.ts'
import { failClearly, say } from './say.ts'

export const importCommand = defineCommand({
  meta: {
    name: 'import',
    description: 'Load the archive of an ended partnership into an empty installation',
  },
  args: {
    archive: { type: 'positional', required: true, description: 'The .tar that was downloaded' },
    owner: { type: 'string', required: true, description: 'E-mail address of who shall sign in' },
  },
  run: ({ args }) =>
    failClearly(async () => {
      const env = readEnv(process.env, process.cwd())
      const secrets = await openSecrets(env.home)
      const embedded = env.databaseUrl
        ? null
        : await startEmbeddedDatabase({ home: env.home, onProgress: say })
      try {
        const ownerUrl = env.databaseUrl ?? embedded?.ownerUrl ?? ''
        await migrate(ownerUrl, secrets)
        const files = openFileStore(join(env.home, 'files'))
        const { rows, fileCount } = await importArchive(
          ownerUrl,
          files,
          createReadStream(args.archive),
          args.owner,
        )
        say(`${rows} rows and ${fileCount} files were loaded.`)
        say(`Start the server and set a password for ${args.owner} under /forgot-password.`)
      } finally {
        await embedded?.stop()
      }
    }),
})
