import { useMutation } from '@urql/vue'
import { computed, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { StartViewAsDocument, type MemberRole } from '../generated/graphql.ts'
import { memberRoles } from '../grants/memberRoles.ts'
import { usePartnerMembers } from '../grants/usePartnerMembers.ts'
import { usePartners } from '../grants/usePartners.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { beginView } from '../lib/viewAs.ts'

type Whom = 'everybody' | `role ${MemberRole}` | `member ${string}`

/** The choice of a partner to look as, and the way there. */
export function useViewAs(path: () => string) {
  const route = useRoute()
  const choice = usePartners()
  const { members } = usePartnerMembers(choice.partner)
  const starting = useMutation(StartViewAsDocument)
  const whom = ref<Whom>('everybody')
  const refusal = ref<string | null>(null)

  watch(choice.key, () => (whom.value = 'everybody'))

  async function start() {
    const partner = choice.partner.value
    if (!partner) return
    const [kind, chosen] = whom.value.split(' ', 2)
    const { data, error } = await starting.executeMutation({
      input: {
        partnershipId: partner.partnershipId,
        organizationId: partner.id,
        role: kind === 'role' ? memberRoles.find(role => role === chosen) : null,
        memberId: kind === 'member' ? chosen : null,
      },
    })
    refusal.value = errorMessage(error)
    if (!data) return
    const { id, role, member, organization } = data.startViewAs
    beginView(
      { id, firm: organization.name, role, member: member?.name ?? null, back: route.fullPath },
      path(),
    )
  }

  return { ...choice, members, whom, refusal, start, isStarting: computed(() => starting.fetching.value) }
}
