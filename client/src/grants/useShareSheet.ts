import { useQuery } from '@urql/vue'
import { computed, ref, watch, type Ref } from 'vue'
import {
  ShareableFieldsDocument,
  type AccountQuery,
  type GrantRowFragment,
  type GrantVerb,
} from '../generated/graphql.ts'
import { useGrantActions } from './useGrantActions.ts'
import { partnersOf, usePartnershipChoices } from './usePartnershipChoices.ts'

export type SharedAccount = NonNullable<AccountQuery['account']>

/** The draft of one grant on an account: new, or a change to the one the chosen partner already has. */
export function useShareSheet(
  account: () => SharedAccount,
  wantedGrantId: () => string | null,
  open: Ref<boolean>,
) {
  const { active, isLoading } = usePartnershipChoices()
  const actions = useGrantActions()
  const { data } = useQuery({ query: ShareableFieldsDocument, variables: { recordType: 'ACCOUNT' } })
  const shareable = computed(() => data.value?.shareableFields ?? [])
  const always = computed(() => shareable.value.filter(field => field.isAlwaysShared).map(({ name }) => name))

  const partnershipId = ref<string>()
  const chosen = ref<string[]>([])
  const verbs = ref<GrantVerb[]>(['READ'])
  const purpose = ref('')
  const expiresOn = ref('')
  const refusal = ref<string | null>(null)
  /** The grant being changed, at the version the draft started from. */
  const grant = ref<GrantRowFragment | null>(null)

  const partnership = computed(() => active.value.find(({ id }) => id === partnershipId.value))
  const partner = computed(() => (partnership.value ? partnersOf(partnership.value)[0] : undefined))
  const fields = computed(() => [...new Set([...always.value, ...chosen.value])])

  const isOpen = ({ status }: GrantRowFragment) => status === 'ACTIVE' || status === 'PROPOSED'

  function take(existing: GrantRowFragment | null) {
    grant.value = existing
    chosen.value = existing ? existing.fields : ['website', 'industry', 'city', 'country'].filter(isShareable)
    verbs.value = existing?.verbs.length ? [...existing.verbs] : ['READ']
    purpose.value = existing?.purpose ?? ''
    expiresOn.value = existing?.expiresAt ? localDay(existing.expiresAt) : ''
  }
  const isShareable = (field: string) => shareable.value.some(({ name }) => name === field)

  function start() {
    refusal.value = null
    const wanted = account().grants.find(({ id }) => id === wantedGrantId())
    partnershipId.value = wanted?.partnership?.id ?? partnershipId.value ?? active.value[0]?.id
    take(wanted ?? existingFor(partnershipId.value))
  }
  const existingFor = (id: string | undefined) =>
    account().grants.find(each => each.partnership?.id === id && isOpen(each)) ?? null

  watch(open, isNowOpen => isNowOpen && start())
  watch([active, shareable], () => {
    if (open.value && !grant.value) start()
  })
  watch(partnershipId, id => {
    if (!open.value || grant.value?.partnership?.id === id) return
    refusal.value = null
    take(existingFor(id))
  })

  /** Answers the grant, or null with `refusal` set; a newer grant of someone else is taken into the draft. */
  async function submit(): Promise<GrantRowFragment | null> {
    if (!partnershipId.value) return null
    const terms = {
      fields: fields.value,
      verbs: verbs.value,
      purpose: purpose.value.trim() || null,
      expiresAt: expiresOn.value ? endOfDay(expiresOn.value) : null,
    }
    const outcome = grant.value
      ? await actions.changeGrant({ grantId: grant.value.id, expectedVersion: grant.value.version, ...terms })
      : await actions.shareRecord({
          recordType: 'ACCOUNT',
          recordId: account().id,
          partnershipId: partnershipId.value,
          ...terms,
        })
    if (outcome.existing) take(outcome.existing)
    refusal.value = outcome.refusal
    return outcome.grant ?? null
  }

  return {
    partnerships: active,
    isLoadingPartnerships: isLoading,
    partnershipId,
    partner,
    partnership,
    shareable,
    fields,
    chosen,
    verbs,
    purpose,
    expiresOn,
    grant,
    refusal,
    submit,
    isWorking: actions.isWorking,
  }
}

/** The last instant of a local calendar day: a grant "until 31 March" includes that day. */
function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

function localDay(instant: string): string {
  const date = new Date(instant)
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}
