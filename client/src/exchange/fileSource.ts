import type { ByteSource } from '@enishi/edi'

const windowSize = 256 * 1024

/** A file read where it lies, a stretch at a time. Only workers may read so. */
export function fileSource(file: Blob): ByteSource {
  const reader = new FileReaderSync()
  const readBytes = (from: number, to: number) =>
    new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)))
  let windowAt = 0
  let held = new Uint8Array()
  return {
    size: file.size,
    // Neighbouring rows are asked for one by one: what surrounds them is kept.
    read(from, to) {
      if (to - from >= windowSize) return readBytes(from, to)
      if (from < windowAt || to > windowAt + held.length) {
        windowAt = from
        held = readBytes(from, from + windowSize)
      }
      return held.subarray(from - windowAt, to - windowAt)
    },
  }
}
