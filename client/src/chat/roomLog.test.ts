import { describe, expect, it } from 'vitest'
import { emptyLog, groupMessages, hasGap, lastSeqOf, mergeMessages, type LoggedMessage } from './roomLog.ts'

const message = (seq: number, change: Partial<LoggedMessage> = {}): LoggedMessage => ({
  id: `m${seq}`,
  roomId: 'room',
  seq,
  clientMessageId: `c${seq}`,
  authorPersonId: 'aiko',
  authorName: 'Aiko',
  authorOrganizationId: 'aurora',
  authorOrganizationName: 'Aurora Systems',
  body: `body ${seq}`,
  bodyHtml: `<p>body ${seq}</p>`,
  createdAt: new Date(Date.UTC(2026, 10, 22, 9, 0, seq)).toISOString(),
  ...change,
})
const seqs = (messages: readonly LoggedMessage[]) => messages.map(({ seq }) => seq)

describe('a room log', () => {
  it('keeps the order of numbers whatever order messages come in, and each once', () => {
    let log = mergeMessages(emptyLog, [message(5), message(6)])
    log = mergeMessages(log, [message(7), message(6), message(7)])
    expect(seqs(log.messages)).toEqual([5, 6, 7])
  })

  it('puts older pages before what it has', () => {
    const log = mergeMessages(mergeMessages(emptyLog, [message(5)]), [message(3), message(4)])
    expect(seqs(log.messages)).toEqual([3, 4, 5])
  })

  it('holds back a message until the ones before it are there', () => {
    let log = mergeMessages(emptyLog, [message(1), message(2)])
    log = mergeMessages(log, [message(5)])
    expect(seqs(log.messages)).toEqual([1, 2])
    expect(hasGap(log, 5)).toBe(true)
    log = mergeMessages(log, [message(3), message(4)])
    expect(seqs(log.messages)).toEqual([1, 2, 3, 4, 5])
    expect(hasGap(log, 5)).toBe(false)
  })

  it('knows of a gap from the newest number alone', () => {
    const log = mergeMessages(emptyLog, [message(1)])
    expect(hasGap(log, 1)).toBe(false)
    expect(hasGap(log, 2)).toBe(true)
    expect(lastSeqOf(log)).toBe(1)
  })

  it('never makes a gapless run out of random arrivals with holes', () => {
    for (let round = 0; round < 50; round++) {
      let log = mergeMessages(emptyLog, [message(1)])
      const all = Array.from({ length: 40 }, (_, index) => message(index + 1))
      const shuffled = all
        .map(item => ({ item, at: Math.sin(round * 97 + item.seq * 31) }))
        .sort((a, b) => a.at - b.at)
      for (const { item } of shuffled) {
        log = mergeMessages(log, [item])
        const known = seqs(log.messages)
        expect(known).toEqual(known.map((_, index) => index + 1))
      }
      expect(log.messages).toHaveLength(40)
      expect(log.ahead).toHaveLength(0)
    }
  })
})

describe('grouping', () => {
  it('starts a new run for another author, after five minutes, and at the unread marker', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 9, minutes)).toISOString()
    const messages = [
      message(1, { createdAt: at(0) }),
      message(2, { createdAt: at(1) }),
      message(3, { createdAt: at(2), authorPersonId: 'kenji' }),
      message(4, { createdAt: at(8), authorPersonId: 'kenji' }),
      message(5, { createdAt: at(9), authorPersonId: 'kenji' }),
    ]
    const [day] = groupMessages(messages, 'UTC', 5)
    expect(day?.runs.map(run => seqs(run.messages))).toEqual([[1, 2], [3], [4], [5]])
  })

  it('cuts days at midnight of the reader, not of the server', () => {
    const messages = [
      message(1, { createdAt: '2026-11-21T14:59:00Z' }),
      message(2, { createdAt: '2026-11-21T15:01:00Z' }),
    ]
    expect(groupMessages(messages, 'UTC').map(({ day }) => day)).toEqual(['2026-11-21'])
    expect(groupMessages(messages, 'Asia/Tokyo').map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22'])
  })
})
