import { defineCommand } from 'citty'
import { readEnv } from '../platform/env.ts'
import { runServer } from './runServer.ts'

export const serve = defineCommand({
  meta: { name: 'serve', description: 'Migrate and serve, without building the client or loading the demo' },
  run: () => runServer(readEnv(process.env, process.cwd()), { withDemo: false, withClient: false }),
})
