import type { Language } from '../reading/model.ts'

/** An input that is too large to be held; it can be read more than once. */
export interface LargeInput {
  chunks(): Iterable<Uint8Array>
  close(): void
}

/** What a command needs from the world, so that it runs in any program (and in tests). */
export interface EdiCliIo {
  readFile(path: string): Promise<Uint8Array>
  readStdin(): Promise<Uint8Array>
  /** The input when it is too large to be held; null when it is not, or cannot be read. `path` null: standard input. */
  openLarge?(path: string | null): Promise<LargeInput | null>
  /** The files of a ZIP whose names are wanted, those of ZIPs inside it too. Rejects when it is none. */
  unzip(
    archive: Uint8Array,
    isWanted: (name: string) => boolean,
  ): Promise<{ name: string; bytes: Uint8Array }[]>
  /** Raw bytes to standard output: an acknowledgement is written as it is sent. */
  writeOut(data: string | Uint8Array): void
  writeError(text: string): void
  now(): Date
  language?: Language
}

export const EXIT_ACCEPTED = 0
export const EXIT_FAULTS = 1
export const EXIT_UNREADABLE = 2

export interface Request {
  command: string
  /** What follows the command: a file, mostly. */
  operands: string[]
  isJson: boolean
  language: Language
  to: string | null
  functional: '997' | '999'
  /** Files of imported directories. */
  schemas: string[]
  /** File of a partner's rules. */
  partner: string | null
  /** Samples differ by it and are the same for the same; 0: the plain one. */
  seed: number
  /** Of two interchanges, what is not compared: 'numbers', 'dates'. */
  ignore: ReadonlySet<string>
}

const MOST_OPERANDS: Record<string, number> = { schema: 3, diff: 2 }

/** null when the arguments make no sense. */
export function parseRequest(args: readonly string[], language: Language): Request | null {
  const request: Request = {
    command: '',
    operands: [],
    isJson: false,
    language,
    to: null,
    functional: '997',
    schemas: [],
    partner: null,
    seed: 0,
    ignore: new Set(),
  }
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? ''
    if (argument === '--json') request.isJson = true
    else if (argument.startsWith('--')) {
      const value = args[++at]
      if (value === undefined || !takeOption(request, argument, value)) return null
    } else if (request.command === '') request.command = argument
    else request.operands.push(argument)
  }
  return request.operands.length > (MOST_OPERANDS[request.command] ?? 1) ? null : request
}

function takeOption(request: Request, option: string, value: string): boolean {
  switch (option) {
    case '--lang':
      if (value !== 'en' && value !== 'ja') return false
      request.language = value
      return true
    case '--functional':
      if (value !== '997' && value !== '999') return false
      request.functional = value
      return true
    case '--to':
      request.to = value
      return true
    case '--schema':
      request.schemas.push(value)
      return true
    case '--seed':
      request.seed = Number(value)
      return /^\d{1,9}$/.test(value)
    case '--ignore':
      request.ignore = new Set(value.split(','))
      return value.split(',').every(each => each === 'numbers' || each === 'dates')
    case '--partner':
      request.partner = value
      return true
    default:
      return false
  }
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** What a file or standard input holds; null when it cannot be read, which has then been said. */
export async function load(
  path: string | null,
  { language }: Request,
  io: EdiCliIo,
): Promise<Uint8Array | null> {
  try {
    return path === null || path === '-' ? await io.readStdin() : await io.readFile(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    io.writeError(
      language === 'en'
        ? `${path ?? 'Standard input'} cannot be read: ${why}\n`
        : `${path ?? '標準入力'}を読めません: ${why}\n`,
    )
    return null
  }
}
