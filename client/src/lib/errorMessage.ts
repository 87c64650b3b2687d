import type { CombinedError } from '@urql/core'

/** The server's sentence for a failed operation (already in the reader's language), or the network's. */
export function errorMessage(error: CombinedError | undefined | null): string | null {
  if (!error) return null
  return error.graphQLErrors[0]?.message ?? error.networkError?.message ?? error.message
}
