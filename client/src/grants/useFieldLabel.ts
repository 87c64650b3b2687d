import { useI18n } from 'vue-i18n'
import type { ShareableType } from '../generated/graphql.ts'

const folders: Record<ShareableType, string> = {
  ACCOUNT: 'accounts',
  CONTACT: 'accounts',
  DEAL: 'deals',
  CAMPAIGN: 'campaigns',
  PURCHASE_ORDER: 'orders',
  TOPIC: 'forum',
  ROOM: 'chat',
}

/** Names of shareable fields in the reader's language; a field this client does not know keeps its name. */
export function useFieldLabel() {
  const { t, te } = useI18n()
  const labelIn = (candidates: string[], field: string) => {
    const key = candidates.map(folder => `${folder}.field.${field}`).find(each => te(each))
    return key ? t(key) : field
  }
  return {
    labelsOf: (recordType: ShareableType) => (field: string) => labelIn([folders[recordType]], field),
    /** Where nothing says of which type it is. */
    fieldLabel: (field: string) => labelIn(Object.values(folders), field),
  }
}
