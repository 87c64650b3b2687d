import type { Language, Severity } from '../../reading/model.ts'
import type { XmlElement } from '../xml.ts'
import { createPlaces } from '../xmlText.ts'
import { checkAnyElement, checkSchemaLocation } from './commonChecks.ts'
import { HEAD_CHECKS } from './headChecks.ts'
import { textAt } from './inspection.ts'
import type { Check, Visit } from './inspection.ts'
import { LINE_CHECKS, checkMoney } from './lineChecks.ts'
import { COMMON_RULES, profileOf } from './profiles.ts'
import type { UblProfile } from './profiles.ts'
import { RULES } from './sentences.ts'
import type { RuleName } from './sentences.ts'
import { TOTAL_CHECKS } from './totalChecks.ts'

/** A rule that an XML document breaks, or why it cannot be read, at its place. */
export interface UblFault {
  /** 'PEPPOL-T01-R003', 'UBL-REQUIRED', 'XML'. */
  rule: string
  severity: Severity
  /** '/Order/cac:OrderLine[2]/cac:LineItem/cbc:Quantity'. */
  path: string
  /** From 1. */
  line: number
  column: number
  value: string | null
  message: string
}

const MOST_FAULTS = 1000

const checksOf = (name: string): Check[] =>
  [HEAD_CHECKS, LINE_CHECKS, TOTAL_CHECKS].flatMap(table =>
    Object.hasOwn(table, name) ? (table[name] ?? []) : [],
  )

/** All rules that a document of the order family breaks, in its order; `text` is where its places are counted. */
export function checkUbl(root: XmlElement, text: string, language: Language): UblFault[] {
  const profile = profileOf(root.name, textAt(root, 'cbc:CustomizationID'))
  const faults: { fault: UblFault; offset: number }[] = []
  const ancestors: XmlElement[] = []
  const known = new Map<string, Check[]>()
  const placeOf = createPlaces(text)

  function visit(element: XmlElement): void {
    const say: Visit['say'] = (rule, at, missing) => report(rule, element, at ?? element, missing)
    const look = { element, ancestors, root, profile, say }
    if (element === root) for (const check of [checkSchemaLocation, ...checksOf('')]) check(look)
    else {
      checkAnyElement(look)
      checkMoney(look)
      let checks = known.get(element.name)
      if (!checks) known.set(element.name, (checks = checksOf(element.name)))
      for (const check of checks) check(look)
    }
    ancestors.push(element)
    for (const child of element.children) visit(child)
    ancestors.pop()
  }

  function report(rule: RuleName, looked: XmlElement, at: XmlElement, missing?: string): void {
    const number = numberOf(rule, profile)
    if (number === undefined || faults.length > MOST_FAULTS) return
    if (faults.length === MOST_FAULTS && rule !== 'tooMany') return report('tooMany', looked, at)
    const { severity, [language]: message } = RULES[rule]
    const found = pathTo(at, [...ancestors, looked])
    const path = missing === undefined ? found : `${found}/${missing}`
    const value = at.children.length === 0 && at !== root ? at.text : null
    faults.push({
      fault: { rule: number, severity, path, ...placeOf(at.offset), value, message },
      offset: at.offset,
    })
  }

  visit(root)
  return faults.toSorted((a, b) => a.offset - b.offset).map(({ fault }) => fault)
}

const numberOf = (rule: RuleName, profile: UblProfile | null): string | undefined =>
  COMMON_RULES[rule] ?? profile?.rules[rule]

/** The path of an element that is the last of `around`, or lies below it. */
function pathTo(target: XmlElement, around: readonly XmlElement[]): string {
  const last = around.at(-1)
  const chain = last === target || !last ? around : [...around, ...(chainTo(target, last) ?? [])]
  return chain.map((element, index) => `/${element.name}${placeAmong(element, chain[index - 1])}`).join('')
}

function chainTo(target: XmlElement, from: XmlElement): XmlElement[] | null {
  for (const child of from.children) {
    if (child === target) return [child]
    const below = chainTo(target, child)
    if (below) return [child, ...below]
  }
  return null
}

/** What tells each child from the others of its name, by parent: counted once, however many faults there are. */
const places = new WeakMap<XmlElement, Map<XmlElement, string>>()

function placeAmong(element: XmlElement, parent: XmlElement | undefined): string {
  if (!parent) return ''
  let own = places.get(parent)
  if (!own) places.set(parent, (own = placesIn(parent)))
  return own.get(element) ?? ''
}

function placesIn({ children }: XmlElement): Map<XmlElement, string> {
  const byName = Map.groupBy(children, ({ name }) => name)
  const several = [...byName.values()].filter(({ length }) => length > 1)
  return new Map(several.flatMap(same => same.map((element, index) => [element, `[${index + 1}]`] as const)))
}
