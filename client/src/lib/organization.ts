import { ref } from 'vue'
import { recall, remember } from './storage.ts'

/** The firm the person acts for, when several; null leaves the choice to the server. */
export const actingOrganizationId = ref(recall('organization'))

/** Acts for another firm from now on. The page starts over, so that nothing of the former one stays in memory. */
export function actFor(organizationId: string | null): void {
  remember('organization', organizationId)
  actingOrganizationId.value = organizationId
  location.assign('/')
}
