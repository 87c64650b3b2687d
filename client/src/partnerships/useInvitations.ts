import { useMutation, useQuery } from '@urql/vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  AcceptInvitationDocument,
  CancelInvitationDocument,
  DeclineInvitationDocument,
  PartnershipInvitationsDocument,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { notify } from '../ui/notify.ts'

/** How an answer names its invitation: by the secret of the link or, for the addressee, by id. */
export type InvitationKey = { token: string } | { id: string }

/** Answering and withdrawing invitations. `accept` resolves to the new partnership's id, or null with `refusal` set. */
export function useInvitationAnswers() {
  const { t } = useI18n()
  const accepting = useMutation(AcceptInvitationDocument)
  const declining = useMutation(DeclineInvitationDocument)
  const cancelling = useMutation(CancelInvitationDocument)
  const refusal = ref<string | null>(null)

  async function accept(key: InvitationKey, acceptsSharedRecords: boolean): Promise<string | null> {
    const { data, error } = await accepting.executeMutation({ ...key, acceptsSharedRecords })
    const result = data?.acceptInvitation
    refusal.value = errorMessage(error) ?? (result?.__typename === 'InvitationClosed' ? result.message : null)
    return result?.__typename === 'InvitationAccepted' ? result.partnership.id : null
  }

  async function decline(key: InvitationKey): Promise<boolean> {
    const { data, error } = await declining.executeMutation(key)
    refusal.value = errorMessage(error)
    return data != null
  }

  async function cancel(id: string): Promise<void> {
    const { data, error } = await cancelling.executeMutation({ id })
    if (data)
      notify({
        title: t('partnerships.invitation.cancelled', {
          email: data.cancelInvitation.email ?? t('partnerships.link.handed'),
        }),
      })
    else notify({ title: errorMessage(error) ?? '', color: 'error' })
  }

  const isWorking = computed(
    () => accepting.fetching.value || declining.fetching.value || cancelling.fetching.value,
  )
  return { accept, decline, cancel, isWorking, refusal }
}

/** Open invitations of the viewer's firm: sent, and received by the person. */
export function useInvitations() {
  const { data, error, fetching, executeQuery } = useQuery({
    query: PartnershipInvitationsDocument,
    requestPolicy: 'cache-and-network',
  })
  const open = computed(() =>
    (data.value?.partnershipInvitations ?? []).filter(({ status }) => status === 'PENDING'),
  )
  return {
    sent: computed(() => open.value.filter(({ isSent }) => isSent)),
    received: computed(() => open.value.filter(({ isSent }) => !isSent)),
    error,
    isLoading: computed(() => fetching.value && !data.value),
    refresh: () => executeQuery({ requestPolicy: 'network-only' }),
  }
}
