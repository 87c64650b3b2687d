import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'

export type Whisper = Record<string, string | number | boolean | null>

/**
 * Short words between server processes that nobody keeps: who types, who is here. They travel as notifications without a
 * row; one that is missed is gone. A payload stays below PostgreSQL's 8,000 bytes.
 */
export function openWhispers(source: ContextSource, events: Events) {
  const processId = newId()
  return {
    processId,
    tell(topic: string, payload: Whisper) {
      source.db
        .query(null, tx => events.whisper(tx, { topic, recordId: processId, payload }))
        .catch((error: unknown) =>
          source.log.warn({ err: error, topic }, 'other processes could not be told'),
        )
    },
    /** Hears the other processes, never itself. */
    on: (topic: string, listener: (fromProcess: string, payload: Whisper) => void) =>
      events.on(topic, event => {
        if (event.topic === topic && event.recordId !== processId) listener(event.recordId, event.payload)
      }),
  }
}

export type Whispers = ReturnType<typeof openWhispers>
