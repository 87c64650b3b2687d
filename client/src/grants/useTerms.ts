import { computed, ref } from 'vue'
import type { GrantRowFragment, GrantVerb, MemberRole, TemplateTermsFragment } from '../generated/graphql.ts'

/** What a draft of a grant allows: fields, verbs, whom it serves, why and until when. */
export function useTerms(always: () => string[], initialFields: () => string[]) {
  const chosen = ref<string[]>([])
  const verbs = ref<GrantVerb[]>(['READ'])
  const roles = ref<MemberRole[]>([])
  /** People that an existing grant names; kept as they are. */
  const memberIds = ref<string[]>([])
  const purpose = ref('')
  const expiresOn = ref('')
  const fields = computed(() => [...new Set([...always(), ...chosen.value])])

  function take(grant: GrantRowFragment | null) {
    chosen.value = grant ? grant.fields : initialFields()
    verbs.value = grant?.verbs.length ? [...grant.verbs] : ['READ']
    roles.value = grant ? [...grant.roles] : []
    memberIds.value = grant ? grant.members.map(({ id }) => id) : []
    purpose.value = grant?.purpose ?? ''
    expiresOn.value = grant?.expiresAt ? localDay(new Date(grant.expiresAt)) : ''
  }

  function takeTemplate(template: TemplateTermsFragment) {
    chosen.value = [...template.fields]
    verbs.value = [...template.verbs]
    purpose.value = template.purpose ?? ''
    expiresOn.value = template.expiresInDays
      ? localDay(new Date(Date.now() + template.expiresInDays * 86_400_000))
      : ''
  }

  const input = computed(() => ({
    fields: fields.value,
    verbs: verbs.value,
    roles: roles.value,
    memberIds: memberIds.value,
    purpose: purpose.value.trim() || null,
    expiresAt: expiresOn.value ? endOfDay(expiresOn.value) : null,
  }))

  return { chosen, fields, verbs, roles, memberIds, purpose, expiresOn, input, take, takeTemplate }
}

export type Terms = ReturnType<typeof useTerms>

/** The last instant of a local calendar day: a grant "until 31 March" includes that day. */
function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

function localDay(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** Whole days from today to that day; null without one. */
export function daysUntil(day: string): number | null {
  if (!day) return null
  return Math.max(1, Math.round((new Date(endOfDay(day)).getTime() - Date.now()) / 86_400_000))
}
