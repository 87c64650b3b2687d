import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { runEdiCli } from '@enishi/edi/cli'
import { defineCommand } from 'citty'

export const ediCommand = defineCommand({
  meta: { name: 'edi', description: 'Read, check, acknowledge, convert and write EDI files' },
  run: async ({ rawArgs }) => {
    process.exitCode = await runEdiCli(rawArgs, {
      readFile: path => readFile(path),
      readStdin: () => buffer(process.stdin),
      writeOut: data => void process.stdout.write(data),
      writeError: text => void process.stderr.write(text),
      now: () => new Date(),
      language: (process.env['LANG'] ?? '').startsWith('ja') ? 'ja' : 'en',
    })
  },
})
