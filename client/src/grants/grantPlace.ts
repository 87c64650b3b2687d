import type { GrantRowFragment, ShareableType } from '../generated/graphql.ts'

const places: Record<ShareableType, string | null> = {
  ACCOUNT: '/accounts/',
  CONTACT: null,
  DEAL: '/deals/',
  CAMPAIGN: '/campaigns/',
  PURCHASE_ORDER: '/orders/',
  TOPIC: '/forum/',
  ROOM: '/chat/',
}

/** Where the viewer reads the record of a grant: its own page, or what the grant shows of it; null while there is nothing to read. */
export function grantPlace(
  grant: Pick<GrantRowFragment, 'recordType' | 'recordId' | 'status' | 'grantee'>,
): string | null {
  const { recordType, recordId, status, grantee } = grant
  const place = places[recordType]
  if (!recordId || !place || (grantee.isViewers && status !== 'ACTIVE')) return null
  return grantee.isViewers && recordType !== 'ACCOUNT'
    ? `/received/${recordType.toLowerCase()}/${recordId}`
    : place + recordId
}
