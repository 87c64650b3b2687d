export type Language = 'en' | 'ja'

export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}

/** From an Accept-Language header: the first language we have. */
export function languageOfHeader(header: string | undefined): Language {
  const preferred = (header ?? '').split(',').map(part => part.trim().toLowerCase())
  return preferred.find(part => part.startsWith('ja') || part.startsWith('en'))?.startsWith('ja')
    ? 'ja'
    : 'en'
}
