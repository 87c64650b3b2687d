const digits = (text: string): number[] => [...text].map(Number)

/** GS1 check digit: the digits weigh 3 and 1 in turn, from the right. */
export function isGln(text: string): boolean {
  if (!/^\d+$/.test(text)) return false
  const sum = digits(text)
    .toReversed()
    .reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

const NORWEGIAN_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]

export function isNorwegian(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false
  const sum = NORWEGIAN_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return (11 - (sum % 11)) % 11 === Number(text[8])
}

/** The last two digits are what is missing to a multiple of 97. */
export const isBelgian = (text: string): boolean =>
  /^\d{10}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8))

export const isItalianOffice = (text: string): boolean => /^[A-Za-z0-9]{6}$/.test(text)

export const isItalianTaxCode = (text: string): boolean =>
  /^\d{11}$/.test(text) ||
  /^[A-Za-z]{6}[0-9LMNPQRSTUV]{2}[A-Za-z][0-9LMNPQRSTUV]{2}[A-Za-z][0-9LMNPQRSTUV]{3}[A-Za-z]$/i.test(text)

/** Luhn's check digit over eleven digits, with the prefix of the country or without. */
export function isItalianVat(text: string): boolean {
  const number = text.replace(/^IT/i, '')
  if (!/^\d{11}$/.test(number)) return false
  const sum = digits(number).reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

export const isSwedish = (text: string): boolean => /^\d{10}$/.test(text)

const AUSTRALIAN_WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]

export function isAustralian(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false
  const sum = digits(text).reduce(
    (total, digit, index) => total + (index === 0 ? digit - 1 : digit) * (AUSTRALIAN_WEIGHTS[index] ?? 0),
    0,
  )
  return sum % 89 === 0
}
