import { forgetOutbox } from '../chat/outbox.ts'
import { locale } from '../lib/preferences.ts'
import { remember } from '../lib/storage.ts'
import { forgetDrafts } from '../lib/useDraft.ts'
import { forgetPlanCopies } from '../plans/forgetPlanCopies.ts'

export type AuthAnswer<T> =
  { ok: true; value: T } | { ok: false; code: string; status: number; message: string | null }

/** Asks the sign-in service (better-auth). Refusals keep its code, e.g. INVALID_EMAIL_OR_PASSWORD. */
export async function askAuth<T>(path: string, body: object): Promise<AuthAnswer<T>> {
  try {
    const response = await fetch(`/auth${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': locale.value },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return { ok: true, value: answer as T }
    return {
      ok: false,
      status: response.status,
      code: textIn(answer, 'code') ?? '',
      message: textIn(answer, 'message'),
    }
  } catch {
    return { ok: false, status: 0, code: 'UNREACHABLE', message: null }
  }
}

function textIn(answer: unknown, key: string): string | null {
  if (typeof answer !== 'object' || answer === null) return null
  const value: unknown = Reflect.get(answer, key)
  return typeof value === 'string' ? value : null
}

/** Ends the session here and forgets what the browser kept of the person; the page starts over. */
export async function signOut(): Promise<void> {
  await forgetPlanCopies()
  forgetOutbox()
  forgetDrafts()
  await askAuth('/sign-out', {})
  remember('organization', null)
  location.assign('/sign-in')
}
