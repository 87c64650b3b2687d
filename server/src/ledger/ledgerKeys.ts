import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'
import type { Secrets } from '../platform/db/secrets.ts'
import { newSigningKey, readSigningKey } from './heads.ts'
import type { LedgerKey, SigningKey } from './heads.ts'

const nameOf = (number: number) => `ledgerKey${number}`

const lastNumber = async (db: Database): Promise<number> => {
  const key = await db.query(null, tx =>
    tx.selectFrom('ledger_key').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst(),
  )
  return key?.number ?? 0
}

/** The key that signs now; the installation's first when it has none. */
export async function currentKey(db: Database, secrets: Secrets): Promise<SigningKey> {
  return keepKey(db, secrets, (await lastNumber(db)) || 1)
}

/** Signs with a new key from now on. The old public keys stay, for what they signed. */
export async function rotateKey(db: Database, secrets: Secrets): Promise<SigningKey> {
  return keepKey(db, secrets, (await lastNumber(db)) + 1)
}

async function keepKey(db: Database, secrets: Secrets, number: number): Promise<SigningKey> {
  const key = readSigningKey(await secrets.once(nameOf(number), newSigningKey))
  await db.write(null, tx =>
    sql`select private.keep_ledger_key(${number}::int, ${key.id}, ${Buffer.from(key.publicKey, 'base64')}::bytea)`.execute(
      tx,
    ),
  )
  const known = await db.query(null, tx =>
    tx.selectFrom('ledger_key').select('id').where('number', '=', number).executeTakeFirst(),
  )
  if (known?.id !== key.id)
    throw new Error(
      `The ledger key ${number} in the secrets is not the one in the database. Bring back the secrets file, or rotate the key.`,
    )
  return key
}

/** The keys whose private half this installation holds: a key that is only in the database proves nothing. */
export async function ownKeys(db: Database, secrets: Secrets): Promise<LedgerKey[]> {
  const keys: LedgerKey[] = []
  for (let number = await lastNumber(db); number > 0; number--) {
    const stored = await secrets.once(nameOf(number), noKey).catch(() => null)
    if (stored) keys.push(readSigningKey(stored))
  }
  return keys
}

const noKey = (): string => {
  throw new Error('This installation never had that key.')
}
