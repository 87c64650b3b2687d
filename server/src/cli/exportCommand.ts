import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { openDatabase } from '../platform/db/database.ts'
import { readEnv } from '../platform/env.ts'
import { traceExport } from '../protection/index.ts'
import { openInstallation } from './installation.ts'
import { failClearly, say } from './say.ts'

const trace = defineCommand({
  meta: { name: 'trace', description: 'Name the export, person and time that rows of a file come from' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'A CSV, a workbook, or any text that holds some of the rows',
    },
  },
  run: ({ args }) =>
    failClearly(async () => {
      const file = await readFile(args.file)
      const { logins, stop } = await openInstallation(readEnv(process.env, process.cwd()), () => {})
      const db = openDatabase(logins.appUrl, logins.contextSecret, { connections: 1 })
      try {
        const found = await traceExport(db, file)
        for (const { exportId, person, firm, recordType, startedAt, rows } of found)
          say(
            `${rows} rows of export ${exportId}: ${recordType}, by ${person} (${firm}), ${startedAt.toISOString()}`,
          )
        if (found.length > 0) return
        say('No row of this file carries a mark of this installation.')
        process.exitCode = 1
      } finally {
        await db.close()
        await stop()
      }
    }),
})

export const exportCommand = defineCommand({
  meta: { name: 'export', description: 'Exported files' },
  subCommands: { trace },
})
