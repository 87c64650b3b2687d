import type { Standard } from '../../codec/delimiters.ts'
import type { MessageMap } from '../map.ts'
import { EDIFACT_MAPS } from './edifact.ts'
import { X12_MAPS } from './x12.ts'

const MAPS: readonly MessageMap[] = [...X12_MAPS, ...EDIFACT_MAPS]

export const mapOf = (standard: Standard, type: string): MessageMap | null =>
  MAPS.find(map => map.standard === standard && map.type === type) ?? null
