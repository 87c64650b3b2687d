import { useClientHandle, useMutation } from '@urql/vue'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  ChangeProgramTermsDocument,
  PreviewProgramTermsDocument,
  type PreviewProgramTermsQuery,
  type ProgramDetailFragment,
} from '../generated/graphql.ts'
import { useViewer } from '../identity/useViewer.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { usePulse } from '../lib/usePulse.ts'
import { notify } from '../ui/notify.ts'
import { draftError, draftsOf, newTier, tierInputs, type TierDraft } from './programDraft.ts'

/** The next version of a program's terms while it is written, with who would move if it were saved now. */
export function useTermsDraft(program: Ref<ProgramDetailFragment | null>) {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const { viewer } = useViewer()
  const { executeMutation, fetching } = useMutation(ChangeProgramTermsDocument)
  const currency = computed(() => viewer.value?.organization?.currency ?? 'USD')
  const tiers = ref<TierDraft[]>([])
  // The server counts days in UTC.
  const today = new Date().toISOString().slice(0, 10)
  const effectiveOn = ref(today)
  const note = ref('')
  const isTried = ref(false)
  const refusal = ref<string | null>(null)
  const preview = shallowRef<PreviewProgramTermsQuery['previewProgramTerms']>(null)
  const isPreviewing = ref(false)
  const isAsking = ref(false)
  const saved = ref(0)
  let seenVersion = 0
  const begun = ref('')

  const asText = () => JSON.stringify(tierInputs(tiers.value))
  const isChanged = computed(() => begun.value !== '' && asText() !== begun.value)
  const problem = computed(() => draftError(tiers.value))

  watch(
    program,
    loaded => {
      // What a person has begun to write is theirs; a newer version is told when they save.
      if (!loaded || seenVersion) return
      seenVersion = loaded.version
      tiers.value = draftsOf(loaded.terms.tiers, currency.value)
      begun.value = asText()
    },
    { immediate: true },
  )

  let asked = 0
  async function previewNow() {
    const mine = ++asked
    preview.value = null
    if (!program.value || problem.value || !isChanged.value) return
    isPreviewing.value = true
    const variables = { programId: program.value.id, tiers: tierInputs(tiers.value) }
    const { data, error } = await client
      .query(PreviewProgramTermsDocument, variables, { requestPolicy: 'network-only' })
      .toPromise()
    if (mine !== asked) return
    isPreviewing.value = false
    preview.value = data?.previewProgramTerms ?? null
    refusal.value = errorMessage(error)
  }
  const previewSoon = usePulse(previewNow)
  watch(tiers, previewSoon, { deep: true })

  /** Saves at once when nobody moves; else asks first, with those who would. */
  async function ask() {
    isTried.value = true
    if (!program.value || fetching.value || problem.value || !isChanged.value || !effectiveOn.value) return
    await previewNow()
    if (!preview.value) return
    if (preview.value.moves.length) isAsking.value = true
    else await save()
  }

  async function save() {
    if (!program.value) return
    const { data, error } = await executeMutation({
      input: {
        programId: program.value.id,
        expectedVersion: seenVersion,
        effectiveOn: effectiveOn.value,
        note: note.value.trim() || null,
        tiers: tierInputs(tiers.value),
      },
    })
    isAsking.value = false
    const result = data?.changeProgramTerms
    if (result?.__typename === 'ProgramChanged') {
      seenVersion = result.program.version
      refusal.value = `${result.message} ${t('programs.edit.again')}`
      return
    }
    refusal.value = errorMessage(error)
    if (refusal.value) return
    notify({ title: t('programs.terms.saved') })
    saved.value++
  }

  return {
    tiers,
    effectiveOn,
    note,
    today,
    currency,
    problem,
    isChanged,
    isTried,
    isSaving: fetching,
    refusal,
    preview,
    isPreviewing,
    saved,
    isAsking,
    ask,
    save,
    add: () => void tiers.value.push(newTier()),
    remove: (index: number) => void tiers.value.splice(index, 1),
    move(index: number, by: 1 | -1) {
      const [tier] = tiers.value.splice(index, 1)
      if (tier) tiers.value.splice(index + by, 0, tier)
    },
  }
}
