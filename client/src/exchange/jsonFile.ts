const pieceSize = 1024 * 1024

/** Text that comes in pieces as a file; the browser may keep what is written of it on disk. */
export function jsonFile(pieces: Iterable<string>): Blob {
  const written: Blob[] = []
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < pieceSize) continue
    written.push(new Blob([text]))
    text = ''
  }
  return new Blob([...written, text], { type: 'application/json' })
}
