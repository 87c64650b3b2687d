import { onMounted, ref } from 'vue'

interface DemoPerson {
  name: string
  email: string
  organization: string
  role: string
}

/** The people of the demo world with their common password; none where it is not loaded. */
export function useDemoPeople() {
  const people = ref<DemoPerson[]>([])
  const password = ref('')

  onMounted(async () => {
    const response = await fetch('/demo/logins').catch(() => null)
    if (!response?.ok) return
    const answer: { password: string; people: DemoPerson[] } = await response.json()
    password.value = answer.password
    people.value = answer.people
  })
  return { people, password }
}
