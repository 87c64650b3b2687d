import { useClientHandle, useQuery } from '@urql/vue'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { PlanDocument } from '../generated/graphql.ts'
import { useViewer } from '../identity/useViewer.ts'
import { reconnects } from '../lib/connection.ts'
import { openPlanSession, type PlanAccess, type PlanSession } from './planSession.ts'

const collabUrl = () => `${window.location.origin.replace(/^http/, 'ws')}/collab`

/**
 * A plan and the viewer's live session on it. The session needs only the person: a plan kept on this device
 * opens before, and without, the server's answer.
 */
export function usePlan(id: string) {
  const { client } = useClientHandle()
  const { viewer } = useViewer()
  const { data, error, executeQuery } = useQuery({
    query: PlanDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const retry = () => executeQuery({ requestPolicy: 'network-only' })
  watch(reconnects, retry)
  const session = shallowRef<PlanSession>()
  let isLeft = false

  async function checkAccess(): Promise<PlanAccess> {
    const result = await client.query(PlanDocument, { id }, { requestPolicy: 'network-only' }).toPromise()
    const code = result.error?.graphQLErrors[0]?.extensions.code
    if (code === 'UNAUTHENTICATED') return 'signedOut'
    if (code === 'FORBIDDEN' || code === 'NOT_FOUND') return 'none'
    if (result.error || !result.data) return 'unknown'
    if (!result.data.plan) return 'none'
    return result.data.plan.viewerCanEdit ? 'write' : 'read'
  }

  const user = computed(() => {
    const { personId, name, organization } = viewer.value ?? {}
    return personId && name && organization ? { personId, name, organizationName: organization.name } : null
  })

  async function open() {
    const who = user.value
    if (!who) return
    const opened = await openPlanSession({
      planId: id,
      personId: who.personId,
      user: who,
      canEdit: data.value?.plan?.viewerCanEdit ?? false,
      url: collabUrl(),
      checkAccess,
    })
    if (isLeft) return opened.close()
    session.value = opened
  }

  const isMissing = computed(() => data.value !== undefined && data.value.plan === null)
  watch(
    [() => user.value?.personId, isMissing],
    ([personId, missing]) => {
      if (personId && !missing && !session.value) void open()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    isLeft = true
    void session.value?.close()
  })

  return {
    plan: computed(() => data.value?.plan),
    session,
    user,
    error,
    isMissing,
    retry,
    /** Drops what the server refused and opens the shared plan afresh. */
    async startOver() {
      await session.value?.forget()
      session.value = undefined
      await open()
    },
  }
}
