import type { CanonicalOrder } from '../canonical/order.ts'
import type { Fault, InterchangeReading, Language } from '../reading/model.ts'
import { VERDICTS } from './usage.ts'

export function interchangeText(reading: InterchangeReading, language: Language): string {
  const { standard, version, sender, receiver, controlNumber, verdict } = reading
  const lines = [
    `${standard} ${version}  ${sender.id} → ${receiver.id}  ${controlNumber}  ${VERDICTS[language][verdict]}`,
  ]
  for (const message of reading.messages) {
    const mark = message.accepted ? '✓' : '✗'
    const order = message.order
      ? `  ${message.order.number}  ${message.order.lines.length} × ${message.order.total ?? '–'} ${message.order.currency ?? ''}`
      : ''
    lines.push(`  ${mark} ${message.type} ${message.release} ${message.controlNumber}${order}`.trimEnd())
  }
  for (const fault of reading.faults) lines.push(`  ${faultLine(fault)}`)
  return `${lines.join('\n')}\n`
}

/** One fault on one line, with its code and its place in the file. */
export function faultLine({ severity, message, code, standardCode, offset }: Fault): string {
  const mark = severity === 'error' ? '✗' : '!'
  return `${mark} ${message} [${code}${standardCode ? ` ${standardCode}` : ''} @${offset}]`
}

export interface FoundOrder {
  accepted: boolean
  order: CanonicalOrder
}

/** The orders of an input with their lines. */
export function ordersText(found: readonly FoundOrder[], language: Language): string {
  if (found.length === 0)
    return language === 'en' ? 'There is no purchase order in it.\n' : '注文書はありません。\n'
  return found
    .map(({ accepted, order }) => {
      const head = `${accepted ? '✓' : '✗'} ${order.number}  ${order.issuedOn ?? ''}  ${order.buyer?.name ?? ''} → ${order.supplier?.name ?? ''}`
      const lines = order.lines.map(line => {
        const item = line.supplierItem ?? line.buyerItem ?? line.gtin ?? ''
        return `  ${line.number}  ${item}  ${line.quantity} ${line.unit} × ${line.unitPrice ?? '–'} = ${line.amount ?? '–'}  ${line.description ?? ''}`.trimEnd()
      })
      return [head, ...lines, `  = ${order.total ?? '–'} ${order.currency ?? ''}`.trimEnd(), ''].join('\n')
    })
    .join('')
}
