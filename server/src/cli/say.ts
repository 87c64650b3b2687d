/** Progress for the person at the terminal. */
export const say = (line: string) => process.stdout.write(`${line}\n`)

/** Ends with a sentence a person can act on, and exit code 1. */
export async function failClearly(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { message, advice, cause } = error as Error & { advice?: string; cause?: Error }
    process.stderr.write(`\nEnishi could not go on: ${message}\n`)
    if (advice) process.stderr.write(`${advice}\n`)
    if (cause) process.stderr.write(`Reason: ${cause.message}\n`)
    if (process.env['LOG_LEVEL'] === 'debug') process.stderr.write(`${(error as Error).stack}\n`)
    process.exitCode = 1
  }
}
