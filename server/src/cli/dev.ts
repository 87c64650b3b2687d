import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineCommand } from 'citty'
import { readEnv } from '../platform/env.ts'
import { runServer } from './runServer.ts'
import { say } from './say.ts'

const client = fileURLToPath(new URL('../../../client/', import.meta.url))

/** The server restarts when its code changes (node --watch runs this), the client reloads in the browser. */
export const dev = defineCommand({
  meta: { name: 'dev', description: 'Serve with reload: the client by Vite, the API behind it' },
  run: async () => {
    const env = readEnv(process.env, process.cwd())
    await runServer(env, { withDemo: true, withClient: false })
    const vite = join(client, 'node_modules', 'vite', 'bin', 'vite.js')
    const child = spawn(process.execPath, [vite], {
      cwd: client,
      stdio: 'inherit',
      env: { ...process.env, ENISHI_PORT: String(env.port) },
    })
    process.on('exit', () => child.kill())
    say('Open the address that Vite shows.')
  },
})
