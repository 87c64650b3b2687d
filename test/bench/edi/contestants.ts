import { createReadStream, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Transform } from 'node:stream'
import { readStream, tokenizeInBatches, valueAt } from '@enishi/edi'

/** Told of every value of a file in order, and of the end of each segment. */
export interface Listener {
  value(text: string): void
  segmentEnd(): void
}

interface Contest {
  file: string
  /** Folder with the node_modules of the peers. */
  peers: string
  listener: Listener
}

type Contestant = (contest: Contest) => Promise<number>

const CHUNK = 64 * 1024

/** A file in chunks, as any program that cannot hold it whole would read it. */
function* chunksOf(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r')
  for (;;) {
    const chunk = new Uint8Array(CHUNK)
    const length = readSync(handle, chunk, 0, CHUNK, null)
    if (length === 0) return
    yield chunk.subarray(0, length)
  }
}

const enishi: Contestant = async ({ file, listener }) => {
  let segments = 0
  for (const batch of tokenizeInBatches(chunksOf(file)))
    for (const token of batch) {
      if (token.kind === 'junk') continue
      for (let index = 0; index < token.count; index++) listener.value(valueAt(token, index))
      listener.segmentEnd()
      segments++
    }
  return segments
}

const enishiScan: Contestant = async ({ file }) => {
  let segments = 0
  for (const batch of tokenizeInBatches(chunksOf(file))) segments += batch.length
  return segments
}

/** Reads, checks and maps; every order must be accepted and have lines. */
const enishiOrders: Contestant = async ({ file }) => {
  let orders = 0
  for (const event of readStream(chunksOf(file))) {
    if (event.kind === 'interchange') {
      if (event.interchange.faults.length > 0) throw new Error('The generated file has faults.')
    } else if (event.message.accepted && (event.message.document?.lines.length ?? 0) > 0) orders++
  }
  return orders
}

interface NodeX12Segment {
  tag: string
  elements: { value: string }[]
}

const nodeX12: Contestant = ({ file, peers, listener }) => {
  const require = createRequire(join(peers, 'package.json'))
  const { X12Parser }: { X12Parser: new (strict?: boolean) => Transform } = require('node-x12')
  let segments = 0
  return finished(
    createReadStream(file, { highWaterMark: CHUNK }).pipe(new X12Parser()),
    (data: NodeX12Segment) => {
      listener.value(data.tag)
      for (const element of data.elements) listener.value(element.value)
      listener.segmentEnd()
      segments++
    },
  ).then(() => segments)
}

const x12Parser: Contestant = ({ file, peers, listener }) => {
  const require = createRequire(join(peers, 'package.json'))
  const { X12parser }: { X12parser: new () => Transform } = require('x12-parser')
  let segments = 0
  const source = createReadStream(file, { highWaterMark: CHUNK }).pipe(new X12parser())
  return finished(source, (data: Record<string, string>) => {
    listener.value(data['name'] ?? '')
    for (const key in data) if (key !== 'name') listener.value(data[key] ?? '')
    listener.segmentEnd()
    segments++
  }).then(() => segments)
}

function finished<Data>(stream: Transform, take: (data: Data) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('data', take)
    stream.on('end', resolve)
    stream.on('error', reject)
  })
}

interface EventedParser {
  write(text: string): void
  end(): void
}

const edifactLibrary: Contestant = async ({ file, peers, listener }) => {
  const require = createRequire(join(peers, 'package.json'))
  const Parser: new () => EventedParser = require('edifact/parser.js')
  const parser = new Parser()
  let segments = 0
  Object.assign(parser, {
    onopensegment: (tag: string) => listener.value(tag),
    onelement: () => {},
    oncomponent: (data: string) => listener.value(data),
    onclosesegment: () => {
      listener.segmentEnd()
      segments++
    },
  })
  writeAll(parser, file)
  return segments
}

const tsEdifact: Contestant = async ({ file, peers, listener }) => {
  const require = createRequire(join(peers, 'package.json'))
  const { Parser }: { Parser: new () => EventedParser } = require('ts-edifact/lib/parser.js')
  const parser = new Parser()
  let segments = 0
  Object.assign(parser, {
    onOpenSegment: (tag: string) => listener.value(tag),
    onElement: () => {},
    onComponent: (data: string) => listener.value(data),
    onCloseSegment: () => {
      listener.segmentEnd()
      segments++
    },
  })
  writeAll(parser, file)
  return segments
}

function writeAll(parser: EventedParser, file: string): void {
  const decoder = new TextDecoder('latin1')
  for (const chunk of chunksOf(file)) parser.write(decoder.decode(chunk))
  parser.end()
}

export const contestants: Record<string, Contestant> = {
  enishi,
  scan: enishiScan,
  orders: enishiOrders,
  'node-x12': nodeX12,
  'x12-parser': x12Parser,
  edifact: edifactLibrary,
  'ts-edifact': tsEdifact,
}
