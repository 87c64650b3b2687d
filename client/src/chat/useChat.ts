import { computed } from 'vue'
import { useViewer } from '../identity/useViewer.ts'
import { chatFor } from './chatStore.ts'

/** The live chat of the signed-in person; null until it is known who that is. */
export function useChat() {
  const { viewer } = useViewer()
  return computed(() => {
    const personId = viewer.value?.personId
    const organizationId = viewer.value?.organization?.id
    return personId && organizationId ? chatFor({ personId, organizationId }) : null
  })
}
