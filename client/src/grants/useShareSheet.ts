import { useQuery } from '@urql/vue'
import { computed, ref, watch, type Ref } from 'vue'
import { ShareableFieldsDocument, type GrantRowFragment, type ShareableType } from '../generated/graphql.ts'
import { useGrantActions } from './useGrantActions.ts'
import { usePartners } from './usePartners.ts'
import { useTerms } from './useTerms.ts'

/** A record that goes across the border: an own one, or one that was shared to be passed on. */
export interface RecordToShare {
  recordType: ShareableType
  id: string
  name: string
  isOwn: boolean
  /** Of a joint record, the partnership whose firms see it anyway. */
  partnershipId: string | null
  /** Whose it is, where it is not one's own. */
  firm: string
  /** What one sees of it, where it is not one's own. */
  sharedFields: readonly string[]
  grants: readonly GrantRowFragment[]
}

/** The draft of one grant on a record: new, or a change to the one the chosen partner already has. */
export function useShareSheet(
  record: () => RecordToShare,
  wantedGrantId: () => string | null,
  open: Ref<boolean>,
) {
  const { partners, key, partner, choose, isLoading } = usePartners(() => record().partnershipId)
  const actions = useGrantActions()
  const { data } = useQuery({
    query: ShareableFieldsDocument,
    variables: computed(() => ({ recordType: record().recordType })),
  })
  // What was shared with us goes on with no more than we see.
  const shareable = computed(() =>
    (data.value?.shareableFields ?? []).filter(
      ({ name }) => record().isOwn || record().sharedFields.includes(name),
    ),
  )
  const verbs = computed(() => data.value?.shareableVerbs ?? [])
  const isShareable = (field: string) => shareable.value.some(({ name }) => name === field)
  const terms = useTerms(
    () => shareable.value.filter(field => field.isAlwaysShared).map(({ name }) => name),
    () => ['website', 'industry', 'city', 'country'].filter(isShareable),
  )

  const refusal = ref<string | null>(null)
  /** The grant being changed, at the version the draft started from. */
  const grant = ref<GrantRowFragment | null>(null)

  const isMine = (each: GrantRowFragment) =>
    each.scope === 'RECORD' && each.viewerCanChange && each.roles.length === 0 && each.members.length === 0

  function take(existing: GrantRowFragment | null) {
    grant.value = existing
    terms.take(existing)
  }

  function start() {
    refusal.value = null
    const wanted = record().grants.find(({ id }) => id === wantedGrantId())
    if (wanted) choose(wanted.partnership?.id, wanted.grantee.id)
    take(wanted ?? existing())
  }
  const isFor = (each: GrantRowFragment) =>
    each.partnership?.id === partner.value?.partnershipId && each.grantee.id === partner.value?.id
  const existing = () => record().grants.find(each => isFor(each) && isMine(each)) ?? null

  watch(open, isNowOpen => isNowOpen && start())
  watch([partners, shareable], () => {
    if (open.value && !grant.value) start()
  })
  watch(key, () => {
    if (!open.value || (grant.value && isFor(grant.value))) return
    refusal.value = null
    take(existing())
  })

  /** Answers the grant, or null with `refusal` set; a newer grant of someone else is taken into the draft. */
  async function submit(): Promise<GrantRowFragment | null> {
    if (!partner.value) return null
    const outcome = grant.value
      ? await actions.changeGrant({
          grantId: grant.value.id,
          expectedVersion: grant.value.version,
          ...terms.input.value,
        })
      : await actions.shareRecord({
          recordType: record().recordType,
          recordId: record().id,
          partnershipId: partner.value.partnershipId,
          granteeId: partner.value.id,
          ...terms.input.value,
        })
    if (outcome.existing) take(outcome.existing)
    refusal.value = outcome.refusal
    return outcome.grant ?? null
  }

  return {
    partners,
    key,
    partner,
    isLoading,
    shareable,
    verbs,
    terms,
    grant,
    refusal,
    submit,
    /** Shares it anew for other people than the grant in hand. */
    startNew: () => take(null),
    isWorking: actions.isWorking,
  }
}
