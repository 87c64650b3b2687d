import type { Logger } from 'pino'
import type { Env } from '../platform/env.ts'
import { failClearly, say } from './say.ts'
import { buildClient } from './buildClient.ts'
import { openInstallation } from './installation.ts'
import { checkPort, listen } from './listen.ts'

/** Starts, tells how it goes, and serves until the process is asked to end. */
export async function runServer(
  env: Env,
  { withDemo, withClient }: { withDemo: boolean; withClient: boolean },
): Promise<void> {
  await failClearly(async () => {
    const began = performance.now()
    await checkPort(env)
    // Reading the program takes as long as starting the database: both at once.
    const program = Promise.all([import('../app.ts'), import('../demo/loadDemo.ts')])
    program.catch(() => {})
    const installation = await openInstallation(env, step => say(`· ${step}`))
    try {
      // The build is another process: it runs beside the rest of the start.
      const built = withClient ? buildClient(step => say(`· ${step}`)) : Promise.resolve()
      built.catch(() => {})
      const [{ createApp }, { loadDemo, sakuraSystemKey }] = await program
      const app = await createApp(env, installation.logins, installation.secrets)
      quietLibraries(app.source.log)
      const people = withDemo ? await loadDemo(app, step => say(`· ${step}`)) : []
      await built
      const port = await listen(app.server, env)
      say(
        `\nEnishi is ready after ${((performance.now() - began) / 1000).toFixed(1)} s:  http://localhost:${port}\n`,
      )
      if (people.length > 0) {
        say('People of the demo world (password of all: enishi-demo):')
        for (const person of people)
          say(`  ${person.email.padEnd(24)} ${person.organization}, ${person.role}`)
        say(`Key of Sakura's order system for POST /edi/inbound: ${sakuraSystemKey}\n`)
      }
      endOn(['SIGINT', 'SIGTERM'], async () => {
        await app.close()
        await installation.stop()
      })
    } catch (error) {
      await installation.stop()
      throw error
    }
  })
  if (process.exitCode) process.exit()
}

/** What libraries write to the console is for who looks for a fault; what matters to others we log ourselves. */
function quietLibraries(log: Logger) {
  for (const level of ['log', 'info', 'warn', 'error'] as const)
    console[level] = (...said: unknown[]) => log.debug({ said }, 'a library says')
}

function endOn(signals: NodeJS.Signals[], close: () => Promise<void>) {
  let isEnding = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (isEnding) process.exit(1)
      isEnding = true
      close().then(
        () => process.exit(0),
        error => {
          process.stderr.write(`${String(error)}\n`)
          process.exit(1)
        },
      )
    })
  }
}
