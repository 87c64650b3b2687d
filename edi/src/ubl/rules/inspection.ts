import { decimalIn } from '../../canonical/decimal.ts'
import type { XmlElement } from '../xml.ts'
import type { UblProfile } from './profiles.ts'
import type { RuleName } from './sentences.ts'

/** The element a check looks at, and what is around it. */
export interface Visit {
  element: XmlElement
  /** The elements around it, the document element first. */
  ancestors: readonly XmlElement[]
  root: XmlElement
  profile: UblProfile | null
  /** Reports that a rule is broken, at the element or at one directly or further below it, or what is missing there. */
  say(rule: RuleName, at?: XmlElement | null, missing?: string): void
}

export type Check = (visit: Visit) => void

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(child => child.name === name)

/** All elements at a path below. */
export function elementsAt(element: XmlElement, path: string): XmlElement[] {
  let found = [element]
  for (const name of path.split('/')) found = found.flatMap(each => childrenOf(each, name))
  return found
}

export function elementAt(element: XmlElement, path: string): XmlElement | null {
  let found: XmlElement | undefined = element
  for (const name of path.split('/')) found = found?.children.find(child => child.name === name)
  return found ?? null
}

export const has = (element: XmlElement, path: string): boolean => elementAt(element, path) !== null

export const textAt = (element: XmlElement, path: string): string => elementAt(element, path)?.text ?? ''

/** null when there is none, or it is no decimal (which is reported where it stands). */
export function decimalAt(element: XmlElement, path: string): string | null {
  const text = elementAt(element, path)?.text
  return text === undefined ? null : decimalIn(text)
}

export const isBelowZero = (decimal: string): boolean => decimal.startsWith('-')
