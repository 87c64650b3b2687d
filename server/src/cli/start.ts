import { defineCommand } from 'citty'
import { readEnv } from '../platform/env.ts'
import { runServer } from './runServer.ts'

export const start = defineCommand({
  meta: { name: 'start', description: 'Everything a newcomer needs: database, demo world, client, server' },
  args: {
    demo: {
      type: 'boolean',
      default: true,
      description: 'Load the demo world once (--no-demo to leave it out)',
    },
  },
  run: ({ args }) =>
    runServer(readEnv(process.env, process.cwd()), { withDemo: args.demo, withClient: true }),
})
