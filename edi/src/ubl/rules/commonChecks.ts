import { decimalIn } from '../../canonical/decimal.ts'
import type { Check, Visit } from './inspection.ts'
import {
  isAustralian,
  isBelgian,
  isGln,
  isItalianOffice,
  isItalianTaxCode,
  isItalianVat,
  isNorwegian,
  isSwedish,
} from './identifiers.ts'
import type { RuleName } from './sentences.ts'

const DATES = new Set([
  'cbc:IssueDate',
  'cbc:DueDate',
  'cbc:TaxPointDate',
  'cbc:StartDate',
  'cbc:EndDate',
  'cbc:ActualDeliveryDate',
])
const NUMBER = /^cbc:(?:.*Amount|.*Quantity|Percent|MultiplierFactorNumeric)$/

/** Schemes of identifiers (ISO 6523 and EAS) whose numbers can be checked. */
const SCHEMES: Record<string, { rule: RuleName; isSound: (text: string) => boolean }> = {
  '0007': { rule: 'swedish', isSound: isSwedish },
  '0088': { rule: 'gln', isSound: isGln },
  '0151': { rule: 'australian', isSound: isAustralian },
  '0192': { rule: 'norwegian', isSound: isNorwegian },
  '0201': { rule: 'italianOffice', isSound: isItalianOffice },
  '0208': { rule: 'belgian', isSound: isBelgian },
  '0210': { rule: 'italianTaxCode', isSound: isItalianTaxCode },
  '0211': { rule: 'italianVat', isSound: isItalianVat },
  '9906': { rule: 'italianVat', isSound: isItalianVat },
  '9907': { rule: 'italianTaxCode', isSound: isItalianTaxCode },
}

/** What holds for any element of any document. */
export const checkAnyElement: Check = visit => {
  const { element, say } = visit
  const { name, text, children } = element
  if (name.startsWith('cbc:')) {
    if (text === '') say('emptyValue')
    else if (NUMBER.test(name) && decimalIn(text) === null) say('decimal')
    if (DATES.has(name) && !isDay(text)) say('date')
    checkIdentifier(visit)
  } else if (name.startsWith('cac:') && children.length === 0) say('emptyGroup')
}

function checkIdentifier({ element, ancestors, say }: Visit): void {
  const { name, text, attributes } = element
  const isIdentifier =
    name === 'cbc:EndpointID' ||
    name === 'cbc:CompanyID' ||
    (name === 'cbc:ID' && ancestors.at(-1)?.name === 'cac:PartyIdentification')
  if (!isIdentifier) return
  const scheme = attributes['schemeID'] ?? ''
  const known = Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined
  if (known && !known.isSound(text)) say(known.rule)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export const checkSchemaLocation: Check = ({ root, say }) => {
  if (Object.keys(root.attributes).some(name => name.endsWith(':schemaLocation'))) say('schemaLocation')
}
