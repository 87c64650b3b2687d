import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LargeInput } from '@enishi/edi'

/** A smaller input is held in memory. */
const LARGE = 32 * 2 ** 20
const CHUNK = 64 * 1024

/** The file when it is large; null when it is not, or is none. */
export function openLargeFile(path: string): LargeInput | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size <= LARGE) return null
  return { chunks: () => chunksOf(path), close: () => {} }
}

/** Each chunk is to be used before the next one is asked for. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const handle = openSync(path, 'r')
  const buffer = new Uint8Array(CHUNK)
  try {
    for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer))
      yield buffer.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

/** What standard input gave before it proved large, and the rest of it, put aside in a file until it has been read. */
async function putAside(before: readonly Buffer[], rest: AsyncIterable<Buffer>): Promise<LargeInput> {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-edi-'))
  const path = join(folder, 'input')
  const close = () => rmSync(folder, { recursive: true, force: true })
  try {
    const handle = openSync(path, 'wx', 0o600)
    for (const chunk of before) writeAll(handle, chunk)
    for await (const chunk of rest) writeAll(handle, chunk)
    closeSync(handle)
  } catch (error) {
    close()
    throw error
  }
  return { chunks: () => chunksOf(path), close }
}

function writeAll(handle: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length;) at += writeSync(handle, chunk, at)
}

/** Standard input whole, or put aside when it is large. */
export async function readOrPutAside(source: AsyncIterable<Buffer>): Promise<Buffer | LargeInput> {
  const held: Buffer[] = []
  let size = 0
  const chunks = source[Symbol.asyncIterator]()
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    held.push(next.value)
    size += next.value.length
    if (size > LARGE) return await putAside(held, { [Symbol.asyncIterator]: () => chunks })
  }
  return Buffer.concat(held)
}
