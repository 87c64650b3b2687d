import { serverFetch } from '../lib/serverFetch.ts'

/** Saves a ledger as a file. @returns the server's refusal, or null when it was saved; undefined when no answer came. */
export async function downloadLedger(partnershipId: string): Promise<string | null | undefined> {
  try {
    const response = await serverFetch(`/files/partnership-ledger?partnership=${partnershipId}`)
    if (!response.ok) {
      const answer: { message?: string } = await response.json()
      return answer.message
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = `ledger-${partnershipId}.jsonl`
    link.click()
    URL.revokeObjectURL(link.href)
    return null
  } catch {
    return undefined
  }
}
