import type { Severity } from '../reading/model.ts'
import type { PartnerRules } from './rules.ts'

/** What is judged: a fault's code and where it lies. */
export interface Judged {
  code: string
  segment: string | null
  element: number | null
}

export type Judge = (fault: Judged, severity: Severity) => Severity

/** How a partner's rules change what a fault weighs; null when they do not. */
export function judgeOf(rules: PartnerRules | null): Judge | null {
  if (!rules || (rules.profile === 'standard' && rules.tolerate.length === 0)) return null
  const isTolerated = (fault: Judged): boolean =>
    rules.tolerate.some(
      ({ code, segment, element }) =>
        code === fault.code &&
        (segment === null || segment === fault.segment) &&
        (element === null || element === fault.element),
    )
  return (fault, severity) =>
    isTolerated(fault) ? 'warning' : rules.profile === 'strict' ? 'error' : severity
}
