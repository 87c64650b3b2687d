import { serverFetch } from '../lib/serverFetch.ts'

type Uploaded = { importId: string; refusal: null } | { importId: null; refusal: string | null }

/** Sends a file's bytes as they are; the server finds encoding and separator. Null as refusal: no answer came. */
export async function uploadAccountImport(file: File): Promise<Uploaded> {
  try {
    const response = await serverFetch(`/files/account-imports?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    const answer: { importId?: string; message?: string } = await response.json()
    if (answer.importId) return { importId: answer.importId, refusal: null }
    return { importId: null, refusal: answer.message ?? null }
  } catch {
    return { importId: null, refusal: null }
  }
}
