import { useClientHandle } from '@urql/vue'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { UpdatePreferencesDocument } from '../generated/graphql.ts'
import { locale, timeZone } from '../lib/preferences.ts'
import { safePath } from '../shell/safePath.ts'
import { askAuth, type AuthAnswer } from './session.ts'
import { loadViewer } from './useViewer.ts'

const known = [
  'INVALID_EMAIL_OR_PASSWORD',
  'USER_ALREADY_EXISTS',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'INVALID_EMAIL',
  'INVALID_TOKEN',
  'INVALID_PASSWORD',
  'BAD_NAME',
  'UNREACHABLE',
]

/** What the sign-in service refused, as a sentence in the reader's language that says what to do. */
export function useAuthMessage() {
  const { t } = useI18n()
  return (answer: AuthAnswer<unknown>): string => {
    if (answer.ok) return ''
    if (answer.status === 429) return t('identity.refusal.RATE_LIMITED')
    const code = answer.code.startsWith('USER_ALREADY_EXISTS') ? 'USER_ALREADY_EXISTS' : answer.code
    return known.includes(code)
      ? t(`identity.refusal.${code}`)
      : (answer.message ?? t('identity.refusal.UNKNOWN'))
  }
}

/** Signing in with e-mail and password, then on to where the person wanted to go. */
export function useSignIn() {
  const { client } = useClientHandle()
  const route = useRoute()
  const router = useRouter()
  const messageOf = useAuthMessage()
  const isWorking = ref(false)
  const refusal = ref<string | null>(null)

  async function enter() {
    await loadViewer(client, { isFresh: true })
    await router.push(safePath(route.query['next']))
  }

  async function run(answer: Promise<AuthAnswer<unknown>>) {
    isWorking.value = true
    refusal.value = null
    const result = await answer
    if (!result.ok) refusal.value = messageOf(result)
    isWorking.value = false
    return result.ok
  }

  async function signIn(email: string, password: string) {
    if (await run(askAuth('/sign-in/email', { email, password, rememberMe: true }))) await enter()
  }

  /** A new person starts with the language and time zone of the browser they came with. */
  async function signUp(name: string, email: string, password: string) {
    const input = { locale: locale.value, timeZone: timeZone.value }
    if (!(await run(askAuth('/sign-up/email', { name, email, password, callbackURL: '/confirmed' })))) return
    await client.mutation(UpdatePreferencesDocument, { input }).toPromise()
    await enter()
  }

  return { isWorking, refusal, signIn, signUp }
}
