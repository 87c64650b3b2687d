import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

const sample = 64 * 1024

/** What a file's bytes are: by their signature, else text or nothing known. A sender's word counts for nothing. */
export async function sniffMediaType(path: string): Promise<string> {
  // A broken container makes the reader of signatures give up; it is then a file of no known kind.
  const known = await fileTypeFromFile(path).catch(() => undefined)
  if (known) return known.mime
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sample), 0, sample, 0)
    return isText(buffer.subarray(0, bytesRead), bytesRead === sample)
      ? 'text/plain; charset=utf-8'
      : 'application/octet-stream'
  } finally {
    await handle.close()
  }
}

function isText(bytes: Buffer, isCut: boolean): boolean {
  if (bytes.includes(0)) return false
  try {
    // The sample may end inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
    return true
  } catch {
    return false
  }
}
