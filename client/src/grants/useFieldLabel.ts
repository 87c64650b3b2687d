import { useI18n } from 'vue-i18n'

/** Names of an account's or deal's shareable fields in the reader's language; a field this client does not know keeps its name. */
export function useFieldLabel() {
  const { t, te } = useI18n()
  const fieldLabel = (field: string) => {
    const key = [`accounts.field.${field}`, `deals.field.${field}`].find(each => te(each))
    return key ? t(key) : field
  }
  return { fieldLabel }
}
