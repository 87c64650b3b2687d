import { amountOf, totalOf } from '../canonical/amounts.ts'
import { partyIn } from '../canonical/document.ts'
import type { BusinessDocument } from '../canonical/document.ts'
import type { Fault, InterchangeReading, Language, MessageReading } from '../reading/model.ts'
import type { UblFault } from '../ubl/rules/checkUbl.ts'
import { VERDICTS } from './usage.ts'

export function headLine(reading: InterchangeReading, language: Language): string {
  const { standard, version, sender, receiver, controlNumber, verdict } = reading
  return `${standard} ${version}  ${sender.id} → ${receiver.id}  ${controlNumber}  ${VERDICTS[language][verdict]}`
}

export function messageLine({ accepted, document, type, release, controlNumber }: MessageReading): string {
  const what = document
    ? `  ${document.number ?? '–'}  ${document.lines.length} × ${totalOf(document) ?? '–'} ${document.currency ?? ''}`
    : ''
  return `  ${accepted ? '✓' : '✗'} ${type} ${release} ${controlNumber}${what}`.trimEnd()
}

export function interchangeText(reading: InterchangeReading, language: Language): string {
  const lines = [headLine(reading, language), ...reading.messages.map(messageLine)]
  for (const fault of reading.faults) lines.push(`  ${faultLine(fault)}`)
  return `${lines.join('\n')}\n`
}

/** One fault on one line, with its code and its place in the file. */
export function faultLine({ severity, message, code, standardCode, offset }: Fault): string {
  const mark = severity === 'error' ? '✗' : '!'
  return `${mark} ${message} [${code}${standardCode ? ` ${standardCode}` : ''} @${offset}]`
}

/** The same of a UBL document, with its rule. */
export const ublFaultLine = ({ severity, message, rule, path, line, column }: UblFault): string =>
  `${severity === 'error' ? '✗' : '!'} ${message} [${rule} ${path} ${line}:${column}]\n`

export interface FoundOrder {
  accepted: boolean
  order: BusinessDocument
}

/** The orders of an input with their lines. */
export function ordersText(found: readonly FoundOrder[], language: Language): string {
  if (found.length === 0)
    return language === 'en' ? 'There is no purchase order in it.\n' : '注文書はありません。\n'
  return found
    .map(({ accepted, order }) => {
      const head = `${accepted ? '✓' : '✗'} ${order.number ?? '–'}  ${order.issuedOn ?? ''}  ${partyIn(order, 'buyer')?.name ?? ''} → ${partyIn(order, 'supplier')?.name ?? ''}`
      const lines = order.lines.map(line => {
        const item = line.supplierItem ?? line.buyerItem ?? line.gtin ?? ''
        return `  ${line.number ?? '–'}  ${item}  ${line.quantity ?? '–'} ${line.unit ?? ''} × ${line.unitPrice ?? '–'} = ${amountOf(line) ?? '–'}  ${line.description ?? ''}`.trimEnd()
      })
      return [head, ...lines, `  = ${totalOf(order) ?? '–'} ${order.currency ?? ''}`.trimEnd(), ''].join('\n')
    })
    .join('')
}
