import { useSubscription } from '@urql/vue'
import {
  EnrolmentChangedDocument,
  JoinedEnrolmentsDocument,
  OfferedProgramsDocument,
  OwnProgramsDocument,
  ProgramChangedDocument,
  WaitingEnrolmentsDocument,
} from '../generated/graphql.ts'
import { usePages } from '../lib/usePages.ts'
import { usePulse } from '../lib/usePulse.ts'

/** Everything of programs that concerns the viewer's firm, kept live. */
export function usePrograms() {
  const variables = (after: string | null) => ({ first: 50, after })
  const own = usePages({ document: OwnProgramsDocument, variables, page: data => data.programs })
  const joined = usePages({
    document: JoinedEnrolmentsDocument,
    variables,
    page: data => data.joinedEnrolments,
  })
  const waiting = usePages({
    document: WaitingEnrolmentsDocument,
    variables,
    page: data => data.waitingEnrolments,
  })
  const offered = usePages({
    document: OfferedProgramsDocument,
    variables,
    page: data => data.offeredPrograms,
  })
  const all = [own, joined, waiting, offered]
  const refresh = () => Promise.all(all.map(each => each.refresh()))
  const refreshSoon = usePulse(() => void refresh())
  useSubscription({ query: ProgramChangedDocument, variables: {} }, (_, event) => {
    refreshSoon()
    return event
  })
  useSubscription({ query: EnrolmentChangedDocument, variables: {} }, (_, event) => {
    refreshSoon()
    return event
  })
  return { own, joined, waiting, offered, refresh }
}
