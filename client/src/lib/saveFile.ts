import { serverFetch } from './serverFetch.ts'

/** Saves what the server sends as a file. @returns its refusal; null when it was saved, undefined when no answer came. */
export async function saveFile(
  path: string,
  name: string,
  init: RequestInit = {},
): Promise<string | null | undefined> {
  try {
    const response = await serverFetch(path, init)
    if (!response.ok) {
      const answer: { message?: string } = await response.json()
      return answer.message
    }
    saveBlob(await response.blob(), name)
    return null
  } catch {
    return undefined
  }
}

/** Saves what the page itself has made. */
export function saveBlob(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
