/** A pseudorandom generator: the same seed gives the same files on every machine. */
function createDice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const NOUNS = [
  'GATEWAY',
  'SENSOR',
  'CABLE',
  'BRACKET',
  'RELAY',
  'VALVE',
  'PUMP',
  'FILTER',
  'HOUSING',
  'PANEL',
]
const KINDS = ['STEEL', 'INDUSTRIAL', 'COMPACT', 'TYPE B', 'DUAL', 'SHIELDED', '24V', 'HEAVY DUTY']
const UNITS = ['EA', 'CA', 'KG', 'PK', 'MR']
const PARTIES = ['SAKURA TRADING', 'NORTHWIND WHOLESALE', 'BOREALIS RETAIL GMBH', 'TERRA FOODS']

interface Item {
  quantity: number
  unit: string
  price: string
  code: string
  gtin: string
  text: string
}

function itemOf(roll: (sides: number) => number): Item {
  return {
    quantity: 1 + roll(400),
    unit: UNITS[roll(UNITS.length)] ?? 'EA',
    price: `${1 + roll(500)}.${String(roll(100)).padStart(2, '0')}`,
    code: `AUR-${1000 + roll(9000)}`,
    gtin: String(4_900_000_000_000 + roll(999_999_999)),
    text: `${KINDS[roll(KINDS.length)]} ${NOUNS[roll(NOUNS.length)]} ${roll(900)}`,
  }
}

/** One X12 interchange of 850s of 15 to 30 lines, about as large as asked. */
export function* generateX12(size: number, seed = 1): Generator<string> {
  const roll = createDice(seed)
  yield (
    'ISA*00*          *00*          *ZZ*SAKURATRADING  *ZZ*AURORASYSTEMS  *261120*0915*U*00401*000000101*0*P*>~\n' +
    'GS*PO*SAKURATRADING*AURORASYSTEMS*20261120*0915*101*X*004010~\n'
  )
  let length = 0
  let orders = 0
  while (length < size) {
    const text = order850(roll, ++orders)
    yield text
    length += text.length
  }
  yield `GE*${orders}*101~\nIEA*1*000000101~\n`
}

function order850(roll: (sides: number) => number, number: number): string {
  const control = String(number).padStart(4, '0')
  const lines = 15 + roll(16)
  const party = PARTIES[roll(PARTIES.length)] ?? ''
  const segments = [
    `ST*850*${control}`,
    `BEG*00*NE*PO-${1_000_000 + number}**20261120`,
    'CUR*BY*USD',
    `REF*CT*D-${1000 + roll(9000)}`,
    'PER*BD*HANA SATO*TE*8135550100',
    'ITD*01*3*2**10**30',
    'DTM*002*20261215',
    `N1*BY*${party}*92*${100 + roll(900)}`,
    `N1*ST*${party} WAREHOUSE*92*${100 + roll(900)}`,
    'N3*2-4-1 NANKO-KITA',
    'N4*OSAKA**559-0034*JP',
  ]
  for (let line = 1; line <= lines; line++) {
    const item = itemOf(roll)
    segments.push(
      `PO1*${line}*${item.quantity}*${item.unit}*${item.price}*PE*VP*${item.code}*EN*${item.gtin}`,
      `PID*F****${item.text}`,
    )
    if (roll(3) === 0) segments.push('PO4*12*1*EA')
    segments.push(`DTM*002*202612${String(1 + roll(28)).padStart(2, '0')}`)
  }
  segments.push(`CTT*${lines}`)
  segments.push(`SE*${segments.length + 1}*${control}`)
  return `${segments.join('~\n')}~\n`
}

/** One EDIFACT interchange of ORDERS D.96A of 15 to 30 lines, about as large as asked. */
export function* generateEdifact(size: number, seed = 2): Generator<string> {
  const roll = createDice(seed)
  yield "UNA:+.? '\nUNB+UNOC:3+SAKURATRADING:ZZ+AURORASYSTEMS:ZZ+261120:0915+SK201'\n"
  let length = 0
  let messages = 0
  while (length < size) {
    const text = orders96A(roll, ++messages)
    yield text
    length += text.length
  }
  yield `UNZ+${messages}+SK201'\n`
}

function orders96A(roll: (sides: number) => number, number: number): string {
  const lines = 15 + roll(16)
  const party = PARTIES[roll(PARTIES.length)] ?? ''
  const segments = [
    `UNH+${number}+ORDERS:D:96A:UN:EAN008`,
    `BGM+220+PO-${1_000_000 + number}+9`,
    'DTM+137:20261120:102',
    'DTM+2:20261215:102',
    `RFF+CT:D-${1000 + roll(9000)}`,
    `NAD+BY+${4_900_000_000_000 + roll(9999)}::9++${party}+NANKO-KITA 2-4-1+OSAKA++559-0034+JP`,
    `NAD+SU+${4_900_000_000_000 + roll(9999)}::9++AURORA SYSTEMS`,
    'CUX+2:USD:9',
  ]
  for (let line = 1; line <= lines; line++) {
    const item = itemOf(roll)
    const text = roll(20) === 0 ? `${item.text} ?: 10?+2` : item.text
    segments.push(
      `LIN+${line}++${item.gtin}:EN`,
      `PIA+1+${item.code}:SA`,
      `IMD+F++:::${text}`,
      `QTY+21:${item.quantity}:${item.unit === 'KG' ? 'KGM' : 'PCE'}`,
      `DTM+2:202612${String(1 + roll(28)).padStart(2, '0')}:102`,
      `PRI+AAA:${item.price}`,
    )
  }
  segments.push('UNS+S', `CNT+2:${lines}`)
  segments.push(`UNT+${segments.length + 1}+${number}`)
  return `${segments.join("'\n")}'\n`
}
