import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { removeEmbeddedDatabase } from './index.ts'

/** A new installation folder whose path has spaces and Japanese; it and its database go when the test ends. */
export async function newHome(): Promise<string> {
  const home = await makeHome()
  onTestFinished(() => removeHome(home))
  return home
}

/** The same, for several tests: call removeHome after them. */
export async function makeHome(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'enishi 縁の データ ')), '.enishi')
}

export async function removeHome(home: string): Promise<void> {
  await removeEmbeddedDatabase({ home })
  await rm(dirname(home), { recursive: true, force: true })
}

/** Another Node process that starts the database of `home` and holds it. */
export async function holdInAnotherProcess(
  home: string,
): Promise<{ child: ChildProcess; port: number; started: string }> {
  const child = startHolder(home)
  if (child.stdout === null) throw new Error('The child has no output')
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{')) return { child, ...JSON.parse(line) }
  }
  throw new Error('The child ended before the database was ready')
}

/** The same, without waiting for the database. */
export function startHolder(home: string): ChildProcess {
  const script = `
    import { startEmbeddedDatabase } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const { port, started } = await startEmbeddedDatabase({ home: process.argv[1], onProgress: console.log })
    console.log(JSON.stringify({ port, started }))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

export async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** Runs statements on one connection and returns the rows of the last. */
export async function sql(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
