import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { runEdiCli } from '@enishi/edi/cli'
import { defineCommand } from 'citty'
import { openLargeFile, readOrPutAside } from './largeEdiInput.ts'
import { unzip } from './unzip.ts'

export const ediCommand = defineCommand({
  meta: { name: 'edi', description: 'Read, check, acknowledge, convert and write EDI files' },
  run: async ({ rawArgs }) => {
    let small: Buffer | null = null
    process.exitCode = await runEdiCli(rawArgs, {
      readFile: path => readFile(path),
      readStdin: () => (small ? Promise.resolve(small) : buffer(process.stdin)),
      openLarge: async path => {
        if (path !== null) return openLargeFile(path)
        const input = await readOrPutAside(process.stdin)
        if (!Buffer.isBuffer(input)) return input
        small = input
        return null
      },
      unzip: async (archive, isWanted) => unzip(archive, isWanted),
      writeOut: data => void process.stdout.write(data),
      writeError: text => void process.stderr.write(text),
      now: () => new Date(),
      language: (process.env['LANG'] ?? '').startsWith('ja') ? 'ja' : 'en',
    })
  },
})
