import { useQuery, useSubscription } from '@urql/vue'
import { computed } from 'vue'
import { ProgramChangedDocument, ProgramDocument } from '../generated/graphql.ts'

/** One program, kept live. */
export function useProgram(id: string) {
  const { data, error, executeQuery } = useQuery({
    query: ProgramDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  useSubscription({ query: ProgramChangedDocument, variables: { programId: id } })
  return {
    program: computed(() => data.value?.program ?? null),
    error: computed(() => (data.value?.program ? undefined : error.value)),
    isMissing: computed(() => data.value !== undefined && data.value.program === null),
    refresh: () => executeQuery({ requestPolicy: 'network-only' }),
  }
}
