import { useSubscription } from '@urql/vue'
import { GrantEventsDocument, type GrantEventsSubscription } from '../generated/graphql.ts'

type GrantEvent = GrantEventsSubscription['grantChanged']

/** Calls back for every grant given or received that was proposed, changed or revoked while the screen is open. */
export function useGrantEvents(onEvent: (event: GrantEvent) => void) {
  useSubscription<GrantEventsSubscription>({ query: GrantEventsDocument }, (_, data) => {
    onEvent(data.grantChanged)
    return data
  })
}
