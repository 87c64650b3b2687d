import type { CombinedError } from '@urql/core'
import { useMutation } from '@urql/vue'
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  AcceptEnrolmentDocument,
  DeclineEnrolmentDocument,
  EndEnrolmentDocument,
  ReleaseTierDocument,
  SetTierDocument,
  WithdrawEnrolmentDocument,
  type AcceptEnrolmentMutation,
  type SetTierInput,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { notify } from '../ui/notify.ts'

type Outcome = AcceptEnrolmentMutation['acceptEnrolment']

/** Decisions on one enrolment; when someone was faster, their state is shown and `refusal` says so. */
export function useEnrolmentDecision(enrolment: MaybeRefOrGetter<{ id: string; version: number }>) {
  const { t } = useI18n()
  const commands = {
    accept: useMutation(AcceptEnrolmentDocument),
    decline: useMutation(DeclineEnrolmentDocument),
    withdraw: useMutation(WithdrawEnrolmentDocument),
    end: useMutation(EndEnrolmentDocument),
    set: useMutation(SetTierDocument),
    release: useMutation(ReleaseTierDocument),
  }
  const refusal = ref<string | null>(null)

  function settle(error: CombinedError | undefined, outcome: Outcome | undefined, done: string): boolean {
    refusal.value =
      errorMessage(error) ?? (outcome?.__typename === 'EnrolmentChanged' ? outcome.message : null)
    if (!refusal.value) notify({ title: t(`programs.done.${done}`) })
    return !refusal.value
  }
  const seen = () => {
    const { id, version } = toValue(enrolment)
    return { id, expectedVersion: version }
  }
  const seenTier = () => {
    const { id, version } = toValue(enrolment)
    return { enrolmentId: id, expectedVersion: version }
  }

  return {
    async accept() {
      const { data, error } = await commands.accept.executeMutation(seen())
      return settle(error, data?.acceptEnrolment, 'accepted')
    },
    async decline(reason: string) {
      const { data, error } = await commands.decline.executeMutation({
        ...seen(),
        reason: reason.trim() || null,
      })
      return settle(error, data?.declineEnrolment, 'declined')
    },
    async withdraw() {
      const { data, error } = await commands.withdraw.executeMutation(seen())
      return settle(error, data?.withdrawEnrolment, 'withdrawn')
    },
    async end(reason: string) {
      const { data, error } = await commands.end.executeMutation({ ...seen(), reason: reason.trim() || null })
      return settle(error, data?.endEnrolment, 'ended')
    },
    async setTier(input: Pick<SetTierInput, 'tierKey' | 'reason' | 'until'>) {
      const { data, error } = await commands.set.executeMutation({ input: { ...seenTier(), ...input } })
      return settle(error, data?.setTier, 'tierSet')
    },
    async releaseTier() {
      const { data, error } = await commands.release.executeMutation(seenTier())
      return settle(error, data?.releaseTier, 'tierReleased')
    },
    isDeciding: computed(() => Object.values(commands).some(({ fetching }) => fetching.value)),
    refusal,
  }
}
