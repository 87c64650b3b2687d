import { planSchemaVersion } from '@enishi/schema/plan.ts'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { deleteDatabase, planDatabasePrefix } from './forgetPlanCopies.ts'

/** One local copy per person, plan and schema: a copy is never merged into a plan of another shape. */
const databaseName = (personId: string, planId: string) =>
  `${planDatabasePrefix}${personId}:${planId}:${planSchemaVersion}`

/** The copy of a plan on this device. Without IndexedDB every part works, but `isStored` is false. */
export interface PlanCopy {
  isStored: boolean
  /** Whether the server's state was ever in this copy, so it may be shown while offline. */
  wasSynced: boolean
  /** Changes made here that the server had not confirmed when the copy was last used. */
  kept: number
  setKept: (kept: number) => void
  setSynced: () => void
  close: () => Promise<void>
  /** Closes and deletes it. */
  forget: () => Promise<void>
}

const openTimeoutMs = 3000

/** Loads the local copy into the document. Resolves within three seconds even when storage is broken. */
export async function openPlanCopy(doc: Y.Doc, personId: string, planId: string): Promise<PlanCopy> {
  const persistence = new IndexeddbPersistence(databaseName(personId, planId), doc)
  const isStored = await Promise.race([
    persistence.whenSynced.then(() => true),
    persistence._db.then(() => new Promise<boolean>(() => {})).catch(() => false),
    new Promise<boolean>(resolve => setTimeout(() => resolve(false), openTimeoutMs)),
  ])
  if (!isStored) {
    return {
      isStored,
      wasSynced: false,
      kept: 0,
      setKept: () => {},
      setSynced: () => {},
      close: async () => {},
      forget: async () => {},
    }
  }
  const [kept, wasSynced] = await Promise.all([persistence.get('kept'), persistence.get('wasSynced')])
  return {
    isStored,
    wasSynced: wasSynced === 1,
    kept: typeof kept === 'number' ? kept : 0,
    setKept: value => void persistence.set('kept', value).catch(() => {}),
    setSynced: () => void persistence.set('wasSynced', 1).catch(() => {}),
    close: () => persistence.destroy(),
    forget: async () => {
      await persistence.destroy()
      await deleteDatabase(persistence.name)
    },
  }
}
