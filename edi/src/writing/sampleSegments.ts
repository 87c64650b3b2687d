import type { BusinessDocument } from '../canonical/document.ts'
import { multiplyDecimal } from '../canonical/decimal.ts'
import { dayOf } from './interchanges.ts'

/** Writes a message that has no document of ours, as its guide does: about an order, on a day. */
type Write = (order: BusinessDocument, now: Date) => string[]

const N1 = ({ parties }: BusinessDocument, role: string, code: string): string[] =>
  parties.filter(party => party.role === role).map(({ name, id }) => `N1*${code}*${name}*UL*${id}`)
const NAD = ({ parties }: BusinessDocument, role: string, code: string): string[] =>
  parties.filter(party => party.role === role).map(({ name, id }) => `NAD+${code}+${id}::9++${name}`)
const weekBefore = (now: Date): string => dayOf(new Date(now.getTime() - 7 * 86_400_000))

export const X12_SAMPLES: Record<string, { group: string; write: Write }> = {
  '865': {
    group: 'CA',
    write: (order, now) => [
      `BCA*04*AC*${order.number}**1*${weekBefore(now)}`,
      `DTM*067*${dayOf(now)}`,
      ...N1(order, 'buyer', 'BY'),
      ...N1(order, 'supplier', 'SU'),
      ...order.lines.flatMap(({ supplierItem, description, quantity, unitPrice }, at) => [
        `POC*${at + 1}*CA*${quantity}*0*EA*${unitPrice}*PE*VP*${supplierItem}`,
        `PID*F****${description}`,
        `ACK*IA*${quantity}*EA*067*${dayOf(now)}`,
      ]),
      `CTT*${order.lines.length}`,
    ],
  },
}

/** What a release has no place for is left out when it is written. */
export const EDIFACT_SAMPLES: Record<string, Write> = {
  RECADV: (order, now) => [
    `BGM+632+${order.number}+9`,
    `DTM+137:${dayOf(now)}:102`,
    `RFF+ON:${order.number}`,
    ...NAD(order, 'buyer', 'BY'),
    ...NAD(order, 'supplier', 'SU'),
    'CPS+1',
    ...order.lines.flatMap(({ gtin, supplierItem, quantity }, at) => [
      `LIN+${at + 1}++${gtin}:EN`,
      `PIA+1+${supplierItem}:SA`,
      `QTY+194:${quantity}:PCE`,
    ]),
    `CNT+2:${order.lines.length}`,
  ],
  SLSRPT: (order, now) => [
    `BGM+73E+${order.number}+9`,
    `DTM+137:${dayOf(now)}:102`,
    ...NAD(order, 'buyer', 'SE'),
    ...NAD(order, 'supplier', 'SU'),
    'LOC+162+4900000000030::9',
    `DTM+356:${weekBefore(now)}${dayOf(now)}:718`,
    ...order.lines.flatMap(({ gtin, supplierItem, quantity, unitPrice }, at) => [
      `LIN+${at + 1}++${gtin}:EN`,
      `PIA+1+${supplierItem}:SA`,
      `MOA+203:${multiplyDecimal(quantity ?? '0', unitPrice ?? '0')}`,
      `QTY+153:${quantity}:PCE`,
    ]),
    'UNS+S',
  ],
}
