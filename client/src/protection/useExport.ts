import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  RequestExportDocument,
  type ExportRowFragment,
  type RequestExportInput,
  type RequestExportMutation,
} from '../generated/graphql.ts'
import { askAuth } from '../identity/session.ts'
import { useAuthMessage } from '../identity/useSignIn.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { saveFile } from '../lib/saveFile.ts'
import { newId } from '../lib/uuid.ts'

type Answer = RequestExportMutation['requestExport']
export type Approval = Extract<Answer, { __typename: 'ExportNeedsApproval' }>

/** Asks for a file of a list, for an administrator's word where it takes one, and fetches it. */
export function useExport() {
  const { t } = useI18n()
  const asking = useMutation(RequestExportDocument)
  const messageOf = useAuthMessage()
  const isWorking = ref(false)
  const refusal = ref<string | null>(null)
  const approval = ref<Approval | null>(null)

  /** @returns the export, ready or waiting; null when it was refused or needs an approval first. */
  async function request(list: Omit<RequestExportInput, 'id'>): Promise<ExportRowFragment | null> {
    isWorking.value = true
    refusal.value = null
    const { data, error } = await asking.executeMutation({ input: { ...list, id: newId() } })
    isWorking.value = false
    const answer = data?.requestExport
    if (answer?.__typename === 'ExportRequested') return answer.recordExport
    if (answer) approval.value = answer
    else refusal.value = errorMessage(error)
    return null
  }

  /** @returns whether the file is saved */
  async function fetchFile(wanted: ExportRowFragment, password: string | null): Promise<boolean> {
    isWorking.value = true
    refusal.value = null
    const proof = password === null ? null : await askAuth('/prove-password', { password })
    if (proof && !proof.ok) refusal.value = messageOf(proof)
    else {
      const name = `${t(`protection.recordType.${wanted.recordType}`)}.${wanted.format.toLowerCase()}`
      const refused = await saveFile(`/files/exports?id=${wanted.id}`, name, { method: 'POST' })
      if (refused !== null) refusal.value = refused ?? t('protection.export.notSaved')
    }
    isWorking.value = false
    return refusal.value === null
  }

  function reset() {
    refusal.value = null
    approval.value = null
  }

  return { isWorking, refusal, approval, request, fetchFile, reset }
}
