import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Env } from '@enishi/server/src/platform/env.ts'

/** Settings of a server inside a test: any document runs, nothing is logged. */
export function testEnv(overrides: Partial<Env>): Env {
  return {
    port: 0,
    host: '127.0.0.1',
    origin: 'http://127.0.0.1',
    isOriginGiven: false,
    home: join(tmpdir(), 'enishi-test'),
    onlyTrustedDocuments: false,
    databaseUrl: null,
    readConnections: 3,
    redisUrl: null,
    smtpUrl: null,
    mailFrom: 'Enishi <no-reply@localhost>',
    logLevel: process.env['LOG_LEVEL'] ?? 'silent',
    ...overrides,
  }
}
