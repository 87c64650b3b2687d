import type { DocumentLine } from '../canonical/document.ts'

export type ItemField = 'buyerItem' | 'supplierItem' | 'gtin'

/** Qualifiers of item identifiers (X12 235, EDIFACT 7143) by the field they fill; the first of a field is written, one after `<` never. */
export const ITEM_CODES: Record<string, readonly (readonly [code: string, field: ItemField])[]> = {
  itemsX12: [
    ['BP', 'buyerItem'],
    ['IN', 'buyerItem'],
    ['CB', 'buyerItem'],
    ['SK', 'buyerItem'],
    ['VP', 'supplierItem'],
    ['VN', 'supplierItem'],
    ['VC', 'supplierItem'],
    ['VA', 'supplierItem'],
    ['MG', 'supplierItem'],
    ['MF', 'supplierItem'],
    ['PN', 'supplierItem'],
    ['EN', 'gtin'],
    ['UP', 'gtin'],
    ['UK', 'gtin'],
    ['UA', 'gtin'],
    ['UI', 'gtin'],
    ['UD', 'gtin'],
    ['EO', 'gtin'],
  ],
  gtinEdifact: [
    ['EN', 'gtin'],
    ['SRV', 'gtin'],
    ['UP', 'gtin'],
    ['EC', 'gtin'],
    // Some senders put their own number where the GTIN belongs.
    ['<SA', 'supplierItem'],
    ['<IN', 'buyerItem'],
    ['<BP', 'buyerItem'],
  ],
  itemsEdifact: [
    ['IN', 'buyerItem'],
    ['BP', 'buyerItem'],
    ['SA', 'supplierItem'],
    ['VP', 'supplierItem'],
    ['MF', 'supplierItem'],
    ['MP', 'supplierItem'],
  ],
}

/** False when the line has another number there. */
export function takeNumber(line: DocumentLine, field: ItemField, value: string): boolean {
  // By name, one by one: a field that is looked for costs more than the rest of the line.
  switch (field) {
    case 'buyerItem':
      return (line.buyerItem ??= value) === value
    case 'supplierItem':
      return (line.supplierItem ??= value) === value
    case 'gtin':
      return (line.gtin ??= value) === value
  }
}

/** The fields of these lists by their codes. */
export const fieldsByCode = (...lists: readonly string[]): ReadonlyMap<string, ItemField> =>
  new Map(
    lists.flatMap(list => (ITEM_CODES[list] ?? []).map(([code, field]) => [code.replace('<', ''), field])),
  )
