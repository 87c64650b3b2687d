import { runEdiCli } from '@enishi/edi/cli'
import { defineCommand } from 'citty'

export const ediCommand = defineCommand({
  meta: { name: 'edi', description: 'Read, check and acknowledge EDI files' },
  run: async ({ rawArgs }) => {
    process.exitCode = await runEdiCli(rawArgs, { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr })
  },
})
