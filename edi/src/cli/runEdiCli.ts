import { acknowledge } from '../ack/acknowledge.ts'
import { readAcknowledgements } from '../ack/readAcknowledgements.ts'
import { explainNotEdi } from '../reading/explainNotEdi.ts'
import type { InterchangeReading } from '../reading/model.ts'
import { readInterchanges } from '../reading/readInterchanges.ts'
import { isXml } from '../ubl/documents.ts'
import { convert } from './convertCommand.ts'
import { diff } from './diffCommand.ts'
import { generate } from './generateCommand.ts'
import { inspect } from './inspect.ts'
import { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE, json, load, parseRequest } from './request.ts'
import type { EdiCliIo, Request } from './request.ts'
import { isForLarge, runOnLarge } from './largeInput.ts'
import { loadSettings } from './readSettings.ts'
import { schemaCommand } from './schemaCommand.ts'
import { faultLine, interchangeText, ordersText } from './textReports.ts'
import { USAGE } from './usage.ts'
import { xmlCommand } from './xmlCommand.ts'

const READING_COMMANDS = new Set(['read', 'validate', 'inspect', 'ack', 'acked', 'order', 'convert'])

/** Runs a command on a file or standard input. Resolves to the exit code; never rejects on input. */
export async function runEdiCli(args: readonly string[], io: EdiCliIo): Promise<number> {
  const request = parseRequest(args, io.language ?? 'en')
  if (request?.command === 'generate') return generate(request, io)
  if (request?.command === 'diff') return await diff(request, io)
  if (request?.command === 'schema') return await schemaCommand(request, io)
  if (!request || !READING_COMMANDS.has(request.command)) {
    io.writeError(USAGE[request?.language ?? io.language ?? 'en'])
    return EXIT_UNREADABLE
  }
  const settings = await loadSettings(request, io)
  const large = settings && isForLarge(request.command) ? await io.openLarge?.(pathOf(request)) : null
  if (settings && large) {
    const code = runOnLarge(large, { language: request.language, ...settings }, request, io)
    large.close()
    return code
  }
  const bytes = settings && (await load(request.operands[0] ?? null, request, io))
  if (!bytes) return EXIT_UNREADABLE
  const ofXml = isXml(bytes) ? xmlCommand(bytes, request, io) : null
  if (ofXml !== null) return ofXml
  const { language } = request
  const readings = readInterchanges(bytes, { language, ...settings })
  if (readings.length > 0) return runOn(readings, bytes, request, io)
  const reason = explainNotEdi(bytes, language)
  io.writeError(`${reason}\n`)
  if (request.isJson) io.writeOut(json({ error: reason }))
  return EXIT_UNREADABLE
}

const pathOf = ({ operands: [path = '-'] }: Request): string | null => (path === '-' ? null : path)

function runOn(
  readings: readonly InterchangeReading[],
  bytes: Uint8Array,
  request: Request,
  io: EdiCliIo,
): number {
  const { isJson, language } = request
  switch (request.command) {
    case 'convert':
      return convert(readings, request, io)
    case 'ack':
      writeAcks(readings, request, io)
      break
    case 'acked':
      writeAcked(bytes, request, io)
      break
    case 'inspect':
      io.writeOut(json(inspect(readings)))
      break
    case 'validate': {
      const faults = readings.flatMap(reading => reading.faults)
      io.writeOut(isJson ? json(faults) : faults.map(fault => `${faultLine(fault)}\n`).join(''))
      break
    }
    case 'order': {
      const found = readings.flatMap(({ messages }) =>
        messages.flatMap(({ document, accepted }) =>
          document?.kind === 'order' ? [{ accepted, order: document }] : [],
        ),
      )
      io.writeOut(isJson ? json(found) : ordersText(found, language))
      break
    }
    default:
      io.writeOut(
        isJson
          ? json(readings.map(plain))
          : readings.map(reading => interchangeText(reading, language)).join('\n'),
      )
  }
  return readings.every(({ verdict }) => verdict === 'accepted') ? EXIT_ACCEPTED : EXIT_FAULTS
}

function writeAcked(bytes: Uint8Array, { isJson }: Request, io: EdiCliIo): void {
  const said = readAcknowledgements(bytes)
  if (isJson) return io.writeOut(json(said))
  for (const { by, level, reference, within, accepted, codes } of said) {
    const place = within === null ? reference : `${within}/${reference}`
    io.writeOut(`${accepted ? '✓' : '✗'} ${by} ${level} ${place} ${codes.join(' ')}`.trimEnd() + '\n')
  }
}

/** A reading without the parts that only the acknowledgement needs. */
function plain(reading: InterchangeReading): Omit<InterchangeReading, 'envelope' | 'counts'> {
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

/** Control numbers here are for looking at: an agreement's own numbers come from the server. */
function writeAcks(
  readings: readonly InterchangeReading[],
  { isJson, language, functional }: Request,
  io: EdiCliIo,
): void {
  const acks = readings.map((reading, index) =>
    acknowledge(reading, { controlNumber: index + 1, now: io.now(), functional }),
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
