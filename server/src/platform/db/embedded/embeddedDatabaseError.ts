/** The embedded database cannot be used. `message` says what is wrong, `advice` what the person can do about it. */
export class EmbeddedDatabaseError extends Error {
  readonly advice: string

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedDatabaseError'
    this.advice = advice
  }
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `28P01`), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export function diskFull(directory: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The disk that holds ${directory} is full.`,
    'Everything acknowledged so far is safe. Free some space (256 MB or more) on that disk and start again.',
    { cause },
  )
}

export function accessDenied(path: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The database folder ${path} cannot be read or written by this OS user.`,
    'Start Enishi as the OS user that created it, give the folder to this user (chown -R), or set ENISHI_DATA to a folder of your own.',
    { cause },
  )
}

export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}

/** Turns a failed file operation below `directory` into something a person can act on; other errors pass through. */
export function explainFileError(error: unknown, directory: string): unknown {
  const code = errorCode(error)
  if (isDiskFull(error)) return diskFull(directory, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return accessDenied(directory, error)
  return error
}
