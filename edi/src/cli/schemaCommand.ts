import { importDirectory } from '../schema/import/directoryTables.ts'
import type { ImportedDirectory } from '../schema/import/directoryTables.ts'
import { importUnece, isDirectoryFile } from '../schema/import/uneceDirectory.ts'
import { EXIT_ACCEPTED, EXIT_UNREADABLE, json, load } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'
import { USAGE } from './usage.ts'

const text = new TextDecoder('latin1')

/**
 * schema import <ZIP of UNECE> or <folder of tables> <release>: an EDIFACT directory as one JSON on standard output, for
 * `--schema`.
 */
export async function schemaCommand(request: Request, io: EdiCliIo): Promise<number> {
  const [verb, source, release = ''] = request.operands
  const name = /^D\.?(\d\d[A-Z])$/i.exec(release)?.[1]?.toUpperCase()
  const isZip = source !== undefined && /\.zip$/i.test(source)
  if (verb !== 'import' || source === undefined || (!isZip && name === undefined)) {
    io.writeError(USAGE[request.language])
    return EXIT_UNREADABLE
  }
  try {
    const imported = isZip
      ? await fromZip(source, request, io)
      : await fromTables(source.replace(/\/$/, ''), name ?? '', request, io)
    if (!imported) return EXIT_UNREADABLE
    if (name !== undefined && imported.release !== `D.${name}`)
      throw new Error(`${source} holds ${imported.release}, not D.${name}.`)
    io.writeOut(json(imported))
    return EXIT_ACCEPTED
  } catch (error) {
    io.writeError(`${error instanceof Error ? error.message : String(error)}\n`)
    return EXIT_UNREADABLE
  }
}

async function fromZip(path: string, request: Request, io: EdiCliIo): Promise<ImportedDirectory | null> {
  const archive = await load(path, request, io)
  if (!archive) return null
  const files = await io.unzip(archive, isDirectoryFile)
  return importUnece(files.map(({ name, bytes }) => ({ name, text: text.decode(bytes) })))
}

async function fromTables(
  folder: string,
  release: string,
  request: Request,
  io: EdiCliIo,
): Promise<ImportedDirectory | null> {
  const table = async (kind: string): Promise<string | null> => {
    const bytes = await load(`${folder}/${kind}.d${release.toLowerCase()}.csv`, request, io)
    return bytes && text.decode(bytes)
  }
  const messages = await table('EDMD')
  const segments = messages && (await table('EDSD'))
  const composites = segments && (await table('EDCD'))
  const elements = composites && (await table('EDED'))
  if (!messages || !segments || !composites || !elements) return null
  return importDirectory({ messages, segments, composites, elements }, `D.${release}`)
}
