import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  ENISHI_PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  ENISHI_HOST: z.string().default('0.0.0.0'),
  ENISHI_ORIGIN: z.url().optional(),
  ENISHI_DATA: z.string().optional(),
  ENISHI_TRUSTED_DOCUMENTS: z.enum(['on', 'off']).default('on'),
  ENISHI_READ_CONNECTIONS: z.coerce.number().int().min(1).max(200).optional(),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Enishi <no-reply@localhost>'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** The installation's settings, read once from environment variables. See README for what each means. */
export interface Env {
  port: number
  host: string
  /** Where people reach the server, e.g. https://enishi.example; sockets and cookies are checked against it. */
  origin: string
  /** It was set; else it is this machine's own address. */
  isOriginGiven: boolean
  /** The folder with the embedded database, secrets and files. */
  home: string
  onlyTrustedDocuments: boolean
  databaseUrl: string | null
  /**
   * Connections that reads share. A read never waits for anything while it holds one, so one more than the database has
   * processors keeps it busy; others only crowd its caches (measured: 16 on two processors cost a list a fifth).
   */
  readConnections: number
  redisUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  logLevel: string
}

export function readEnv(source: NodeJS.ProcessEnv, workingDirectory: string): Env {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
  )
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These environment variables cannot be used:\n  ${faults.join('\n  ')}`)
  }
  const values = parsed.data
  return {
    port: values.ENISHI_PORT,
    host: values.ENISHI_HOST,
    origin: values.ENISHI_ORIGIN ?? `http://localhost:${values.ENISHI_PORT}`,
    isOriginGiven: values.ENISHI_ORIGIN !== undefined,
    home: resolve(workingDirectory, values.ENISHI_DATA ?? '.enishi'),
    onlyTrustedDocuments: values.ENISHI_TRUSTED_DOCUMENTS === 'on',
    databaseUrl: values.DATABASE_URL ?? null,
    readConnections: values.ENISHI_READ_CONNECTIONS ?? availableParallelism() + 1,
    redisUrl: values.REDIS_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
  }
}
