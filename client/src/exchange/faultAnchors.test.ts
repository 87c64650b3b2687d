import { expect, it } from 'vitest'
import { faultAnchors, rawPieces, type Fault, type Segment } from './faultAnchors.ts'

const segment = (tag: string, offset: number): Segment => ({
  __typename: 'InterchangeSegment',
  tag,
  position: 1,
  offset,
  name: null,
  faultCount: 0,
  elements: [],
})
const fault = (offset: number): Fault => ({
  __typename: 'InterchangeFault',
  severity: 'error',
  code: 'X',
  standardCode: null,
  messageControlNumber: null,
  segmentTag: null,
  segmentPosition: null,
  element: null,
  component: null,
  offset,
  value: null,
  message: '',
})
const raw = "UNA:+.? 'UNB+1'UNH+2'"
const segments = [segment('UNB', 9), segment('UNH', 15)]

it('anchors a fault to the segment its offset lies in', () => {
  const anchors = faultAnchors({ segments, faults: [fault(9), fault(13), fault(15), fault(99)] })
  expect(anchors.map(({ segment: index }) => index)).toEqual([0, 0, 1, 1])
})
it('keeps a fault before the first segment without an anchor', () => {
  expect(faultAnchors({ segments, faults: [fault(0)] })[0]?.segment).toBeNull()
})
it('cuts the raw text into pieces that together are the whole', () => {
  const pieces = rawPieces({ raw, byteSize: raw.length, segments })
  expect(pieces.map(({ text }) => text)).toEqual(["UNA:+.? '", "UNB+1'", "UNH+2'"])
  expect(rawPieces({ raw: 'noise', byteSize: 5, segments: [] })).toEqual([{ segment: null, text: 'noise' }])
})
it('cuts by bytes when the text is UTF-8', () => {
  const text = "FTX+桜'UNT+1'"
  const cut = rawPieces({
    raw: text,
    byteSize: text.length + 2,
    segments: [segment('FTX', 0), segment('UNT', 8)],
  })
  expect(cut.map(piece => piece.text)).toEqual(["FTX+桜'", "UNT+1'"])
})
