import type { FaultLevel, Severity } from './model.ts'

/** What a sentence may speak of; `where` is already a phrase in the asked language. */
export interface FaultWords {
  where: string
  value: string
  expected: string
  actual: string
}

type Sentence = (words: FaultWords) => string

export interface FaultKind {
  level: FaultLevel
  severity: Severity
  /** TA1 note for interchange, AK9-716 for group, AK5-718 for message, AK3-720 for segment, AK4-723 for element level. */
  x12: string | null
  /** CONTRL 0085. */
  edifact: string | null
  en: Sentence
  ja: Sentence
}

export const kind = (
  level: FaultLevel,
  severity: Severity,
  x12: string | null,
  edifact: string | null,
  en: Sentence,
  ja: Sentence,
): FaultKind => ({ level, severity, x12, edifact, en, ja })
