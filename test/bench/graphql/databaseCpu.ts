import { readFile } from 'node:fs/promises'
import type pg from 'pg'

/**
 * CPU time of the database's sessions, in microseconds, by process.
 * Empty where there is no /proc or the database is on another machine.
 */
export async function databaseCpu(client: pg.Client): Promise<Map<number, number>> {
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  const times = new Map<number, number>()
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '')
    if (stat) times.set(pid, Number(stat.split(' ')[0]) / 1000)
  }
  return times
}

export function difference(before: Map<number, number>, after: Map<number, number>): number {
  let total = 0
  for (const [pid, time] of after) total += time - (before.get(pid) ?? 0)
  return total
}
