import { serverFetch } from '../lib/serverFetch.ts'

type Uploaded = { fileId: string; refusal: null } | { fileId: null; refusal: string | null }

/** Sends a file's bytes as they are. Null as refusal: no answer came. */
export async function uploadFile(file: File): Promise<Uploaded> {
  try {
    const response = await serverFetch(`/files/upload?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    const answer: { fileId?: string; message?: string } = await response.json()
    if (answer.fileId) return { fileId: answer.fileId, refusal: null }
    return { fileId: null, refusal: answer.message ?? null }
  } catch {
    return { fileId: null, refusal: null }
  }
}
