import type { PersonName } from '../support/index.ts'

/**
 * What an outsider gets who asks for what two other firms have together:
 * - nothing: an answer in which nothing of theirs occurs
 * - null: the field is null
 * - not-found: NOT_FOUND, as if it did not exist
 * - own: the field concerns only the asking person or firm
 */
export type Outsider = 'nothing' | 'null' | 'not-found' | 'own'

export interface Case {
  args: Record<string, unknown>
  outsider: Outsider
  /** Who gets something real with the same arguments; else the case would prove nothing. */
  insider: PersonName
  /** What nobody signed in gets, where it is not UNAUTHENTICATED. */
  anonymous?: 'null' | 'empty'
}

/** One for each root field of the contract, by its name. */
export type Cases = Record<string, Case>
