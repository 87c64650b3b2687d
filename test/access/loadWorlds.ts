import type pg from 'pg'
import type { World } from './model/world.ts'
import { accountRow } from './recordRows.ts'
import { grantRows, rowsAfterGrants, rowsBeforeGrants, rowsOfAgreements } from './worldRows.ts'
import type { Rows } from './recordRows.ts'

/** Writes worlds as the database's owner, a table at a time, so that its triggers keep what they keep. */
export async function loadWorlds(owner: pg.Client, worlds: World[], serverContext: string): Promise<void> {
  for (const rows of rowsBeforeGrants(worlds)) await insert(owner, rows)
  await partWays(owner, worlds)
  await enterAgreements(owner, worlds)
  await insert(owner, grantRows(worlds))
  await fillFilters(owner, serverContext)
  for (const rows of rowsAfterGrants(worlds)) await insert(owner, rows)
  await settleAccounts(owner, worlds)
  // What is entered at the end of a transaction is entered now.
  await owner.query('set constraints all immediate')
  await owner.query('analyze')
}

async function insert(owner: pg.Client, [table, rows]: Rows): Promise<void> {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))].map(name => `"${name}"`).join(', ')
  await owner.query(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1)`,
    [JSON.stringify(rows)],
  )
}

async function partWays(owner: pg.Client, worlds: World[]): Promise<void> {
  const left = worlds.flatMap(({ partnerships }) =>
    partnerships.flatMap(({ id, parties }) =>
      parties.filter(party => party.hasLeft).map(party => ({ p: id, o: party.firmId })),
    ),
  )
  const values = [JSON.stringify(left)]
  const gone = 'jsonb_to_recordset($1) g(p uuid, o uuid)'
  await owner.query(
    `update partnership_party y set consented_at = null, left_at = now() from ${gone} where y.partnership_id = g.p and y.org_id = g.o`,
    values,
  )
  await owner.query(
    `delete from admission a using ${gone} where a.partnership_id = g.p and a.org_id = g.o`,
    values,
  )
}

/** An enrolment is made by its two firms; here nobody acts. What an exit closed is closed. */
async function enterAgreements(owner: pg.Client, worlds: World[]): Promise<void> {
  await owner.query('alter table program_enrolment disable trigger guard_enrolment')
  for (const rows of rowsOfAgreements(worlds)) await insert(owner, rows)
  await owner.query('alter table program_enrolment enable trigger guard_enrolment')
  await owner.query(
    `delete from admission a using partnership_exit e where e.status = 'DONE' and a.partnership_id = e.partnership_id and a.record_type <> 'PARTNERSHIP'
     and not exists (select from partnership_exit_choice c where c.exit_id = e.id and c.org_id = a.org_id and c.record_type = a.record_type
       and c.choice = 'RETAIN' and c.retain_until >= current_date)`,
  )
}

/** As the server does in the background: the owner's own transaction is the only writer. */
async function fillFilters(owner: pg.Client, serverContext: string): Promise<void> {
  await owner.query(`select set_config('app.context', $1, false)`, [serverContext])
  for (;;) {
    const { rows } = await owner.query<{ outcome: string }>(
      `select (private.fill_grant(grant_id, '0', 4)).state as outcome from private.open_fillings()`,
    )
    if (rows.every(({ outcome }) => outcome !== 'MORE')) break
  }
  await owner.query(`select set_config('app.context', '', false)`)
}

/** Accounts become what they are now: filters match others, some are archived, some come back. */
async function settleAccounts(owner: pg.Client, worlds: World[]): Promise<void> {
  const rows = worlds.flatMap(({ accounts }) => accounts.map(account => accountRow(account, account)))
  const columns = Object.keys(rows[0] ?? {}).filter(name => name !== 'id' && name !== 'org_id')
  await owner.query(
    `update account a set ${columns.map(name => `${name} = n.${name}`).join(', ')}
     from jsonb_populate_recordset(null::account, $1) n where n.id = a.id`,
    [JSON.stringify(rows)],
  )
}
