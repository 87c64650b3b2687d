import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { languageOf } from '../platform/language.ts'
import type { Language } from '../platform/language.ts'
import { queueMailIn } from '../platform/mail/queueMail.ts'

type Source = Pick<ContextSource, 'db' | 'log' | 'origin'>

const every = 15 * 60_000

interface Ending {
  email: string
  locale: string
  firm: string
  is_given: boolean
  grant_count: number
  first_end: Date
}

/** Mails those who answer for sharing a week before something ends: one mail each, and of each grant once. @returns how many mails */
export async function tellEndingGrants({ db, origin }: Source): Promise<number> {
  return db.write(null, async tx => {
    const { rows } = await sql<Ending>`select * from private.claim_ending_grants()`.execute(tx)
    const readers = Map.groupBy(rows, row => row.email)
    for (const [to, endings] of readers) {
      const language = languageOf(endings[0]?.locale)
      await queueMailIn(
        tx,
        { to, language, ...mailOf(endings, language, origin) },
        `grants-ending ${newId()}`,
      )
    }
    return readers.size
  })
}

function mailOf(endings: Ending[], language: Language, origin: string) {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const lines = endings.map(({ firm, is_given, grant_count, first_end }) =>
    language === 'ja'
      ? `・${firm} ${is_given ? 'へ共有している' : 'から共有されている'}もの ${grant_count} 件（最初の終了日: ${day.format(first_end)}）`
      : `– ${is_given ? 'shared with' : 'received from'} ${firm}: ${grant_count}, the first on ${day.format(first_end)}`,
  )
  const direction = endings.some(({ is_given }) => is_given) ? 'given' : 'received'
  const url = `${origin}/sharing?direction=${direction}&show=ending`
  return language === 'ja'
    ? {
        subject: '共有の期限が近づいています',
        paragraphs: ['次の共有が7日以内に終了します。', ...lines, '続ける場合は、終了日を変更してください。'],
        action: { label: '共有の一覧を開く', url },
      }
    : {
        subject: 'Sharing that ends soon',
        paragraphs: ['Within a week this ends:', ...lines, 'To go on, give it a later end.'],
        action: { label: 'Open the register of sharing', url },
      }
}

/** Looks now and then; several servers tell once. */
export function startEndingAlerts(source: Source): { close(): Promise<void> } {
  let running: Promise<unknown> | null = null
  const look = () => {
    running ??= tellEndingGrants(source)
      .catch((error: unknown) => source.log.error({ err: error }, 'ends of sharing could not be told'))
      .finally(() => (running = null))
  }
  const first = setTimeout(look, 20_000).unref()
  const timer = setInterval(look, every).unref()
  return {
    async close() {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
