import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  AnswerProposalDocument,
  LeavePartnershipDocument,
  MakeInvitationLinkDocument,
  ProposeFirmDocument,
  ProposeRecordsDocument,
  ProposeRoleDocument,
  type PartnershipRole,
  type ProposeFirmInput,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { notify } from '../ui/notify.ts'

type Outcome = { __typename?: string; message?: string } | undefined

/** Proposing changes of a partnership. Each resolves to whether it was proposed; else `refusal` says why not. */
export function useProposeChange(partnershipId: () => string) {
  const { t } = useI18n()
  const firm = useMutation(ProposeFirmDocument)
  const role = useMutation(ProposeRoleDocument)
  const records = useMutation(ProposeRecordsDocument)
  const refusal = ref<string | null>(null)

  function settle(outcome: Outcome, error: Parameters<typeof errorMessage>[0]): boolean {
    refusal.value = errorMessage(error) ?? outcome?.message ?? null
    if (refusal.value) return false
    notify({ title: t('partnerships.proposals.proposed') })
    return true
  }

  return {
    async proposeFirm(input: Omit<ProposeFirmInput, 'partnershipId'>) {
      const { data, error } = await firm.executeMutation({
        input: { ...input, partnershipId: partnershipId() },
      })
      return settle(data?.proposeFirm, error)
    },
    async proposeRole(organizationId: string, newRole: PartnershipRole) {
      const { data, error } = await role.executeMutation({
        partnershipId: partnershipId(),
        organizationId,
        role: newRole,
      })
      return settle(data?.proposeRole, error)
    },
    async proposeRecords(organizationId: string, recordIds: string[]) {
      const { data, error } = await records.executeMutation({
        partnershipId: partnershipId(),
        organizationId,
        recordIds,
      })
      return settle(data?.proposeRecords, error)
    },
    isWorking: computed(() => firm.fetching.value || role.fetching.value || records.fetching.value),
    refusal,
  }
}

/** Answering proposals, links of invitations, and leaving. */
export function useParties() {
  const answering = useMutation(AnswerProposalDocument)
  const linking = useMutation(MakeInvitationLinkDocument)
  const leaving = useMutation(LeavePartnershipDocument)

  async function answer(id: string, agrees: boolean): Promise<void> {
    const { data, error } = await answering.executeMutation({ id, agrees })
    const result = data?.answerProposal
    const refusal = errorMessage(error) ?? (result?.__typename === 'ProposalClosed' ? result.message : null)
    if (refusal) notify({ title: refusal, color: 'error' })
  }

  /** A new link; null when there is none to make any more. */
  async function makeLink(invitationId: string): Promise<string | null> {
    const { data, error } = await linking.executeMutation({ invitationId })
    if (!data) notify({ title: errorMessage(error) ?? '', color: 'error' })
    return data?.makeInvitationLink.url ?? null
  }

  async function leave(partnershipId: string): Promise<boolean> {
    const { data, error } = await leaving.executeMutation({ partnershipId })
    if (!data) notify({ title: errorMessage(error) ?? '', color: 'error' })
    return data != null
  }

  return {
    answer,
    makeLink,
    leave,
    isWorking: computed(() => answering.fetching.value || linking.fetching.value),
    isLeaving: leaving.fetching,
  }
}
