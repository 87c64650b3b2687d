import { defineConfig } from 'vitest/config'

const withDatabase = ['./test/support/globalSetup.ts']

/** Node runs the TypeScript of the server as it does when a person starts it: nothing between it and the tests. */
const native = { viteModuleRunner: false }

/** Unit suites first, two at a time; browsers afterwards, one after the other: they need both cores. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'edi', include: ['edi/src/**/*.test.ts'], experimental: native } },
      { test: { name: 'client', include: ['client/src/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: ['server/src/**/*.test.ts', 'test/support/**/*.test.ts'],
          globalSetup: withDatabase,
          experimental: native,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'access',
          include: ['test/access/**/*.test.ts'],
          globalSetup: withDatabase,
          experimental: native,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/live/**/*.test.ts'],
          globalSetup: withDatabase,
          setupFiles: ['./test/support/nameDatabase.ts'],
          experimental: native,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/journey.test.ts', 'test/browser/viewer.test.ts'],
          experimental: native,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'looks',
          include: ['test/browser/looks.test.ts'],
          experimental: native,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
