import type { Segment } from '../codec/segment.ts'
import { tokenize } from '../codec/tokenizer.ts'
import { valueOf } from '../codec/values.ts'

/** What an acknowledgement says of one thing that was sent; the numbers are those it was sent with. */
export interface Acknowledged {
  by: 'TA1' | '997' | '999' | 'CONTRL' | '824' | 'APERAK'
  level: 'interchange' | 'group' | 'message' | 'document'
  /** Control number of the interchange (TA101, UCI 0020), group (AK102, UCF 0048) or message (AK202, UCM 0062), or the document's own number. */
  reference: string
  /** The group (X12) or interchange (EDIFACT) a message stands in. */
  within: string | null
  accepted: boolean
  codes: string[]
}

type By = Acknowledged['by']

const isKnown = (type: string): type is By =>
  type === '997' || type === '999' || type === 'CONTRL' || type === '824' || type === 'APERAK'

/** All that the acknowledgements in the bytes say, in order: the keys by which each meets what was sent. */
export function readAcknowledgements(bytes: Uint8Array): Acknowledged[] {
  const found: Acknowledged[] = []
  let by: By | null = null
  let outer: Acknowledged | null = null
  let inner: Acknowledged | null = null
  for (const token of tokenize(bytes)) {
    if (token.kind === 'junk') continue
    switch (token.tag) {
      case 'ST':
      case 'UNH': {
        const type = token.tag === 'ST' ? valueOf(token, 1) : valueOf(token, 2)
        by = isKnown(type) ? type : null
        outer = null
        inner = null
        break
      }
      case 'TA1':
        found.push(told('TA1', 'interchange', valueOf(token, 1), null, valueOf(token, 4) !== 'R', token, 5))
        break
      default:
        if (by) takeInside(token, by)
    }
  }
  return found

  function takeInside(segment: Segment, by: By): void {
    const value = (n: number): string => valueOf(segment, n)
    switch (segment.tag) {
      case 'AK1':
        found.push((outer = told(by, 'group', value(2), null, true)))
        return
      case 'AK2':
        found.push((inner = told(by, 'message', value(2), outer?.reference ?? null, true)))
        return
      case 'AK5':
      case 'IK5':
        return judge(inner, segment, !['R', 'M', 'W', 'X'].includes(value(1)), 2)
      case 'AK9':
        return judge(outer, segment, value(1) === 'A' || value(1) === 'E', 5)
      case 'UCI':
        found.push((outer = told(by, 'interchange', value(1), null, value(4) !== '4', segment, 5)))
        return
      case 'UCF':
        found.push(told(by, 'group', value(1), outer?.reference ?? null, value(4) !== '4', segment, 5))
        return
      case 'UCM':
        found.push(told(by, 'message', value(1), outer?.reference ?? null, value(3) !== '4', segment, 4))
        return
      case 'OTI':
        found.push((outer = told(by, 'document', value(3), valueOf(segment, 9) || null, value(1) === 'TA')))
        return
      case 'TED':
      case 'ERC':
        outer?.codes.push(value(1))
        if (outer && by === 'APERAK') outer.accepted = false
        return
      case 'RFF':
        // The first reference is the document's; those behind an error name lines.
        if (by === 'APERAK' && !outer)
          found.push((outer = told(by, 'document', valueOf(segment, 1, 2), null, true)))
    }
  }
}

function told(
  by: By,
  level: Acknowledged['level'],
  reference: string,
  within: string | null,
  accepted: boolean,
  segment: Segment | null = null,
  codeAt = 0,
): Acknowledged {
  const code = segment ? valueOf(segment, codeAt) : ''
  return { by, level, reference, within, accepted, codes: code === '' || code === '000' ? [] : [code] }
}

function judge(of: Acknowledged | null, segment: Segment, accepted: boolean, firstCode: number): void {
  if (!of) return
  of.accepted = accepted
  for (let element = firstCode; element < firstCode + 5; element++) {
    const code = valueOf(segment, element)
    if (code !== '') of.codes.push(code)
  }
}
