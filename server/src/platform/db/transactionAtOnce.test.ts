import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/support/index.ts'
import type { TestApp } from '../../../../test/support/index.ts'

describe('a read transaction', () => {
  let app: TestApp
  beforeAll(async () => void (app = await startTestApp()))

  const read = (...statements: { name?: string; text: string; values?: unknown[] }[]) =>
    app.app.source.db.read(
      null,
      statements.map(({ name = '', text, values = [] }) => ({ name, text, values })),
    )

  it('answers each statement with its rows, as text', async () => {
    const answers = await read(
      { text: 'select 1, null, true' },
      { text: `select x from unnest($1::text[]) x`, values: [['a', 'b"c', '縁']] },
      { text: 'select 1 where false' },
    )
    expect(answers).toEqual([[['1', null, 't']], [['a'], ['b"c'], ['縁']], []])
  })

  it('shows all its statements one state of the database', async () => {
    const time = {
      text: "select clock_timestamp() - transaction_timestamp() >= interval '0', transaction_timestamp()",
    }
    const [first, second] = await read(time, { text: 'select pg_sleep(0.01)' }, time).then(rows => [
      rows[0],
      rows[2],
    ])
    expect(first).toEqual(second)
  })

  it('cannot write', async () => {
    await expect(
      read({ text: `insert into acquaintance values (gen_random_uuid(), gen_random_uuid())` }),
    ).rejects.toThrow(/read-only transaction/)
    await expect(read({ text: `select set_config('transaction_read_only', 'off', true)` })).rejects.toThrow(
      /read-write mode/,
    )
  })

  it('runs in the signed context of whoever asks, and of nobody else', async () => {
    const { identity } = app.as('kenji')
    const asked = { name: 'who', text: 'select app_org()', values: [] }
    const answers = await Promise.all([
      app.app.source.db.read(identity, [asked]),
      app.app.source.db.read(null, [asked]),
      app.app.source.db.read(identity, [asked]),
    ])
    const firm = identity?.viewer?.organizationId
    expect(answers).toEqual([[[[firm]]], [[[null]]], [[[firm]]]])
  })

  it('goes on with the same names after a statement failed', async () => {
    const divide = (by: number) => ({ name: 'divide', text: 'select 12 / $1::int', values: [by] })
    const after = { name: 'after', text: 'select $1::text', values: ['behind'] }
    for (const _ of [1, 2, 3]) {
      await expect(read(divide(0), after)).rejects.toThrow(/division by zero/)
      await expect(read(divide(3), after)).resolves.toEqual([[['4']], [['behind']]])
    }
  })

  it('goes on after a statement that cannot be planned', async () => {
    const wrong = { name: 'wrong', text: 'select from where' }
    await expect(read(wrong)).rejects.toThrow(/syntax error/)
    await expect(read(wrong)).rejects.toThrow(/syntax error/)
    await expect(read({ name: 'right', text: 'select 5' })).resolves.toEqual([[['5']]])
  })

  it('keeps many that run at once apart', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => String(index))
    const answers = await Promise.all(
      numbers.map(number =>
        read({
          name: `n${Number(number) % 7}`,
          text: `select $1 || '${'x'.repeat(Number(number) % 7)}'`,
          values: [number],
        }),
      ),
    )
    expect(answers.map(([rows]) => rows?.[0]?.[0]?.replace(/x/g, ''))).toEqual(numbers)
  })
})
