import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import type { Identity } from '../platform/viewer.ts'

/** Counted together, so that reading waits for nothing. */
const countAfter = 700
const retryAfter = 5000
/** A page that is read again, because something on it changed or was looked at twice, counts once. */
const onceIn = 3_600_000
const mostPages = 50_000
const mostWaiting = 5000

export interface ReadingTally {
  /** @throws AppError BUDGET_SPENT when the person has read all they may today */
  admit(identity: Identity | null): void
  /** Rows that an answer holds; `countRows` is asked later. */
  note(identity: Identity | null, answer: string, countRows: () => number): void
  close(): Promise<void>
}

/** How many rows of lists each person reads in a day, counted in the database. */
export function openReadingTally(source: Pick<ContextSource, 'db' | 'log'>, events: Events): ReadingTally {
  const spent = new Map<string, string>()
  const pages = new Map<string, number>()
  const waiting = new Map<string, (() => number)[]>()
  let size = 0
  let timer: NodeJS.Timeout | null = null
  let counting: Promise<void> = Promise.resolve()
  let isClosed = false
  // The next page says anew how far somebody is.
  events.on('reading.', () => spent.clear())

  function wake(after: number) {
    timer ??= setTimeout(() => {
      timer = null
      counting = counting.then(count)
    }, after)
  }

  async function count(): Promise<void> {
    const batch = [...waiting].map(([memberId, answers]) => ({
      memberId,
      rows: answers.reduce((sum, rowsOf) => sum + rowsOf(), 0),
    }))
    waiting.clear()
    size = 0
    const counts = batch.filter(({ rows }) => rows > 0)
    if (counts.length === 0) return
    try {
      const { rows } = await source.db.write(null, tx =>
        sql<{ member_id: string; is_spent: boolean }>`
          select member_id, is_spent from private.count_reading(${JSON.stringify(counts)}::jsonb)`.execute(
          tx,
        ),
      )
      for (const { member_id, is_spent } of rows)
        if (is_spent) spent.set(member_id, today())
        else spent.delete(member_id)
    } catch (error) {
      source.log.error({ err: error }, 'what was read could not be counted; trying again')
      for (const { memberId, rows } of counts)
        waiting.set(memberId, [...(waiting.get(memberId) ?? []), () => rows])
      if (!isClosed) wake(retryAfter)
    }
  }

  function isRepeated(page: string, now: number): boolean {
    if (pages.size > mostPages) for (const [each, at] of pages) if (now - at > onceIn) pages.delete(each)
    if (pages.size > mostPages) pages.clear()
    const before = pages.get(page)
    if (before !== undefined && now - before < onceIn) return true
    pages.set(page, now)
    return false
  }

  return {
    admit(identity) {
      const memberId = readerOf(identity)
      if (spent.size > 0 && memberId && spent.get(memberId) === today()) throw budgetSpent()
    },
    note(identity, answer, countRows) {
      const memberId = readerOf(identity)
      if (!memberId) return
      const page = `${memberId}${answer.length}${answer.slice(0, 200)}${answer.slice(-120)}`
      if (isRepeated(page, Date.now())) return
      const answers = waiting.get(memberId)
      if (answers) answers.push(countRows)
      else waiting.set(memberId, [countRows])
      if (++size >= mostWaiting && timer) {
        clearTimeout(timer)
        timer = null
      }
      wake(size >= mostWaiting ? 0 : countAfter)
    },
    async close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      await counting
      await count()
    },
  }
}

/** Whoever looks as a partner reads for themselves. */
const readerOf = (identity: Identity | null) => identity?.viewAs?.memberId ?? identity?.viewer?.memberId

const today = () => new Date().toISOString().slice(0, 10)

const budgetSpent = () =>
  new AppError('BUDGET_SPENT', {
    en: 'You have read as many records in lists as your role may in a day. An administrator of your firm can allow more today, under Settings, Protection.',
    ja: '一覧で閲覧できる1日あたりの件数に達しました。自社の管理者が「設定」→「保護」から本日の上限を増やせます。',
  })
