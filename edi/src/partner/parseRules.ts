import { isFaultCode } from '../reading/faults.ts'
import { createForm } from './form.ts'
import type { Form, Values } from './form.ts'
import type { ElementRule, PartnerRule, PartnerRules, RulePlace, SegmentRule, Tolerance } from './rules.ts'

/** The rules are no rules: every reason with its place in the file. */
export class PartnerRulesError extends Error {
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'))
    this.name = 'PartnerRulesError'
    this.reasons = reasons
  }
}

const PLACE = ['segment', 'in', 'when']
const SEGMENT_RULE = [...PLACE, 'atLeast', 'atMost']
const ELEMENT_RULE = [
  ...PLACE,
  'element',
  'component',
  'require',
  'forbid',
  'codes',
  'minLength',
  'maxLength',
]

/** Reads the rules of a partner from JSON; throws a PartnerRulesError that names everything wrong in them. */
export function parsePartnerRules(text: string): PartnerRules {
  const form = createForm()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new PartnerRulesError([
      `This is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    ])
  }
  const rules = rulesIn(form, form.values(value, 'the rules', ['name', 'profile', 'tolerate', 'messages']))
  if (form.reasons.length > 0) throw new PartnerRulesError(form.reasons)
  return rules
}

function rulesIn(form: Form, values: Values): PartnerRules {
  const messages = form.values(values['messages'] ?? {}, 'messages', null)
  return {
    name: form.text(values['name'], 'name') ?? '',
    profile: form.oneOf(values['profile'], 'profile', ['standard', 'strict']) ?? 'standard',
    tolerate: form
      .list(values['tolerate'], 'tolerate')
      .map((each, index) => toleranceIn(form, each, `tolerate[${index}]`)),
    messages: new Map(
      Object.entries(messages).map(([type, rules]) => [
        type,
        form
          .list(rules, `messages.${type}`)
          .map((each, index) => ruleIn(form, each, `messages.${type}[${index}]`)),
      ]),
    ),
  }
}

function toleranceIn(form: Form, value: unknown, at: string): Tolerance {
  const values = form.values(value, at, ['code', 'segment', 'element'])
  const code = form.text(values['code'], `${at}.code`) ?? ''
  if (code !== '' && !isFaultCode(code))
    form.wrong(`${at}.code`, 'the code of a fault, as validate prints it (element-too-long)', code)
  return {
    code,
    segment: values['segment'] === undefined ? null : tag(form, values['segment'], `${at}.segment`),
    element: form.whole(values['element'], `${at}.element`, 1),
  }
}

function ruleIn(form: Form, value: unknown, at: string): PartnerRule {
  const isElement = typeof value === 'object' && value !== null && 'element' in value
  const values = form.values(value, at, isElement ? ELEMENT_RULE : SEGMENT_RULE)
  const place = placeIn(form, values, at)
  return isElement ? elementRule(form, values, place, at) : segmentRule(form, values, place, at)
}

function placeIn(form: Form, values: Values, at: string): RulePlace {
  const within = values['in'] === undefined ? null : form.text(values['in'], `${at}.in`)
  if (within !== null && !/^[A-Z0-9]{2,3}(\/[A-Z0-9]{2,3})*$/.test(within))
    form.wrong(`${at}.in`, 'the tags that begin the loops, such as PO1/N1', within)
  return {
    segment: tag(form, values['segment'], `${at}.segment`),
    within,
    when: whenIn(form, values['when'], `${at}.when`),
  }
}

function whenIn(form: Form, value: unknown, at: string): RulePlace['when'] {
  if (value === undefined) return null
  const values = form.values(value, at, ['element', 'component', 'is'])
  if (values['element'] === undefined) form.wrong(`${at}.element`, 'the number of an element', undefined)
  return {
    element: form.whole(values['element'], `${at}.element`, 1) ?? 1,
    component: form.whole(values['component'], `${at}.component`, 1) ?? 1,
    is: form.texts(values['is'], `${at}.is`) ?? [],
  }
}

function segmentRule(form: Form, values: Values, place: RulePlace, at: string): SegmentRule {
  const atLeast = form.whole(values['atLeast'], `${at}.atLeast`, 0)
  const atMost = form.whole(values['atMost'], `${at}.atMost`, 0)
  if (atLeast === null && atMost === null)
    form.wrong(at, 'atLeast or atMost (or the element the rule is about)', undefined)
  if (atLeast !== null && atMost !== null && atLeast > atMost)
    form.wrong(`${at}.atMost`, `a number not below atLeast (${atLeast})`, atMost)
  return { kind: 'segment', ...place, atLeast: atLeast ?? 0, atMost: atMost ?? Infinity }
}

function elementRule(form: Form, values: Values, place: RulePlace, at: string): ElementRule {
  const rule: ElementRule = {
    kind: 'element',
    ...place,
    element: form.whole(values['element'], `${at}.element`, 1) ?? 1,
    component: form.whole(values['component'], `${at}.component`, 1),
    require: form.flag(values['require'], `${at}.require`),
    forbid: form.flag(values['forbid'], `${at}.forbid`),
    codes: values['codes'] === undefined ? null : form.texts(values['codes'], `${at}.codes`),
    minLength: form.whole(values['minLength'], `${at}.minLength`, 1) ?? 0,
    maxLength: form.whole(values['maxLength'], `${at}.maxLength`, 1) ?? Infinity,
  }
  const asks = rule.require || rule.forbid || rule.codes || rule.minLength > 0 || rule.maxLength < Infinity
  if (!asks) form.wrong(at, 'require, forbid, codes, minLength or maxLength', undefined)
  if (rule.require && rule.forbid) form.wrong(at, 'require or forbid, not both', undefined)
  if (rule.minLength > rule.maxLength)
    form.wrong(`${at}.maxLength`, `a number not below minLength (${rule.minLength})`, rule.maxLength)
  return rule
}

function tag(form: Form, value: unknown, at: string): string {
  const text = form.text(value, at) ?? ''
  if (text !== '' && !/^[A-Z0-9]{2,3}$/.test(text)) form.wrong(at, 'the tag of a segment, such as REF', text)
  return text
}
