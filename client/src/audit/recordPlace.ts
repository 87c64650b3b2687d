const places: Record<string, string> = {
  ACCOUNT: '/accounts/',
  DEAL: '/deals/',
  CAMPAIGN: '/campaigns/',
  PLAN: '/plans/',
  TOPIC: '/forum/',
  ORDER: '/orders/',
  INTERCHANGE: '/exchange/',
  PARTNERSHIP: '/partnerships/',
}

/** The page of a record; null for what has none. */
export const recordPlace = (recordType: string, recordId: string | null): string | null => {
  const place = places[recordType]
  return place && recordId ? place + recordId : null
}
