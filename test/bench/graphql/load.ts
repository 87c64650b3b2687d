import { Agent, request } from 'node:http'
import type { Call } from './operations.ts'

/** What a round measured. Times in milliseconds. */
export interface Round {
  requests: number
  errors: number
  seconds: number
  p50: number
  p99: number
}

type Order =
  | { kind: 'learn'; name: string; port: number; calls: Call[] }
  | { kind: 'run'; name: string; seconds: number; most: number; connections: number; from: number }
  | { kind: 'ask'; name: string; index: number }
  | 'end'

/** The load generator: its own process, so that it takes nothing from a contestant's. */
const known = new Map<
  string,
  { port: number; calls: { path: string; headers: Record<string, string>; body: Buffer }[] }
>()
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

process.on('message', (order: Order) => {
  if (order === 'end') process.exit(0)
  if (order.kind === 'learn') {
    const calls = order.calls.map(({ path, headers, body }) => {
      const bytes = Buffer.from(body)
      return {
        path,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': String(bytes.length) },
        body: bytes,
      }
    })
    known.set(order.name, { port: order.port, calls })
    process.send?.({})
  } else if (order.kind === 'ask') {
    void send(order.name, order.index).then(answer =>
      process.send?.({ status: answer.status, body: answer.body.toString('utf8') }),
    )
  } else {
    void run(order).then(round => process.send?.(round))
  }
})
process.on('disconnect', () => process.exit(0))

/** Ends after so many seconds or requests, whichever comes first. */
async function run({
  name,
  seconds,
  most,
  connections,
  from,
}: Extract<Order, { kind: 'run' }>): Promise<Round> {
  const times: number[] = []
  let errors = 0
  let next = from
  const began = performance.now()
  const end = began + seconds * 1000
  const worker = async () => {
    while (performance.now() < end && next < from + most) {
      const sent = performance.now()
      const { status, body } = await send(name, next++)
      times.push(performance.now() - sent)
      if (status !== 200 || !body.subarray(0, 10).equals(dataFirst)) errors++
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { requests: times.length, errors, seconds: took, p50: at(0.5), p99: at(0.99) }
}

const dataFirst = Buffer.from('{"data":{"')

function send(name: string, index: number): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const target = known.get(name)
    const call = target?.calls[index % target.calls.length]
    if (!target || !call) return reject(new Error(`${name} was not learnt.`))
    const sent = request(
      { host: '127.0.0.1', port: target.port, method: 'POST', path: call.path, headers: call.headers, agent },
      response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
          }),
        )
      },
    )
    sent.on('error', () => resolve({ status: 0, body: Buffer.alloc(0) }))
    sent.end(call.body)
  })
}
