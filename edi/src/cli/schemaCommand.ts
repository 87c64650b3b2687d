import { importDirectory } from '../schema/import/directoryTables.ts'
import { EXIT_ACCEPTED, EXIT_UNREADABLE, json, load } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'
import { USAGE } from './usage.ts'

/** schema import <folder> <release>: EDMD, EDSD, EDCD and EDED of a directory as one JSON on standard output. */
export async function schemaCommand(request: Request, io: EdiCliIo): Promise<number> {
  const [verb, folder, release = ''] = request.operands
  const name = /^D\.?(\d\d[AB])$/i.exec(release)?.[1]?.toUpperCase()
  if (verb !== 'import' || folder === undefined || name === undefined) {
    io.writeError(USAGE[request.language])
    return EXIT_UNREADABLE
  }
  const text = new TextDecoder('latin1')
  const table = async (kind: string): Promise<string | null> => {
    const bytes = await load(`${folder.replace(/\/$/, '')}/${kind}.d${name.toLowerCase()}.csv`, request, io)
    return bytes && text.decode(bytes)
  }
  const messages = await table('EDMD')
  const segments = messages && (await table('EDSD'))
  const composites = segments && (await table('EDCD'))
  const elements = composites && (await table('EDED'))
  if (!messages || !segments || !composites || !elements) return EXIT_UNREADABLE
  try {
    io.writeOut(json(importDirectory({ messages, segments, composites, elements }, `D.${name}`)))
    return EXIT_ACCEPTED
  } catch (error) {
    io.writeError(`${error instanceof Error ? error.message : String(error)}\n`)
    return EXIT_UNREADABLE
  }
}
