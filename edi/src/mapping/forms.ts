import { decimalIn, normaliseDecimal } from '../canonical/decimal.ts'
import { isoDate } from '../validate/formats.ts'
import { ITEM_CODES } from './itemCodes.ts'
import { unitFromEdifact, unitFromX12, unitToEdifact, unitToX12 } from './units.ts'

/** How a value is written in a message: `read` and `write` are each other's inverse. null: it is none. */
export interface Form {
  read(value: string): string | null
  write(value: string): string | null
}

/** A code and what it means here; for a meaning with several codes the first is written. Others pass as they are. */
function codes(...pairs: readonly (readonly [code: string, meaning: string])[]): Form {
  const { read, write } = onlyCodes(...pairs)
  return { read: value => read(value) ?? value, write: value => write(value) ?? value }
}

const decimal: Form = {
  read: value => decimalIn(value.replace(',', '.')),
  write: value => value,
}

/** Two decimals that are not written (X12 N2). */
const hundredths: Form = {
  read: value => {
    const match = /^(-?)(\d+)$/.exec(value)
    if (!match) return null
    const digits = (match[2] ?? '').padStart(3, '0')
    return normaliseDecimal(`${match[1]}${digits.slice(0, -2)}.${digits.slice(-2)}`)
  },
  write: value => {
    const [whole = '', fraction = ''] = value.split('.')
    return fraction.length > 2 ? null : `${whole}${fraction.padEnd(2, '0')}`.replace(/^(-?)0+(?=\d)/, '$1')
  },
}

/** Of codes that mean numbers: others mean nothing to us. */
function onlyCodes(...pairs: readonly (readonly [code: string, meaning: string])[]): Form {
  const meanings = new Map(pairs)
  return {
    read: value => meanings.get(value) ?? null,
    write: value => pairs.find(([, meaning]) => meaning === value)?.[0] ?? null,
  }
}

export const FORMS = {
  decimal,
  hundredths,
  date: { read: isoDate, write: value => value.replaceAll('-', '') },
  // CCYYMMDD and what may follow it: the time of day is not part of the document.
  dtm: { read: value => isoDate(value.slice(0, 8)), write: value => value.replaceAll('-', '') },
  unitX12: { read: unitFromX12, write: unitToX12 },
  unitEdifact: { read: unitFromEdifact, write: unitToEdifact },
  purposeX12: codes(
    ['00', 'original'],
    ['01', 'cancel'],
    ['04', 'change'],
    ['05', 'replace'],
    ['07', 'duplicate'],
    ['06', 'confirmation'],
  ),
  purposeEdifact: codes(
    ['9', 'original'],
    ['1', 'cancel'],
    ['4', 'change'],
    ['5', 'replace'],
    ['7', 'duplicate'],
    ['31', 'duplicate'],
    ['42', 'confirmation'],
  ),
  roleX12: codes(
    ['BY', 'buyer'],
    ['SU', 'supplier'],
    ['SE', 'supplier'],
    ['VN', 'supplier'],
    ['ST', 'shipTo'],
    ['SF', 'shipFrom'],
    ['BT', 'payer'],
    ['RI', 'payee'],
  ),
  roleEdifact: codes(
    ['BY', 'buyer'],
    ['SU', 'supplier'],
    ['SE', 'supplier'],
    ['DP', 'shipTo'],
    ['ST', 'shipTo'],
    ['SF', 'shipFrom'],
    ['IV', 'payer'],
    ['PE', 'payee'],
  ),
  // Who pays and who is paid have codes of their own in a remittance.
  rolePaymentX12: codes(
    ['PR', 'payer'],
    ['PE', 'payee'],
    ['BY', 'buyer'],
    ['SU', 'supplier'],
    ['SE', 'supplier'],
  ),
  rolePaymentEdifact: codes(
    ['PR', 'payer'],
    ['PE', 'payee'],
    ['BY', 'buyer'],
    ['SU', 'supplier'],
    ['SE', 'supplier'],
  ),
  schemeX12: codes(['UL', 'gln'], ['1', 'duns'], ['9', 'duns4'], ['91', 'supplier'], ['92', 'buyer']),
  schemeEdifact: codes(['9', 'gln'], ['16', 'duns'], ['91', 'supplier'], ['92', 'buyer']),
  // 587 of the whole order and 668 of a line; 1225 and 1229 in EDIFACT.
  answerX12: codes(['AD', 'accepted'], ['AC', 'changed'], ['RD', 'rejected'], ['AK', 'received']),
  lineAnswerX12: codes(['IA', 'accepted'], ['IC', 'changed'], ['IR', 'rejected'], ['IB', 'backordered']),
  answerEdifact: codes(['29', 'accepted'], ['4', 'changed'], ['27', 'rejected'], ['12', 'received']),
  answerUbl: codes(['AP', 'accepted'], ['CA', 'changed'], ['RE', 'rejected'], ['AB', 'received']),
  lineAnswerEdifact: codes(['5', 'accepted'], ['3', 'changed'], ['7', 'rejected'], ['10', 'backordered']),
  lineChangeX12: codes(['AI', 'added'], ['CA', 'changed'], ['DI', 'cancelled']),
  lineChangeEdifact: codes(['1', 'added'], ['3', 'changed'], ['2', 'cancelled']),
  basisX12: onlyCodes(['PE', '1'], ['PN', '10'], ['HP', '100'], ['TP', '1000']),
} satisfies Record<string, Form>

export const formNamed = (name: string): Form | null =>
  Object.entries(FORMS).find(([known]) => known === name)?.[1] ?? null

/** The field an item code stands for in a list of codes; undefined: the document has none. */
export const itemField = (list: string, code: string): string | undefined =>
  ITEM_CODES[list]?.find(([known]) => known.replace('<', '') === code)?.[1]
