import type { Standard } from '../codec/delimiters.ts'
import type { ElementSchema, Name, Rule } from '../schema/model.ts'
import type { Language } from './model.ts'

/** A phrase in both languages. */
export interface Phrase {
  en: string
  ja: string
}

export const same = (text: string | number): Phrase => ({ en: String(text), ja: String(text) })

const nameIn = (name: Name | null, language: Language): string =>
  name ? name[language === 'en' ? 0 : 1] : ''

export interface Place {
  tag: string
  position: number | null
  segmentName: Name | null
  element: number | null
  component: number | null
  repetition: number | null
  elementName: Name | null
}

/** 'PO102 (Quantity ordered) in segment 12', 'segment 12 (PO1, Line item)' · '12番目のセグメント PO102(注文数量)'. */
export function wherePhrase(place: Place, standard: Standard, language: Language): string {
  const label = placeLabel(place, standard, language)
  const name = nameIn(place.element === null ? place.segmentName : place.elementName, language)
  const suffix = repetitionSuffix(place, language)
  if (language === 'ja') {
    const at = place.position === null ? '' : `${place.position}番目のセグメント `
    return `${at}${label}${name ? `(${name})` : ''}${suffix}`
  }
  if (place.element === null) {
    const named = name ? `${label}, ${name}` : label
    return place.position === null ? named : `segment ${place.position} (${named})`
  }
  const named = `${label}${name ? ` (${name})` : ''}${suffix}`
  return place.position === null ? named : `${named} in segment ${place.position}`
}

function repetitionSuffix(place: Place, language: Language): string {
  if (place.repetition === null || place.repetition < 2) return ''
  return language === 'en' ? `, repetition ${place.repetition}` : `の繰返し${place.repetition}`
}

/** X12: PO102-1. EDIFACT: QTY element 1, component 2. */
function placeLabel(place: Place, standard: Standard, language: Language): string {
  if (place.element === null) return place.tag
  if (standard === 'X12') {
    const element = `${place.tag}${String(place.element).padStart(2, '0')}`
    return place.component === null ? element : `${element}-${place.component}`
  }
  if (language === 'ja') {
    return `${place.tag} 要素${place.element}${place.component === null ? '' : `・構成要素${place.component}`}`
  }
  return `${place.tag} element ${place.element}${place.component === null ? '' : ` component ${place.component}`}`
}

/** What an element must look like. */
export function formatPhrase(element: ElementSchema): Phrase {
  if (element.components) return { en: 'its components', ja: '構成要素' }
  const { min, max } = element
  const length = min === max ? `${max}` : `${min}–${max}`
  switch (element.type) {
    case 'DT':
      return { en: 'a date as CCYYMMDD', ja: 'CCYYMMDD形式の日付' }
    case 'TM':
      return { en: 'a time as HHMM or HHMMSS', ja: 'HHMMまたはHHMMSS形式の時刻' }
    case 'R':
    case 'n':
      return { en: `a number of ${length} digits`, ja: `${length}桁の数値` }
    case 'N':
      return { en: `a whole number of ${length} digits`, ja: `${length}桁の整数` }
    case 'ID':
      return { en: `a code of ${length} characters`, ja: `${length}文字のコード` }
    case 'a':
      return { en: `${length} letters`, ja: `${length}文字の英字` }
    default:
      return { en: `${length} characters`, ja: `${length}文字の文字列` }
  }
}

const label = (tag: string, element: number): string => `${tag}${String(element).padStart(2, '0')}`

/** Why an element is needed under a rule, as a clause. */
export function rulePhrase(tag: string, rule: Rule, given: readonly number[]): Phrase {
  const all = rule.elements.map(element => label(tag, element))
  const present = given.map(element => label(tag, element)).join(', ')
  if (rule.kind === 'R') {
    return {
      en: `at least one of ${all.join(', ')} is required`,
      ja: `${all.join('、')}のいずれかが必要です`,
    }
  }
  return { en: `it is required because ${present} is given`, ja: `${present}があるため必要です` }
}
