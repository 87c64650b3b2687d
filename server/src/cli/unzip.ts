import { unzipSync } from 'fflate'

const mostMegabytes = 200
const deepest = 3

/** The wanted files of a ZIP and of the ZIPs inside it, by their own names. Throws when it is none, or too large. */
export function unzip(
  archive: Uint8Array,
  isWanted: (name: string) => boolean,
  limit = mostMegabytes,
  depth = 0,
): { name: string; bytes: Uint8Array }[] {
  let total = 0
  const entries = open(
    archive,
    name => isWanted(ownName(name)) || (/\.zip$/i.test(name) && depth < deepest),
    size => {
      total += size
      if (total > limit * 1024 * 1024) throw new Error(`it holds more than ${limit} MB`)
    },
  )
  return Object.entries(entries).flatMap(([path, bytes]) => {
    const name = ownName(path)
    return isWanted(name) ? [{ name, bytes }] : unzip(bytes, isWanted, limit, depth + 1)
  })
}

const ownName = (path: string) => path.split(/[/\\]/).at(-1) ?? path

function open(
  archive: Uint8Array,
  isTaken: (name: string) => boolean,
  count: (size: number) => void,
): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (!isTaken(name)) return false
        count(originalSize)
        return true
      },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The ZIP cannot be unpacked: ${why}.`, { cause: error })
  }
}
