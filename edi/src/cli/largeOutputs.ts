import type { InterchangeReading, MessageReading } from '../reading/model.ts'
import { interchangeOf, notesIn, totalsOf, transactionOf } from './inspect.ts'
import type { Step } from './largeInput.ts'
import type { Request } from './request.ts'
import { faultLine, headLine, messageLine, ordersText } from './textReports.ts'

type Output = (
  interchanges: readonly InterchangeReading[],
  steps: Iterable<Step>,
  request: Request,
) => Iterable<string>

/** An object whose last field is a list that is written item by item. */
const openObject = (head: object, list: string): string =>
  `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(list)}:[`
const closeObject = (tail: object): string => `\n],${JSON.stringify(tail).slice(1)}`
const item = (value: unknown, isFirst: boolean): string => `${isFirst ? '' : ','}\n${JSON.stringify(value)}`

function* inspection(interchanges: readonly InterchangeReading[], steps: Iterable<Step>): Iterable<string> {
  const head = { standard: interchanges[0]?.standard ?? null, counts: totalsOf(interchanges) }
  yield openObject(head, 'interchanges')
  for (const step of steps) {
    if (step.kind === 'message') yield item(transactionOf(step.message), step.isFirst)
    else {
      const { faults, ...rest } = interchangeOf(step.interchange)
      if (step.kind === 'begin') yield `${step.isFirst ? '' : ','}\n${openObject(rest, 'transactions')}`
      else yield closeObject({ faults })
    }
  }
  yield `${closeObject(notesIn(interchanges))}\n`
}

/** A message without its segments: those of a large input would be many times its size. */
const plainMessage = ({
  type,
  release,
  controlNumber,
  group,
  faults,
  accepted,
  document,
}: MessageReading) => ({
  type,
  release,
  controlNumber,
  group,
  faults,
  accepted,
  document,
})

function* readingsAsJson(_: readonly InterchangeReading[], steps: Iterable<Step>): Iterable<string> {
  yield '['
  for (const step of steps) {
    if (step.kind === 'message') yield item(plainMessage(step.message), step.isFirst)
    else {
      const { standard, sender, receiver, controlNumber, isTest, sentAt, version, start, end } =
        step.interchange
      const head = { standard, sender, receiver, controlNumber, isTest, sentAt, version, start, end }
      if (step.kind === 'begin') yield `${step.isFirst ? '' : ','}\n${openObject(head, 'messages')}`
      else yield closeObject({ faults: step.interchange.faults, verdict: step.interchange.verdict })
    }
  }
  yield '\n]\n'
}

function* readingsAsText(steps: Iterable<Step>, { language }: Request): Iterable<string> {
  for (const step of steps) {
    if (step.kind === 'message') yield `${messageLine(step.message)}\n`
    else if (step.kind === 'begin')
      yield `${step.isFirst ? '' : '\n'}${headLine(step.interchange, language)}\n`
    else for (const fault of step.interchange.faults) yield `  ${faultLine(fault)}\n`
  }
}

function* orders(
  _: readonly InterchangeReading[],
  steps: Iterable<Step>,
  { isJson, language }: Request,
): Iterable<string> {
  let count = 0
  if (isJson) yield '['
  for (const step of steps) {
    if (step.kind !== 'message' || step.message.document?.kind !== 'order') continue
    const found = { accepted: step.message.accepted, order: step.message.document }
    yield isJson ? item(found, count === 0) : ordersText([found], language)
    count++
  }
  if (isJson) yield '\n]\n'
  else if (count === 0) yield ordersText([], language)
}

function* faultsIn(
  interchanges: readonly InterchangeReading[],
  _: Iterable<Step>,
  { isJson }: Request,
): Iterable<string> {
  let isFirst = true
  if (isJson) yield '['
  for (const { faults } of interchanges)
    for (const fault of faults) {
      yield isJson ? item(fault, isFirst) : `${faultLine(fault)}\n`
      isFirst = false
    }
  if (isJson) yield '\n]\n'
}

export const LARGE_OUTPUTS: Record<string, Output> = {
  inspect: inspection,
  read: (interchanges, steps, request) =>
    request.isJson ? readingsAsJson(interchanges, steps) : readingsAsText(steps, request),
  order: orders,
  validate: faultsIn,
}
