import { useMutation } from '@urql/vue'
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  DeclineDocumentDocument,
  PartnershipDocumentsDocument,
  ProposeDocumentDocument,
  ProposeDocumentVersionDocument,
  RemindSignersDocument,
  SignDocumentDocument,
  WithdrawDocumentDocument,
  type DocumentKind,
  type DocumentVersionRowFragment,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { usePages } from '../lib/usePages.ts'
import { notify } from '../ui/notify.ts'
import { uploadFile } from './uploadFile.ts'

export type DocumentAct = 'sign' | 'withdraw' | 'decline'

/** The papers of a partnership. */
export const useDocuments = (partnershipId: MaybeRefOrGetter<string>) =>
  usePages({
    document: PartnershipDocumentsDocument,
    variables: after => ({ partnershipId: toValue(partnershipId), first: 50, after }),
    page: data => data.partnershipDocuments,
  })

/** Signing, withdrawing, declining, and reminding of a version. */
export function useDocumentActs() {
  const { t } = useI18n()
  const signing = useMutation(SignDocumentDocument)
  const withdrawing = useMutation(WithdrawDocumentDocument)
  const declining = useMutation(DeclineDocumentDocument)
  const reminding = useMutation(RemindSignersDocument)

  async function answer(act: DocumentAct, { id: versionId, file }: DocumentVersionRowFragment) {
    if (act === 'sign') {
      const { data, error } = await signing.executeMutation({ versionId, sha256: file.sha256 })
      return { result: data?.signDocument, error }
    }
    if (act === 'withdraw') {
      const { data, error } = await withdrawing.executeMutation({ versionId })
      return { result: data?.withdrawDocument, error }
    }
    const { data, error } = await declining.executeMutation({ versionId })
    return { result: data?.declineDocument, error }
  }

  async function perform(act: DocumentAct, version: DocumentVersionRowFragment): Promise<void> {
    const { result, error } = await answer(act, version)
    const refusal =
      errorMessage(error) ?? (result?.__typename === 'DocumentProposalClosed' ? result.message : null)
    if (refusal) return notify({ title: refusal, color: 'error' })
    const isInForce = result?.__typename === 'DocumentSigned' && result.isInForce
    notify({ title: t(`partnerships.documents.done.${isInForce ? 'inForce' : act}`) })
  }

  async function remind({ id: versionId }: DocumentVersionRowFragment): Promise<void> {
    const { data, error } = await reminding.executeMutation({ versionId })
    if (!data) return notify({ title: errorMessage(error) ?? '', color: 'error' })
    notify({ title: t(`partnerships.documents.${data.remindSigners.count ? 'reminded' : 'remindedToday'}`) })
  }

  const isWorking = computed(
    () => signing.fetching.value || withdrawing.fetching.value || declining.fetching.value,
  )
  return { perform, remind, isWorking }
}

/** Uploads a file and lays it before the partners: as a new document, or as the next version of one. */
export function useProposeDocument(partnershipId: MaybeRefOrGetter<string>) {
  const { t } = useI18n()
  const proposing = useMutation(ProposeDocumentDocument)
  const renewing = useMutation(ProposeDocumentVersionDocument)
  const isWorking = ref(false)
  const refusal = ref<string | null>(null)

  async function send(
    file: File,
    about: { documentId: string } | { kind: DocumentKind; title: string },
    note: string | null,
  ) {
    const { fileId, refusal: why } = await uploadFile(file)
    if (!fileId) return why ?? t('partnerships.documents.noAnswer')
    if ('documentId' in about) {
      const { data, error } = await renewing.executeMutation({ input: { ...about, fileId, note } })
      const result = data?.proposeDocumentVersion
      return errorMessage(error) ?? (result?.__typename === 'DocumentProposalOpen' ? result.message : null)
    }
    const { data, error } = await proposing.executeMutation({
      input: { ...about, partnershipId: toValue(partnershipId), fileId, note },
    })
    const result = data?.proposeDocument
    return errorMessage(error) ?? (result?.__typename === 'DocumentProposalOpen' ? result.message : null)
  }

  /** Resolves to whether it was proposed; else `refusal` says why not. */
  async function propose(...values: Parameters<typeof send>): Promise<boolean> {
    isWorking.value = true
    refusal.value = await send(...values).finally(() => (isWorking.value = false))
    if (!refusal.value) notify({ title: t('partnerships.documents.done.proposed') })
    return refusal.value === null
  }
  return { propose, isWorking, refusal }
}
