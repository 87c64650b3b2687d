import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Secrets } from '../platform/db/secrets.ts'
import { newId } from '../platform/ids.ts'
import { languageOf } from '../platform/language.ts'
import { queueMailIn } from '../platform/mail/queueMail.ts'
import { headMail } from './headMail.ts'
import { signHead } from './heads.ts'
import type { SignedHead, SigningKey } from './heads.ts'
import { currentKey } from './ledgerKeys.ts'

/**
 * Signs the end of each chain that changed since its last head, at most once a UTC day, and sends it to both firms.
 * Head and mails are one transaction: after a crash the next run does what is missing, and nothing twice.
 * @returns how many heads were signed
 */
export async function signLedgerHeads(
  source: ContextSource,
  secrets: Secrets,
  now = new Date(),
): Promise<number> {
  const day = now.toISOString().slice(0, 10)
  await recordExpiredGrants(source)
  const { rows } = await source.db.query(null, tx =>
    sql<{ partnership_id: string; seq: number; hash: Buffer }>`
      select partnership_id, seq, hash from private.unsigned_ledger_heads(${day}::date)`.execute(tx),
  )
  if (rows.length === 0) return 0
  const key = await currentKey(source.db, secrets)
  let signed = 0
  for (const { partnership_id, seq, hash } of rows) {
    const signedAt = now.toISOString().replace('Z', '000Z')
    const head = signHead(key, {
      partnershipId: partnership_id,
      day,
      seq,
      hash: hash.toString('hex'),
      signedAt,
    })
    if (await keepHead(source, key, head)) signed++
  }
  return signed
}

/** Nobody writes when time ends a grant, so this notes it. */
async function recordExpiredGrants(source: ContextSource): Promise<void> {
  for (let noted = 500; noted === 500;) {
    const { rows } = await source.db.write(null, tx =>
      sql<{ noted: number }>`select private.record_expired_grants() as noted`.execute(tx),
    )
    noted = rows[0]?.noted ?? 0
  }
}

async function keepHead(source: ContextSource, key: SigningKey, head: SignedHead): Promise<boolean> {
  return source.db.write(null, async tx => {
    const { rows } = await sql<{ isKept: boolean }>`select private.keep_signed_head(${newId()}::uuid,
      ${head.partnershipId}::uuid, ${head.day}::date, ${head.seq}, ${Buffer.from(head.hash, 'hex')}::bytea, ${key.id},
      ${Buffer.from(head.signature, 'base64')}::bytea, ${head.signedAt}::timestamptz) as "isKept"`.execute(tx)
    if (!rows[0]?.isKept) return false
    const readers = await sql<{ email: string; locale: string; partner_names: string }>`
      select email, locale, partner_names from private.signed_head_readers(${head.partnershipId}::uuid)`.execute(
      tx,
    )
    for (const { email, locale, partner_names } of readers.rows) {
      const mail = headMail(email, partner_names, head, source.origin, languageOf(locale))
      await queueMailIn(tx, mail, `ledger head ${head.partnershipId} ${head.day} ${email}`)
    }
    return true
  })
}
