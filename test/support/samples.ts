import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** One of the interchanges of edi/samples, as text. */
export const readSample = (name: string) =>
  readFile(fileURLToPath(import.meta.resolve(`@enishi/edi/samples/${name}`)), 'latin1')
