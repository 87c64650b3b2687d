/** Where bytes are read from, a stretch at a time: a file that is never held whole, or an array. */
export interface ByteSource {
  size: number
  read(from: number, to: number): Uint8Array
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (from, to) => bytes.subarray(from, to),
})

const CHUNK = 1024 * 1024

/** The bytes from beginning to end; `onRead` is told how far they were read. */
export function* chunksOf(source: ByteSource, onRead: (offset: number) => void): Generator<Uint8Array> {
  for (let at = 0; at < source.size; at += CHUNK) {
    const end = Math.min(source.size, at + CHUNK)
    yield source.read(at, end)
    onRead(end)
  }
}
