import { Worker } from 'node:worker_threads'
import { readAll } from './readAll.ts'
import type { KeptReading } from './readAll.ts'

/** Above this the reading would hold up everybody else's requests, so another thread does it. */
const longestInline = 64 * 1024

/** The interchanges in the bytes, each with what the screens show of it; empty when there is nothing EDI in them. */
export async function readKept(bytes: Uint8Array): Promise<KeptReading[]> {
  if (bytes.length <= longestInline) return readAll(bytes)
  const worker = new Worker(new URL('./readWorker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  })
  try {
    return await new Promise<KeptReading[]>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`The reading ended with code ${code}.`)))
    })
  } finally {
    await worker.terminate()
  }
}
