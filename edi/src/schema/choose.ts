import { directoryD01B } from './edifact/d01b/index.ts'
import { directoryD96A } from './edifact/d96a/index.ts'
import type { Directory } from './edifact/directory.ts'
import { contrl } from './edifact/service/contrl.ts'
import type { SchemaChoice } from './model.ts'
import { x12Message, x12Types } from './x12/index.ts'

/** What the gateway reads, for messages about what it does not. */
export const SUPPORTED_X12 = x12Types.join(', ')
export const SUPPORTED_EDIFACT = [...directoryD96A.types, 'CONTRL'].join(', ')

// Acknowledgements of syntax are the same in all releases.
const ACKNOWLEDGEMENTS = new Set(['997', '999'])

/** The table for an X12 transaction of a release ('004010VICS'); null when we have none. */
export function chooseX12(type: string, release: string): SchemaChoice | null {
  const schema = x12Message(type, release >= '005' ? '005010' : '004010')
  return schema && { schema, isExact: release.startsWith(schema.release) || ACKNOWLEDGEMENTS.has(type) }
}

/** The table for an EDIFACT message of a directory ('D.96A'); null when we have none. */
export function chooseEdifact(
  type: string,
  release: string,
  imported: readonly Directory[] = [],
): SchemaChoice | null {
  if (type === 'CONTRL') return { schema: contrl, isExact: true }
  const own = imported.find(directory => directory.release === release)?.message(type)
  if (own) return { schema: own, isExact: true }
  // Directories of 1999 and later are nearer to D.01B.
  const year = Number(/^D\.(\d\d)[AB]?$/.exec(release)?.[1] ?? NaN)
  const isLater = year < 90 || year === 99
  const schema = (isLater ? directoryD01B : directoryD96A).message(type)
  return schema && { schema, isExact: release === schema.release }
}
