import { defineCommand } from 'citty'
import { backup, restore } from '../platform/db/embedded/index.ts'
import { readEnv } from '../platform/env.ts'
import { failClearly, say } from './say.ts'

export const backupCommand = defineCommand({
  meta: { name: 'backup', description: 'Copy the embedded database while it runs' },
  args: { to: { type: 'positional', required: true, description: 'A folder that does not exist yet' } },
  run: ({ args }) =>
    failClearly(async () => {
      const { home } = readEnv(process.env, process.cwd())
      const { bytes, durationMs } = await backup({ home, to: args.to })
      say(`${(bytes / 1048576).toFixed(1)} MB in ${durationMs} ms: ${args.to}`)
    }),
})

export const restoreCommand = defineCommand({
  meta: { name: 'restore', description: 'Bring back a backup into an empty installation' },
  args: {
    from: { type: 'positional', required: true, description: 'The folder of the backup' },
    force: { type: 'boolean', default: false, description: 'Replace the data that is there' },
  },
  run: ({ args }) =>
    failClearly(async () => {
      const { home } = readEnv(process.env, process.cwd())
      await restore({ home, from: args.from, force: args.force })
      say(`Restored ${args.from}. Start as usual.`)
    }),
})
