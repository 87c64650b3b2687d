#!/usr/bin/env node
// Checks an exported partnership ledger by itself: no server, no network, no dependency. Node 18 or later.
//   node verify-ledger.mjs ledger-….jsonl [--key ID] [--expect SEQ:HASH]…
// --key     the key that your mails name: heads of other keys are refused
// --expect  an entry's number and hash from a mail you kept; may be given several times
// Exit code: 0 whole, 1 broken, 2 wrong use. verify-ledger.md says what is hashed and signed.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const many = { type: 'string', multiple: true, default: [] }
const { positionals, values } = readArguments()

function readArguments() {
  try {
    const read = parseArgs({ allowPositionals: true, options: { key: many, expect: many } })
    if (read.positionals.length === 1) return read
  } catch {}
  process.stderr.write('Use: node verify-ledger.mjs FILE [--key ID] [--expect SEQ:HASH]\n')
  process.exit(2)
}

/** RFC 8785, over whole numbers within ±2^53. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).sort()
    return `{${names.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`not whole: ${value}`)
  return JSON.stringify(value)
}
const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const hashOf = value => sha256(canonical(value))

function broken(why) {
  process.stderr.write(`BROKEN: ${why}\n`)
  process.exit(1)
}

let partnershipId = null
let hash = '00'.repeat(32)
let end = null
let [seq, hidden, opened] = [0, 0, 0]
const hashes = new Map()
const commitments = new Map()
const keys = new Map()
const heads = []

function takeEntry(entry) {
  const { recordedAt, previousHash, bodyHash, body } = entry
  if (entry.seq > seq + 1) broken(`entry ${seq + 1} is missing`)
  if (entry.seq <= seq) broken(`entry ${entry.seq} is there twice, or not in its place`)
  const link = { version: 1, partnershipId, seq: entry.seq, recordedAt, previousHash, bodyHash }
  const isBody = body === null || hashOf(body) === bodyHash
  if (
    entry.partnershipId !== partnershipId ||
    previousHash !== hash ||
    !isBody ||
    hashOf(link) !== entry.hash
  )
    broken(`entry ${seq + 1} is not as it was written`)
  seq = entry.seq
  hash = entry.hash
  hashes.set(seq, hash)
  if (body === null) hidden++
  for (const [name, value] of Object.entries(body?.payload ?? {}))
    if (value?.commitment) commitments.set(`${seq} ${name}`, value.commitment)
}

function takeDisclosure({ seq, name, salt, value }) {
  const found = sha256(Buffer.from(salt, 'hex'), Buffer.from(value, 'utf8'))
  if (found !== commitments.get(`${seq} ${name}`))
    broken(`what entry ${seq} says of ${name} is not what was committed to`)
  opened++
}

function checkHead({ signature, ...head }) {
  const { day, keyId } = head
  if (head.partnershipId !== partnershipId || hashes.get(head.seq) !== head.hash)
    broken(`the head of ${day} is not of entry ${head.seq}`)
  const key = keys.get(keyId)
  if (!key || (values.key.length && !values.key.includes(keyId)))
    broken(`the head of ${day} is signed by an unknown key, ${keyId}`)
  const der = Buffer.from(key, 'base64')
  if (sha256(der).slice(0, 32) !== keyId) broken(`key ${keyId} is not what its name says`)
  const statement = canonical({ ...head, type: 'enishi.ledger.head', version: 1 })
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(statement), publicKey, Buffer.from(signature, 'base64')))
    broken(`the signature of the head of ${day} is false`)
}

for await (const text of createInterface({ input: createReadStream(positionals[0]), crlfDelay: Infinity })) {
  try {
    const line = JSON.parse(text)
    if (end) broken('something follows the end')
    if (line.type === 'ledger' && partnershipId === null && line.version === 1)
      partnershipId = line.partnershipId
    else if (partnershipId === null) broken('the file does not begin as an exported ledger')
    else if (line.type === 'entry') takeEntry(line)
    else if (line.type === 'disclosure') takeDisclosure(line)
    else if (line.type === 'key') keys.set(line.id, line.publicKey)
    else if (line.type === 'head') heads.push(line)
    else if (line.type === 'end') end = line
    else broken(`nobody wrote a line of type ${line.type}`)
  } catch (error) {
    broken(`after entry ${seq}: ${error.message}`)
  }
}
if (!end || end.seq !== seq || end.hash !== hash) broken(`entries are missing after ${seq}`)
heads.forEach(checkHead)
for (const each of values.expect) {
  const [number, wanted] = each.split(':')
  if (hashes.get(Number(number)) !== wanted) broken(`entry ${number} is not the one you expect`)
}
process.stdout.write(`whole: ${seq} entries (${hidden} concern others), ${opened} commitments opened, \
${heads.length} signed heads\nlast hash ${hash}\n`)
for (const id of new Set(heads.map(head => head.keyId))) process.stdout.write(`signed by ${id}\n`)
