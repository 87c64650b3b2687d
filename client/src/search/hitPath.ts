import type { SearchHitKind } from '../generated/graphql.ts'

const folders: Record<SearchHitKind, string> = {
  ACCOUNT: 'accounts',
  DEAL: 'deals',
  CAMPAIGN: 'campaigns',
  TOPIC: 'forum',
  PURCHASE_ORDER: 'orders',
  PARTNERSHIP: 'partnerships',
}

export const hitIcons: Record<SearchHitKind, string> = {
  ACCOUNT: 'i-lucide-building-2',
  DEAL: 'i-lucide-handshake',
  CAMPAIGN: 'i-lucide-megaphone',
  TOPIC: 'i-lucide-messages-square',
  PURCHASE_ORDER: 'i-lucide-receipt-text',
  PARTNERSHIP: 'i-lucide-link-2',
}

/** The page of something the search found. */
export const hitPath = (kind: SearchHitKind, id: string) => `/${folders[kind]}/${id}`
