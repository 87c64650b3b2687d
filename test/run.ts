import { fileURLToPath } from 'node:url'
import { buildClient } from '@enishi/server/src/cli/buildClient.ts'
import { startVitest } from 'vitest/node'
import type { Reporter, TestModule } from 'vitest/node'
import { requireServices } from './support/serviceUrls.ts'

/**
 * `pnpm test`: every suite on the embedded database. `pnpm test:services`: what talks to PostgreSQL and Redis, on real
 * servers. `pnpm test:looks`: of the former only every page in every theme, size and language, with axe and pictures.
 * Further words narrow the run to files that contain them. The last line is `N passed, N failed`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2)
const isOnServices = words.includes('--services')
const isLooking = words.includes('--looks')
const filters = words.filter(word => !word.startsWith('--'))
const began = performance.now()

const count = { passed: 0, failed: 0 }
const counter: Reporter = {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors) {
    for (const module of modules) {
      // A file that could not be read has no tests, and is a failure all the same.
      count.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') count.passed++
        if (state === 'failed' || state === 'pending') count.failed++
      }
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length
    }
    count.failed += unhandledErrors.length
  },
}

async function run(): Promise<void> {
  if (isOnServices) {
    process.env['TEST_DATABASE_URL'] ??= 'postgres://postgres@127.0.0.1:5432/postgres'
    process.env['REDIS_URL'] ??= 'redis://127.0.0.1:6379'
    await requireServices(process.env['TEST_DATABASE_URL'], process.env['REDIS_URL'])
  } else {
    delete process.env['TEST_DATABASE_URL']
    delete process.env['REDIS_URL']
  }
  await buildClient(step => process.stdout.write(`· ${step}\n`))
  const vitest = await startVitest('test', filters, {
    root,
    watch: false,
    passWithNoTests: true,
    ...(isLooking
      ? { project: ['looks'] }
      : isOnServices
        ? { project: ['server', 'access', 'journeys'], exclude: ['**/node_modules/**', '**/db/embedded/**'] }
        : {}),
    reporters: ['default', counter],
  })
  await vitest.close()
}

try {
  await run()
} catch (error) {
  count.failed++
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
}
if (count.passed + count.failed === 0) {
  count.failed++
  process.stderr.write('\nNo test ran: no file fits.\n')
}
process.stdout.write(
  `\n${Math.round((performance.now() - began) / 1000)} seconds\n${count.passed} passed, ${count.failed} failed\n`,
)
process.exit(count.failed > 0 ? 1 : 0)
