import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PREFIXES } from '../documents.ts'
import { readUblDocument } from '../readUblDocument.ts'
import { parseXml } from '../xml.ts'
import type { XmlElement } from '../xml.ts'
import { checkUbl } from './checkUbl.ts'
import { childrenOf } from './inspection.ts'

// The official expectations and examples, beside the repository where they are at hand; none is part of it.
const EXAMPLES = new URL('../../../../../shared/edi-corpus/ubl/', import.meta.url)
const VALIDATOR = '{http://difi.no/xsd/vefa/validator/1.0}'

/** Expectations that do not hold here, by file and number of the test, and why that is right. */
const NOT_MET: Record<string, string> = {}

/** Published examples that break a rule of their own profile. */
const FAULTY_EXAMPLES: Record<string, string[]> = {}

interface Expectation {
  name: string
  document: XmlElement
  text: string
  verdict: 'success' | 'error' | 'warning'
  rule: string
  count: number | null
}

function expectationsIn(file: string): Expectation[] {
  const text = readFileSync(new URL(file, EXAMPLES), 'utf8')
  const tests = childrenOf(parseXml(text, PREFIXES), `${VALIDATOR}test`)
  return tests.flatMap((test, index) => {
    const document = test.children.at(-1)
    const asserted = childrenOf(test, `${VALIDATOR}assert`).flatMap(({ children }) => children)
    return asserted.flatMap(({ name, text: rule, attributes }) => {
      const verdict = name.replace(VALIDATOR, '')
      if (!document || (verdict !== 'success' && verdict !== 'error' && verdict !== 'warning')) return []
      const count = attributes['number'] === undefined ? null : Number(attributes['number'])
      return [{ name: `${file}#${index + 1}`, document, text, verdict, rule, count }]
    })
  })
}

function isMet({ document, text, verdict, rule, count }: Expectation): boolean {
  const found = checkUbl(document, text, 'en').filter(fault => fault.rule === rule)
  if (verdict === 'success') return found.length === 0
  return (
    found.every(({ severity }) => severity === verdict) &&
    found.length === (count ?? Math.max(1, found.length))
  )
}

describe.runIf(existsSync(EXAMPLES))('the official expectations of the order rules', () => {
  const files = existsSync(EXAMPLES) ? readdirSync(EXAMPLES) : []
  const sets = files.filter(name => name.includes('__unit-'))

  it('are met, but for those with a reason', () => {
    const expectations = sets.flatMap(expectationsIn)
    expect(expectations.length).toBeGreaterThanOrEqual(80)
    const unmet = expectations.filter(expectation => !isMet(expectation)).map(({ name }) => name)
    expect(unmet).toEqual(Object.keys(NOT_MET))
  })

  it('are met by the published examples, which break no rule', () => {
    const broken = files
      .filter(name => !sets.includes(name))
      .flatMap(name => {
        const { transaction, faults } = readUblDocument(readFileSync(new URL(name, EXAMPLES)))
        const rules = faults.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
        return transaction === null || rules.length === 0 ? [] : [[name, [...new Set(rules)]] as const]
      })
    expect(Object.fromEntries(broken)).toEqual(FAULTY_EXAMPLES)
  })
})
