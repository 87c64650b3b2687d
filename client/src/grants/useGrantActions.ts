import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import {
  AcceptGrantDocument,
  ChangeGrantDocument,
  DeclineGrantDocument,
  RevokeGrantDocument,
  ShareFilterDocument,
  ShareRecordDocument,
  type ChangeGrantInput,
  type GrantRowFragment,
  type ShareFilterInput,
  type ShareRecordInput,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'

type Outcome = { grant?: GrantRowFragment; existing?: GrantRowFragment; refusal: string | null }

/** What a person does to a grant. Each answers the grant, or the refusal as a sentence. */
export function useGrantActions() {
  const share = useMutation(ShareRecordDocument)
  const filter = useMutation(ShareFilterDocument)
  const change = useMutation(ChangeGrantDocument)
  const revoke = useMutation(RevokeGrantDocument)
  const accept = useMutation(AcceptGrantDocument)
  const decline = useMutation(DeclineGrantDocument)
  const isWorking = ref(false)

  async function during(work: () => Promise<Outcome>): Promise<Outcome> {
    isWorking.value = true
    try {
      return await work()
    } finally {
      isWorking.value = false
    }
  }

  const shareRecord = (input: ShareRecordInput) =>
    during(async () => {
      const { data, error } = await share.executeMutation({ input })
      const result = data?.shareRecord
      if (!result) return { refusal: errorMessage(error) }
      if (result.__typename === 'RecordShared') return { grant: result.grant, refusal: null }
      if (result.__typename === 'AlreadyShared') return { existing: result.grant, refusal: result.message }
      return { refusal: result.message }
    })

  const shareFilter = (input: ShareFilterInput) =>
    during(async () => {
      const { data, error } = await filter.executeMutation({ input })
      const result = data?.shareFilter
      if (!result) return { refusal: errorMessage(error) }
      return result.__typename === 'FilterShared'
        ? { grant: result.grant, refusal: null }
        : { refusal: result.message }
    })

  const changeGrant = (input: ChangeGrantInput) =>
    during(async () => {
      const { data, error } = await change.executeMutation({ input })
      const result = data?.changeGrant
      if (!result) return { refusal: errorMessage(error) }
      if (result.__typename === 'GrantEdited') return { grant: result.grant, refusal: null }
      return { existing: result.grant, refusal: result.message }
    })

  const revokeGrant = (grantId: string) =>
    during(async () => {
      const { data, error } = await revoke.executeMutation({ grantId })
      return { grant: data?.revokeGrant, refusal: errorMessage(error) }
    })
  /** Shares anew what was just revoked, on the same terms. */
  const shareAgain = (grant: GrantRowFragment) => {
    const { recordType, recordId, partnership, grantee, fields, verbs, purpose, expiresAt, roles, members } =
      grant
    const terms = {
      recordType,
      partnershipId: partnership?.id ?? '',
      granteeId: grantee.id,
      fields,
      verbs,
      purpose,
      expiresAt,
      roles,
      memberIds: members.map(({ id }) => id),
    }
    if (recordId) return shareRecord({ ...terms, recordId })
    return shareFilter({ ...terms, filter: grant.filter.map(bare) })
  }
  const acceptGrant = (grantId: string) =>
    during(async () => {
      const { data, error } = await accept.executeMutation({ grantId })
      return { grant: data?.acceptGrant, refusal: errorMessage(error) }
    })
  const declineGrant = (grantId: string) =>
    during(async () => {
      const { data, error } = await decline.executeMutation({ grantId })
      return { grant: data?.declineGrant, refusal: errorMessage(error) }
    })

  return {
    shareRecord,
    shareFilter,
    shareAgain,
    changeGrant,
    revokeGrant,
    acceptGrant,
    declineGrant,
    isWorking,
  }
}

/** A condition as it is sent: without what the cache adds. */
function bare({ field, op, values, value, min, max, currency }: GrantRowFragment['filter'][number]) {
  return { field, op, values, value, min, max, currency }
}
