import { useMutation, useQuery } from '@urql/vue'
import { computed, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  ChooseForExitDocument,
  PartnershipExitDocument,
  PlanExitDocument,
  WithdrawExitDocument,
  type ExitChoiceInput,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { notify } from '../ui/notify.ts'

type Choice = { isRetained: boolean; reason: string; retainUntil: string }

/** How a partnership of two ends: what happens to what, when, and what each firm takes along. */
export function useExit(partnershipId: () => string) {
  const { t } = useI18n()
  const { data, error, fetching, executeQuery } = useQuery({
    query: PartnershipExitDocument,
    variables: computed(() => ({ id: partnershipId() })),
    requestPolicy: 'cache-and-network',
  })
  const planning = useMutation(PlanExitDocument)
  const choosing = useMutation(ChooseForExitDocument)
  const withdrawing = useMutation(WithdrawExitDocument)
  const refusal = ref<string | null>(null)
  const partnership = computed(() => data.value?.partnership ?? null)
  const exit = computed(() => partnership.value?.exit ?? null)
  const choices = reactive<Record<string, Choice>>({})

  watch(
    partnership,
    value => {
      for (const { recordType } of value?.records ?? []) {
        const own = value?.exit?.choices.find(
          each => each.recordType === recordType && each.organization.isViewers,
        )
        choices[recordType] = {
          isRetained: own?.choice === 'RETAIN',
          reason: own?.reason ?? '',
          retainUntil: own?.retainUntil ?? '',
        }
      }
    },
    { immediate: true },
  )

  const given = (): ExitChoiceInput[] =>
    Object.entries(choices).map(([recordType, { isRetained, reason, retainUntil }]) =>
      isRetained
        ? { recordType, choice: 'RETAIN', reason: reason.trim(), retainUntil: retainUntil || null }
        : { recordType, choice: 'RETURN' },
    )

  function settle(
    result: { __typename?: string; message?: string } | undefined,
    failure: Parameters<typeof errorMessage>[0],
    said: string,
  ): boolean {
    refusal.value = errorMessage(failure) ?? result?.message ?? null
    if (refusal.value) return false
    notify({ title: t(said) })
    return true
  }

  async function plan(coolingOffDays: number, reason: string): Promise<boolean> {
    const input = {
      partnershipId: partnershipId(),
      coolingOffDays,
      reason: reason.trim() || null,
      choices: given(),
    }
    const answer = await planning.executeMutation({ input })
    const said = coolingOffDays === 0 ? 'partnerships.exit.ended' : 'partnerships.exit.planned'
    return settle(answer.data?.planExit, answer.error, said)
  }

  async function choose(): Promise<boolean> {
    if (!exit.value) return false
    const answer = await choosing.executeMutation({ exitId: exit.value.id, choices: given() })
    return settle(answer.data?.chooseForExit, answer.error, 'partnerships.exit.chosen')
  }

  async function withdraw(): Promise<void> {
    if (!exit.value) return
    const answer = await withdrawing.executeMutation({ exitId: exit.value.id })
    settle(answer.data?.withdrawExit, answer.error, 'partnerships.exit.withdrawn')
  }

  return {
    partnership,
    exit,
    choices,
    error,
    isLoading: computed(() => fetching.value && !data.value),
    refresh: () => executeQuery({ requestPolicy: 'network-only' }),
    plan,
    choose,
    withdraw,
    isWorking: computed(
      () => planning.fetching.value || choosing.fetching.value || withdrawing.fetching.value,
    ),
    refusal,
  }
}
