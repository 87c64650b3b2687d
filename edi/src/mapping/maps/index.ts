import type { MessageSchema } from '../../schema/model.ts'
import type { MessageMap } from '../map.ts'
import { EDIFACT_CATALOGUE_MAPS } from './edifactCatalogue.ts'
import { EDIFACT_MAPS } from './edifact.ts'
import { X12_CATALOGUE_MAPS } from './x12Catalogue.ts'
import { X12_MAPS } from './x12.ts'

const MAPS: readonly MessageMap[] = [
  ...X12_MAPS,
  ...X12_CATALOGUE_MAPS,
  ...EDIFACT_MAPS,
  ...EDIFACT_CATALOGUE_MAPS,
]

/** The map for messages of this table; null when there is none. */
export function mapOf({ standard, type, release }: MessageSchema): MessageMap | null {
  const own = MAPS.filter(map => map.standard === standard && map.type === type)
  return (
    own.find(({ releases }) => releases?.includes(release)) ?? own.find(({ releases }) => !releases) ?? null
  )
}
