import { acknowledge } from './ack/acknowledge.ts'
import { explainNotEdi } from './reading/explainNotEdi.ts'
import type { InterchangeReading, Language, Verdict } from './reading/model.ts'
import { readInterchanges } from './reading/readInterchanges.ts'

/** What the commands need from the world, so that they run in any program (and in tests). */
export interface EdiCliIo {
  readFile(path: string): Promise<Uint8Array>
  readStdin(): Promise<Uint8Array>
  /** Raw bytes to standard output: an acknowledgement is written as it is sent. */
  writeOut(data: string | Uint8Array): void
  writeError(text: string): void
  now(): Date
  language?: Language
}

export const EXIT_ACCEPTED = 0
export const EXIT_FAULTS = 1
export const EXIT_UNREADABLE = 2

const USAGE = {
  en: `Usage: edi <read|ack|order> [--json] [--lang en|ja] [file]

  read    what the file holds, and every fault with its place
  ack     the 997, TA1 or CONTRL that answers it
  order   the purchase orders in it

Without a file, standard input is read. Exit code: 0 accepted, 1 faults, 2 not EDI or unreadable.
`,
  ja: `使い方: edi <read|ack|order> [--json] [--lang en|ja] [ファイル]

  read    ファイルの内容と、すべての誤りおよびその位置
  ack     応答となる997、TA1またはCONTRL
  order   含まれる注文書

ファイルを省くと標準入力を読みます。終了コード: 0 受理、1 誤りあり、2 EDIでないか読めない。
`,
} as const

const VERDICTS: Record<Language, Record<Verdict, string>> = {
  en: { accepted: 'accepted', 'partially-accepted': 'partially accepted', rejected: 'rejected' },
  ja: { accepted: '受理', 'partially-accepted': '一部受理', rejected: '拒否' },
}

interface Request {
  command: string
  path: string | null
  isJson: boolean
  language: Language
}

/** Runs `read`, `ack` or `order` on a file or standard input. Resolves to the exit code; never rejects on input. */
export async function runEdiCli(args: readonly string[], io: EdiCliIo): Promise<number> {
  const request = parseArguments(args, io.language ?? 'en')
  if (!request || !['read', 'ack', 'order'].includes(request.command)) {
    io.writeError(USAGE[request?.language ?? io.language ?? 'en'])
    return EXIT_UNREADABLE
  }
  const { language } = request
  const bytes = await load(request, io)
  if (!bytes) return EXIT_UNREADABLE
  const readings = readInterchanges(bytes, { language })
  if (readings.length === 0) {
    const reason = explainNotEdi(bytes, language)
    io.writeError(`${reason}\n`)
    if (request.isJson) io.writeOut(json({ error: reason }))
    return EXIT_UNREADABLE
  }
  if (request.command === 'read')
    io.writeOut(
      request.isJson ? json(readings.map(plain)) : readings.map(r => report(r, language)).join('\n'),
    )
  else if (request.command === 'ack') writeAcks(readings, request, io)
  else io.writeOut(orders(readings, request))
  return readings.every(reading => reading.verdict === 'accepted') ? EXIT_ACCEPTED : EXIT_FAULTS
}

function parseArguments(args: readonly string[], language: Language): Request | null {
  const request: Request = { command: '', path: null, isJson: false, language }
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] ?? ''
    if (argument === '--json') request.isJson = true
    else if (argument === '--lang') {
      const wanted = args[++i]
      if (wanted !== 'en' && wanted !== 'ja') return null
      request.language = wanted
    } else if (argument.startsWith('--')) return null
    else if (request.command === '') request.command = argument
    else if (request.path === null) request.path = argument
    else return null
  }
  return request
}

async function load({ path, language }: Request, io: EdiCliIo): Promise<Uint8Array | null> {
  try {
    return path === null || path === '-' ? await io.readStdin() : await io.readFile(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    io.writeError(
      language === 'en'
        ? `${path ?? 'Standard input'} cannot be read: ${why}\n`
        : `${path ?? '標準入力'}を読めません: ${why}\n`,
    )
    return null
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** A reading without the parts that only the acknowledgement needs. */
function plain(reading: InterchangeReading): Omit<InterchangeReading, 'envelope'> {
  const { standard, sender, receiver, controlNumber, isTest, sentAt, version, start, end } = reading
  const { messages, faults, verdict } = reading
  return {
    standard,
    sender,
    receiver,
    controlNumber,
    isTest,
    sentAt,
    version,
    start,
    end,
    messages,
    faults,
    verdict,
  }
}

function report(reading: InterchangeReading, language: Language): string {
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
  for (const fault of reading.faults) {
    const mark = fault.severity === 'error' ? '✗' : '!'
    lines.push(
      `  ${mark} ${fault.message} [${fault.code}${fault.standardCode ? ` ${fault.standardCode}` : ''} @${fault.offset}]`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** Control numbers here are for looking at: an agreement's own numbers come from the server. */
function writeAcks(
  readings: readonly InterchangeReading[],
  { isJson, language }: Request,
  io: EdiCliIo,
): void {
  const acks = readings.map((reading, index) =>
    acknowledge(reading, { controlNumber: index + 1, now: io.now() }),
  )
  if (isJson) {
    const text = new TextDecoder()
    io.writeOut(json(acks.map(ack => ack && { type: ack.type, text: text.decode(ack.bytes) })))
    return
  }
  for (const ack of acks) {
    if (ack) io.writeOut(ack.bytes)
    else
      io.writeError(
        language === 'en'
          ? 'No acknowledgement may be sent for this interchange.\n'
          : 'この交換データには応答を送れません。\n',
      )
  }
  io.writeOut('\n')
}

function orders(readings: readonly InterchangeReading[], { isJson, language }: Request): string {
  const found = readings.flatMap(reading =>
    reading.messages.flatMap(({ order, accepted }) => (order ? [{ accepted, order }] : [])),
  )
  if (isJson) return json(found)
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
