import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'

/** The end of a chain on a day, signed by the installation. */
export interface SignedHead {
  partnershipId: string
  /** In UTC. */
  day: string
  seq: number
  hash: string
  keyId: string
  signedAt: string
  /** Ed25519, in base64. */
  signature: string
}

/** A public key, SPKI in DER as base64. */
export interface LedgerKey {
  id: string
  publicKey: string
}

export interface SigningKey extends LedgerKey {
  privateKey: KeyObject
}

const statement = ({ partnershipId, day, seq, hash, keyId, signedAt }: Omit<SignedHead, 'signature'>) =>
  Buffer.from(
    canonicalJson({ type: 'enishi.ledger.head', version: 1, partnershipId, day, seq, hash, keyId, signedAt }),
  )

export const signHead = (key: SigningKey, head: Omit<SignedHead, 'signature' | 'keyId'>): SignedHead => {
  const named = { ...head, keyId: key.id }
  return { ...named, signature: sign(null, statement(named), key.privateKey).toString('base64') }
}

export function isSignedBy(key: LedgerKey, head: SignedHead): boolean {
  if (key.id !== head.keyId || keyIdOf(Buffer.from(key.publicKey, 'base64')) !== key.id) return false
  const publicKey = createPublicKey({
    key: Buffer.from(key.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  return verify(null, statement(head), publicKey, Buffer.from(head.signature, 'base64'))
}

/** A key is named by its own hash, so that none can stand in for another. */
const keyIdOf = (publicKey: Buffer) => createHash('sha256').update(publicKey).digest('hex').slice(0, 32)

/** As the installation keeps it: PKCS #8 in DER as base64. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

export function readSigningKey(stored: string): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { id: keyIdOf(publicKey), publicKey: publicKey.toString('base64'), privateKey }
}
