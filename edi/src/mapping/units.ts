/** X12 element 355 to UN/ECE Recommendation 20, where the two differ. Packages take Recommendation 21 with an X before it. */
const X12_UNITS: Record<string, string> = {
  BA: 'XBL',
  BF: 'BFT',
  BG: 'XBG',
  BO: 'XBO',
  BR: 'XBA',
  BX: 'XBX',
  CA: 'XCS',
  CF: 'FTQ',
  CH: 'XCN',
  CI: 'INQ',
  CL: 'XCY',
  CM: 'CMT',
  CN: 'XCX',
  CR: 'MTQ',
  CT: 'XCT',
  CW: 'CWA',
  CY: 'YDQ',
  DA: 'DAY',
  DR: 'XDR',
  DZ: 'DZN',
  EA: 'EA',
  FT: 'FOT',
  GA: 'GLL',
  GR: 'GRM',
  HR: 'HUR',
  HU: 'CEN',
  IN: 'INH',
  JR: 'XJR',
  KG: 'KGM',
  KT: 'KT',
  LB: 'LBR',
  LF: 'LF',
  LT: 'LTR',
  MJ: 'MIN',
  ML: 'MLT',
  MM: 'MMT',
  MO: 'MON',
  MP: 'TNE',
  MR: 'MTR',
  OZ: 'ONZ',
  PA: 'XPL',
  PC: 'H87',
  PK: 'XPK',
  PL: 'XPX',
  PR: 'PR',
  PT: 'PTL',
  QT: 'QTL',
  RL: 'XRO',
  RM: 'RM',
  SF: 'FTK',
  SH: 'ST',
  SM: 'MTK',
  SO: 'XSO',
  ST: 'SET',
  SY: 'YDK',
  TB: 'XTU',
  TH: 'MIL',
  TK: 'XTK',
  TN: 'STN',
  UN: 'C62',
  WK: 'WEE',
  YD: 'YRD',
  YR: 'ANN',
}

/** Codes of older EDIFACT directories that Recommendation 20 has since replaced. */
const EDIFACT_UNITS: Record<string, string> = {
  BX: 'XBX',
  CS: 'XCS',
  CT: 'XCT',
  NAR: 'C62',
  NMB: 'C62',
  PCE: 'H87',
  PCS: 'H87',
  PK: 'XPK',
  PA: 'XPA',
}

const inverted = (table: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(table).map(([code, unit]) => [unit, code]))

const FROM_X12 = new Map(Object.entries(X12_UNITS))
const FROM_EDIFACT = new Map(Object.entries(EDIFACT_UNITS))
const TO_X12 = inverted(X12_UNITS)

/** X12 element 355 for a Recommendation 20 code; the code itself when X12 has none of its own. */
export const unitToX12 = (unit: string): string => TO_X12.get(unit) ?? unit

export const isUnitOfX12 = (code: string): boolean => FROM_X12.has(code)

/** EDIFACT 6411 is Recommendation 20 itself. */
export const isUnitOfEdifact = (code: string): boolean => /^[A-Z0-9]{2,3}$/.test(code)

/** The unit for a received X12 code; the code itself when Recommendation 20 has none. */
export const unitFromX12 = (code: string): string => FROM_X12.get(code) ?? code

/** Pieces have a code of their own in older directories; what else they have is Recommendation 20 as it is. */
export const unitToEdifact = (unit: string): string => (unit === 'H87' ? 'PCE' : unit)

export const unitFromEdifact = (code: string): string => FROM_EDIFACT.get(code) ?? code
