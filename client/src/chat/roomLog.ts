import type { ChatMessageWire } from '@enishi/schema/events.ts'
import type { ChatMessagePartsFragment } from '../generated/graphql.ts'

/** One message as the screen needs it; GraphQL and the socket both become this. */
export interface LoggedMessage {
  id: string
  roomId: string
  seq: number
  clientMessageId: string
  authorPersonId: string
  authorName: string
  authorOrganizationId: string
  authorOrganizationName: string
  body: string
  bodyHtml: string
  createdAt: string
}

/**
 * What is known of a room's messages: `messages` is one gapless run of numbers, oldest first.
 * `ahead` holds messages that arrived before the ones between; they join when the gap closes.
 */
export interface RoomLog {
  messages: readonly LoggedMessage[]
  ahead: readonly LoggedMessage[]
}

export const emptyLog: RoomLog = { messages: [], ahead: [] }

export const lastSeqOf = (log: RoomLog) => log.messages.at(-1)?.seq ?? 0
export const firstSeqOf = (log: RoomLog) => log.messages[0]?.seq ?? 0

export function fromWire(message: ChatMessageWire): LoggedMessage {
  const { author, ...rest } = message
  return {
    ...rest,
    authorPersonId: author.personId,
    authorName: author.name,
    authorOrganizationId: author.organizationId,
    authorOrganizationName: author.organizationName,
  }
}

export function fromQuery(message: ChatMessagePartsFragment): LoggedMessage {
  const { author, __typename: _, ...rest } = message
  return {
    ...rest,
    authorPersonId: author.personId,
    authorName: author.name,
    authorOrganizationId: author.organization.id,
    authorOrganizationName: author.organization.name,
  }
}

/**
 * Adds messages that follow or precede the known run. Each number appears once, whatever came twice;
 * messages with a gap before them wait in `ahead`.
 */
export function mergeMessages(log: RoomLog, incoming: readonly LoggedMessage[]): RoomLog {
  const bySeq = new Map<number, LoggedMessage>()
  for (const message of [...log.messages, ...log.ahead, ...incoming]) bySeq.set(message.seq, message)
  const sorted = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  const anchor = lastSeqOf(log) || incoming[0]?.seq
  if (anchor === undefined) return log
  const at = sorted.findIndex(message => message.seq === anchor)
  let start = at
  while (start > 0 && sorted[start - 1]?.seq === (sorted[start]?.seq ?? 0) - 1) start--
  let end = at
  while (sorted[end + 1]?.seq === (sorted[end]?.seq ?? 0) + 1) end++
  return { messages: sorted.slice(start, end + 1), ahead: sorted.slice(end + 1) }
}

/** Whether messages are missing between what is known and the newest the server has told of. */
export const hasGap = (log: RoomLog, newestSeq: number) =>
  log.ahead.length > 0 || (log.messages.length > 0 && newestSeq > lastSeqOf(log))

export interface AuthorRun {
  key: string
  authorPersonId: string
  authorName: string
  authorOrganizationId: string
  authorOrganizationName: string
  startedAt: string
  messages: LoggedMessage[]
}
export interface DayRun {
  /** YYYY-MM-DD in the reader's time zone. */
  day: string
  runs: AuthorRun[]
}

const runBreakMs = 5 * 60_000

/**
 * Groups messages by day of the reader's time zone, then by author; a pause of five minutes or the
 * `breakBefore` number starts a new run, so a marker can stand between two of them.
 */
export function groupMessages(
  messages: readonly LoggedMessage[],
  timeZone: string,
  breakBefore: number | null = null,
): DayRun[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const days: DayRun[] = []
  for (const message of messages) {
    const day = dayOf.format(new Date(message.createdAt))
    let current = days.at(-1)
    if (current?.day !== day) days.push((current = { day, runs: [] }))
    const run = current.runs.at(-1)
    const previous = run?.messages.at(-1)
    const isContinued =
      run !== undefined &&
      previous !== undefined &&
      run.authorPersonId === message.authorPersonId &&
      run.authorOrganizationId === message.authorOrganizationId &&
      message.seq !== breakBefore &&
      Date.parse(message.createdAt) - Date.parse(previous.createdAt) < runBreakMs
    if (isContinued) run.messages.push(message)
    else
      current.runs.push({
        key: message.id,
        authorPersonId: message.authorPersonId,
        authorName: message.authorName,
        authorOrganizationId: message.authorOrganizationId,
        authorOrganizationName: message.authorOrganizationName,
        startedAt: message.createdAt,
        messages: [message],
      })
  }
  return days
}
