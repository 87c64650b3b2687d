import { useI18n } from 'vue-i18n'

/** Names of an account's shareable fields in the reader's language; a field this client does not know keeps its name. */
export function useFieldLabel() {
  const { t, te } = useI18n()
  const fieldLabel = (field: string) => (te(`accounts.field.${field}`) ? t(`accounts.field.${field}`) : field)
  return { fieldLabel }
}
