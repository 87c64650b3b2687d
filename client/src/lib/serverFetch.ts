import { actingOrganizationId } from './organization.ts'
import { locale } from './preferences.ts'

/** A request to one of our server's own endpoints, as the person and for the firm they act for. */
export function serverFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('accept-language', locale.value)
  if (actingOrganizationId.value) headers.set('enishi-organization', actingOrganizationId.value)
  return fetch(path, { ...init, headers, credentials: 'same-origin' })
}
