import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  AddPartnershipContactDocument,
  EditPartnershipContactDocument,
  RemovePartnershipContactDocument,
  type PartnershipContactInput,
  type PartnershipContactRole,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { newId } from '../lib/uuid.ts'
import { notify } from '../ui/notify.ts'

export const contactRoles: PartnershipContactRole[] = [
  'EXECUTIVE_SPONSOR',
  'CHANNEL_MANAGER',
  'SALES',
  'MARKETING',
  'TECHNICAL',
  'FINANCE',
  'LEGAL',
]

/** Naming, changing and removing the firm's own contacts of a partnership. */
export function useContacts(partnershipId: () => string) {
  const { t } = useI18n()
  const adding = useMutation(AddPartnershipContactDocument)
  const editing = useMutation(EditPartnershipContactDocument)
  const removing = useMutation(RemovePartnershipContactDocument)
  const refusal = ref<string | null>(null)

  async function add(memberId: string, input: PartnershipContactInput): Promise<boolean> {
    const { data, error } = await adding.executeMutation({
      id: newId(),
      partnershipId: partnershipId(),
      memberId,
      input,
    })
    const result = data?.addPartnershipContact
    refusal.value =
      errorMessage(error) ?? (result?.__typename === 'PartnershipContactChanged' ? result.message : null)
    return refusal.value === null
  }

  async function edit(
    { id, version }: { id: string; version: number },
    input: PartnershipContactInput,
  ): Promise<boolean> {
    const { data, error } = await editing.executeMutation({ id, expectedVersion: version, input })
    const result = data?.editPartnershipContact
    refusal.value =
      errorMessage(error) ?? (result?.__typename === 'PartnershipContactChanged' ? result.message : null)
    return refusal.value === null
  }

  async function remove(id: string): Promise<void> {
    const { error } = await removing.executeMutation({ id })
    if (error) notify({ title: errorMessage(error) ?? '', color: 'error' })
    else notify({ title: t('partnerships.contacts.removed') })
  }

  const isWorking = computed(() => adding.fetching.value || editing.fetching.value || removing.fetching.value)
  return { add, edit, remove, isWorking, refusal }
}
