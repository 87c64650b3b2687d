import { kind } from './faultKind.ts'
import type { FaultKind } from './faultKind.ts'

/** Faults against the rules of one partner, where the standard itself has nothing to say. */
export const PARTNER_FAULTS = {
  'partner-segment-required': kind(
    'segment',
    'error',
    '3',
    '13',
    w => `The partner asks for ${w.value} ${w.expected}, but ${w.where} has ${w.actual}.`,
    w => `取引先の規則では${w.value}が${w.expected}必要ですが、${w.where}には${w.actual}件です。`,
  ),
  'partner-segment-excess': kind(
    'segment',
    'error',
    '5',
    '35',
    w => `${w.where} comes more often than the ${w.expected} times the partner allows here.`,
    w => `${w.where}が、取引先の規則の上限${w.expected}回を超えています。`,
  ),
  'partner-segment-forbidden': kind(
    'segment',
    'error',
    '2',
    '15',
    w => `${w.where} may not be sent: the partner does not take it here.`,
    w => `${w.where}は、取引先の規則ではここに使えません。`,
  ),
  'partner-element-required': kind(
    'element',
    'error',
    '1',
    '13',
    w => `${w.where} is missing, but the partner asks for it.`,
    w => `${w.where}がありませんが、取引先の規則では必須です。`,
  ),
  'partner-element-forbidden': kind(
    'element',
    'error',
    '10',
    '15',
    w => `${w.where} is "${w.value}", but the partner takes nothing there.`,
    w => `${w.where}が「${w.value}」ですが、取引先の規則では使えません。`,
  ),
  'partner-code-not-allowed': kind(
    'element',
    'error',
    '7',
    '12',
    w => `${w.where} is "${w.value}"; the partner takes ${w.expected}.`,
    w => `${w.where}が「${w.value}」です。取引先の規則では${w.expected}のみ使えます。`,
  ),
  'partner-value-too-long': kind(
    'element',
    'error',
    '5',
    '39',
    w => `${w.where} is "${w.value}", ${w.actual} characters long; the partner takes at most ${w.expected}.`,
    w =>
      `${w.where}は「${w.value}」で${w.actual}文字あり、取引先の規則の上限${w.expected}文字を超えています。`,
  ),
  'partner-value-too-short': kind(
    'element',
    'error',
    '4',
    '40',
    w =>
      `${w.where} is "${w.value}", ${w.actual} characters long; the partner asks for at least ${w.expected}.`,
    w => `${w.where}は「${w.value}」で${w.actual}文字です。取引先の規則では${w.expected}文字以上が必要です。`,
  ),
} as const satisfies Record<string, FaultKind>
