import { elementAt, has, textAt } from './inspection.ts'
import type { Check, Visit } from './inspection.ts'
import { COUNTRIES } from './codeLists.ts'
import type { RuleName } from './sentences.ts'

const checkDocument: Check = ({ element, profile, say }) => {
  for (const path of profile?.required ?? []) if (!has(element, path)) say('required', element, path)
  if (!has(element, 'cac:ValidityPeriod/cbc:EndDate')) say('validityEnd')
  if (!has(element, 'cac:OrderReference/cbc:ID')) say('orderReference')
}

const checkCustomization: Check = ({ element, profile, say }) => {
  if (profile && !element.text.startsWith(profile.customization)) say('customization')
}

const checkProfile: Check = ({ element, profile, say }) => {
  if (profile && !profile.processes.includes(element.text)) say('profile')
}

const checkResponseCode: Check = ({ element, root, say }) => {
  const hasLines = has(root, 'cac:OrderLine')
  if (element.text === 'CA' && !hasLines) {
    say('linesWhenConditional')
    say('linesWhenConditionalAdvised')
  }
  if (element.text === 'AP' && hasLines) say('noLinesWhenAccepted')
  if (element.text === 'RE' && hasLines) say('noLinesWhenRejected')
}

/** A despatch advice and an originator take the trading name, a response the registered one. */
function checkNamed({ element, profile, say }: Visit, rule: RuleName, name: string): void {
  const isNamed =
    has(element, `cac:Party/${name}`) || has(element, 'cac:Party/cac:PartyIdentification/cbc:ID')
  if (profile?.rules[rule] && !isNamed) say(rule, elementAt(element, 'cac:Party'))
}

const REGISTERED = 'cac:PartyLegalEntity/cbc:RegistrationName'
const TRADING = 'cac:PartyName/cbc:Name'
const nameOf = ({ root }: Visit): string => (root.name === 'DespatchAdvice' ? TRADING : REGISTERED)

const checkTaxNumber: Check = ({ element, say }) => {
  if (textAt(element, 'cac:TaxScheme/cbc:ID') !== 'VAT') return
  const number = elementAt(element, 'cbc:CompanyID')
  if (!COUNTRIES.has((number?.text ?? '').slice(0, 2))) say('vatPrefix', number)
}

const checkPeriod: Check = ({ element, say }) => {
  const [from, until] = [textAt(element, 'cbc:StartDate'), textAt(element, 'cbc:EndDate')]
  if (from !== '' && until !== '' && until < from) say('periodOrder')
}

/** Checks of the document as a whole and of its parties, by the element they look at; '' is the document element. */
export const HEAD_CHECKS: Record<string, Check> = {
  '': checkDocument,
  'cbc:CustomizationID': checkCustomization,
  'cbc:ProfileID': checkProfile,
  'cbc:OrderResponseCode': checkResponseCode,
  'cac:BuyerCustomerParty': visit => checkNamed(visit, 'buyerKnown', nameOf(visit)),
  'cac:SellerSupplierParty': visit => checkNamed(visit, 'sellerKnown', nameOf(visit)),
  'cac:OriginatorCustomerParty': visit => checkNamed(visit, 'originatorKnown', TRADING),
  'cac:PartyTaxScheme': checkTaxNumber,
  'cac:PromisedDeliveryPeriod': checkPeriod,
}
