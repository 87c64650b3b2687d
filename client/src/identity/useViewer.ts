import type { Client, CombinedError } from '@urql/core'
import { ref, shallowReadonly, shallowRef } from 'vue'
import { ViewerDocument, type ViewerFieldsFragment } from '../generated/graphql.ts'
import { codeOf } from '../lib/graphql.ts'
import { actingOrganizationId } from '../lib/organization.ts'
import { colorMode, isLocale, locale, timeZone } from '../lib/preferences.ts'
import { remember } from '../lib/storage.ts'

const viewer = shallowRef<ViewerFieldsFragment | null>(null)
const isKnown = ref(false)
let reading: Promise<{ viewer: ViewerFieldsFragment | null; error?: CombinedError }> | undefined

/** Takes over the person's own language, time zone and colours. */
function adopt(next: ViewerFieldsFragment | null) {
  viewer.value = next
  isKnown.value = true
  if (!next) return
  if (isLocale(next.locale)) locale.value = next.locale
  if (next.timeZone) timeZone.value = next.timeZone
  colorMode.value = next.colorMode
  // The firm remembered here may be one the person has left; the server then chose another.
  if (
    actingOrganizationId.value &&
    next.organization &&
    next.organization.id !== actingOrganizationId.value
  ) {
    remember('organization', null)
    actingOrganizationId.value = null
  }
}

/** Reads who is signed in, once; later calls answer from memory until `isFresh` asks again. */
export async function loadViewer(client: Client, { isFresh = false } = {}) {
  if (!isFresh && isKnown.value) return { viewer: viewer.value }
  reading ??= read(client)
  const answer = await reading
  reading = undefined
  return answer
}

async function read(client: Client): Promise<{ viewer: ViewerFieldsFragment | null; error?: CombinedError }> {
  const { data, error } = await client
    .query(ViewerDocument, {}, { requestPolicy: 'network-only' })
    .toPromise()
  if (error && codeOf(error) !== 'UNAUTHENTICATED') return { viewer: null, error }
  adopt(data?.viewer ?? null)
  return { viewer: viewer.value }
}

/** The signed-in person acting for one firm; null while signed out or not yet known. */
export function useViewer() {
  return { viewer: shallowReadonly(viewer), isKnown: shallowReadonly(isKnown), adopt }
}
