import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimal,
  compareDecimal,
  decimalIn,
  divideDecimal,
  isDecimal,
  multiplyDecimal,
  normaliseDecimal,
  sumDecimals,
} from './decimal.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
    return normaliseDecimal(units < 0n ? `-${text}` : text)
  })

describe('exact decimals', () => {
  it('do not suffer from binary fractions', () => {
    expect(addDecimal('0.1', '0.2')).toBe('0.3')
    expect(multiplyDecimal('120', '12.345')).toBe('1481.4')
    expect(multiplyDecimal('999999999999999', '999999999999.999999')).toBe(
      '999999999999998999000000000.000001',
    )
    expect(compareDecimal('1.10', '1.1')).toBe(0)
    expect(compareDecimal('-2', '1')).toBeLessThan(0)
    expect(divideDecimal('3750', '100')).toBe('37.5')
    expect(divideDecimal('1', '3')).toBe('0.333333333333')
    expect(divideDecimal('2', '3')).toBe('0.666666666667')
  })

  it('are written in their shortest form', () => {
    expect(['007.50', '+3', '.5', '5.', '-0.0', '0'].map(normaliseDecimal)).toEqual([
      '7.5',
      '3',
      '0.5',
      '5',
      '0',
      '0',
    ])
  })

  it('are summed exactly, however many and long', () => {
    expect(sumDecimals([])).toBe('0')
    fc.assert(
      fc.property(fc.array(decimal), list => {
        expect(sumDecimals(list)).toBe(list.reduce(addDecimal, '0'))
      }),
    )
  })

  it('refuse what is no decimal', () => {
    for (const text of ['', '.', '1e3', '1,5', 'abc', '--1', ' 1']) {
      expect(isDecimal(text)).toBe(false)
      expect(decimalIn(text)).toBeNull()
      expect(() => addDecimal(text, '1')).toThrow(RangeError)
    }
    expect(() => divideDecimal('1', '0')).toThrow('Cannot divide by zero.')
  })

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(addDecimal(a, b)).toBe(addDecimal(b, a))
        expect(multiplyDecimal(a, addDecimal(b, c))).toBe(
          addDecimal(multiplyDecimal(a, b), multiplyDecimal(a, c)),
        )
        expect(Math.sign(compareDecimal(a, b))).toBe(-Math.sign(compareDecimal(b, a)) + 0)
        if (a !== '0') expect(divideDecimal(multiplyDecimal(a, b), a)).toBe(b)
      }),
    )
  })
})

describe('decimals of few digits', () => {
  const few = fc
    .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 7 }))
    .map(([units, scale]) => {
      const digits = Math.abs(units)
        .toString()
        .padStart(scale + 1, '0')
      const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
      return { text: units < 0 ? `-${text}` : text, units: BigInt(units), scale }
    })

  /** units / 10^scale in its shortest form, by strings alone. */
  const shortest = (units: bigint, scale: number): string => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
    const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
    const whole = digits.slice(0, digits.length - scale)
    const text = scale > 0 && fraction ? `${whole}.${fraction}` : whole
    return units < 0n ? `-${text}` : text
  }

  it('are added, multiplied and compared as exactly as long ones', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const scale = Math.max(a.scale, b.scale)
        const left = a.units * 10n ** BigInt(scale - a.scale)
        const right = b.units * 10n ** BigInt(scale - b.scale)
        expect(addDecimal(a.text, b.text)).toBe(shortest(left + right, scale))
        expect(multiplyDecimal(a.text, b.text)).toBe(shortest(a.units * b.units, a.scale + b.scale))
        expect(Math.sign(compareDecimal(a.text, b.text))).toBe(left < right ? -1 : left > right ? 1 : 0)
        expect(normaliseDecimal(a.text)).toBe(shortest(a.units, a.scale))
        expect(decimalIn(a.text)).toBe(shortest(a.units, a.scale))
        expect(sumDecimals([a.text, b.text])).toBe(addDecimal(a.text, b.text))
      }),
    )
  })
})
