import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import type { Arrived } from '../platform/files/fileStore.ts'
import type { Language } from '../platform/language.ts'

export interface ExitCertificate {
  format: 'enishi-exit-certificate'
  exitId: string
  partnershipId: string
  /** The firm this one is for. */
  firm: string
  firms: string[]
  startedBy: string
  reason: string | null
  endedAt: string
  grantsClosed: number
  records: {
    recordType: string
    count: number
    choice: string
    reason: string | null
    retainUntil: string | null
  }[]
  archive: { sha256: string; byteSize: number }
  issuedAt: string
}

/** What was shared, what became of it for this firm, and the hash of what it takes along; read in the firm's own context. */
export async function certify(tx: Transaction, exitId: string, archive: Arrived): Promise<ExitCertificate> {
  const { rows } = await sql<Omit<ExitCertificate, 'format' | 'archive'>>`
    select e.id as "exitId", e.partnership_id as "partnershipId", e.reason, e.grants_closed as "grantsClosed",
      to_char(e.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endedAt",
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "issuedAt",
      (select o.name from organization o where o.id = (select app_org())) as firm,
      (select m.name || ', ' || o.name from member m join organization o on o.id = m.org_id where m.id = e.started_by) as "startedBy",
      (select json_agg(o.name order by o.name) from partnership_party p join organization o on o.id = p.org_id
        where p.partnership_id = e.partnership_id and p.consented_at is not null) as firms,
      (select coalesce(json_agg(json_build_object('recordType', k.record_type, 'count', k.n, 'choice', coalesce(c.choice, 'RETURN'),
          'reason', c.reason, 'retainUntil', c.retain_until) order by k.record_type), '[]')
        from (select a.record_type, count(*) as n from admission a
          where a.partnership_id = e.partnership_id and a.record_type <> 'PARTNERSHIP' group by 1) k
        left join partnership_exit_choice c on c.exit_id = e.id and c.org_id = (select app_org()) and c.record_type = k.record_type) as records
    from partnership_exit e where e.id = ${exitId}`.execute(tx)
  const [facts] = rows
  if (!facts) throw new Error('The exit is not there.')
  return {
    format: 'enishi-exit-certificate',
    ...facts,
    archive: { sha256: archive.sha256.toString('hex'), byteSize: archive.byteSize },
  }
}

const words = {
  en: {
    title: 'Certificate of the end of a partnership',
    firms: 'Firms',
    for: 'Issued for',
    ended: 'Ended',
    by: 'Ended by',
    reason: 'Reason',
    grants: 'Grants closed, both ways',
    archive: 'Archive (SHA-256)',
    RETURN: 'returned as a copy, closed',
    RETAIN: 'retained until',
  },
  ja: {
    title: 'パートナーシップ終了証明書',
    firms: '参加企業',
    for: '発行先',
    ended: '終了日時',
    by: '終了の実施者',
    reason: '理由',
    grants: '終了した共有（双方向）',
    archive: 'アーカイブ（SHA-256）',
    RETURN: '写しを返却し、閲覧を終了',
    RETAIN: '保持期限',
  },
}

/** The certificate as a page to keep or print. */
export function certificatePage(certificate: ExitCertificate, language: Language): string {
  const say = words[language]
  const row = (name: string, value: string) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`
  const records = certificate.records.map(each =>
    row(
      `${each.recordType} (${each.count})`,
      each.choice === 'RETAIN' ? `${say.RETAIN} ${each.retainUntil ?? ''}: ${each.reason ?? ''}` : say.RETURN,
    ),
  )
  const facts = [
    row(say.firms, certificate.firms.join(', ')),
    row(say.for, certificate.firm),
    row(say.ended, certificate.endedAt),
    row(say.by, certificate.startedBy),
    ...(certificate.reason ? [row(say.reason, certificate.reason)] : []),
    row(say.grants, String(certificate.grantsClosed)),
    ...records,
    row(say.archive, certificate.archive.sha256),
  ]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${say.title}</title><style>body{font-family:sans-serif;max-width:720px;margin:40px auto;padding:0 16px;line-height:1.6}th{text-align:start;padding-inline-end:24px;vertical-align:top}td{word-break:break-all}</style></head><body><h1>${say.title}</h1><table>${facts.join('')}</table></body></html>`
}

const escape = (text: string) => text.replace(/[&<>"]/g, character => `&#${character.codePointAt(0) ?? 0};`)
