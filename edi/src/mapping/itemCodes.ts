/** Qualifiers of item identifiers (X12 235, EDIFACT 7143) by the field they fill; the first of a field is written, one after `<` never. */
export const ITEM_CODES: Record<string, readonly (readonly [code: string, field: string])[]> = {
  itemsX12: [
    ['BP', 'buyerItem'],
    ['IN', 'buyerItem'],
    ['CB', 'buyerItem'],
    ['SK', 'buyerItem'],
    ['VP', 'supplierItem'],
    ['VN', 'supplierItem'],
    ['VC', 'supplierItem'],
    ['MG', 'supplierItem'],
    ['PN', 'supplierItem'],
    ['EN', 'gtin'],
    ['UP', 'gtin'],
    ['UK', 'gtin'],
    ['UA', 'gtin'],
    ['UI', 'gtin'],
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
  ],
}
