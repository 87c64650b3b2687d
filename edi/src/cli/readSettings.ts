import { parsePartnerRules } from '../partner/parseRules.ts'
import type { ReadOptions } from '../reading/readInterchanges.ts'
import { parseImported } from '../schema/import/directoryTables.ts'
import { load } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'

/** What `--schema` and `--partner` name; null when a file is missing or wrong, which has then been said. */
export async function loadSettings(
  request: Request,
  io: EdiCliIo,
): Promise<Pick<ReadOptions, 'directories' | 'partner'> | null> {
  const directories = []
  for (const path of request.schemas) {
    const directory = await parsed(path, parseImported, request, io)
    if (!directory) return null
    directories.push(directory)
  }
  if (request.partner === null) return { directories }
  const partner = await parsed(request.partner, parsePartnerRules, request, io)
  return partner && { directories, partner }
}

async function parsed<T>(
  path: string,
  parse: (text: string) => T,
  request: Request,
  io: EdiCliIo,
): Promise<T | null> {
  const bytes = await load(path, request, io)
  if (!bytes) return null
  try {
    return parse(new TextDecoder().decode(bytes))
  } catch (error) {
    io.writeError(`${path}: ${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}
