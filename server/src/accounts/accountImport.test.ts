import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import type { AccountField } from '../platform/graphql/generated/resolvers.ts'
import { previewAccountImport } from './previewAccountImport.ts'
import { receiveAccountFile } from './receiveAccountFile.ts'
import { resumeAccountImports } from './resumeAccountImports.ts'
import { runAccountImport, settleAccountImports } from './runAccountImport.ts'
import { startAccountImport } from './startAccountImport.ts'
import { undoAccountImport } from './undoAccountImport.ts'
import { updateAccount } from './updateAccount.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const receive = (text: string | Buffer, person: PersonName = 'aiko') =>
  receiveAccountFile(app.as(person), 'customers.csv', Buffer.from(text))

const mappingOf = (...fields: AccountField[]) => fields.map((field, index) => ({ index, field }))

const state = async (importId: string, person: PersonName = 'aiko') => {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { accountImport(id: $id) { fileName encoding separator status rowCount processedCount createdCount skippedCount failedCount
      failure viewerCanUndo columns { index name samples suggestedField } errors { row column value message } } }`,
    { id: importId },
  )
  expect(errors).toEqual([])
  return data?.['accountImport']
}

const ownNames = async (importId: string) => {
  const rows = await app
    .as('aiko')
    .query(tx =>
      tx.selectFrom('account').select('name').where('import_id', '=', importId).orderBy('name').execute(),
    )
  return rows.map(({ name }) => name)
}

describe('an import', () => {
  const text = [
    'Name,Website,Employees,Revenue,Currency',
    'Preview One,https://www.one.example/,"1,200",1.5,USD',
    'preview one,one.example,,,',
    'Preview Two,,many,,',
    ',nameless.example,,,',
    'Preview Three,a,b,c,d,e',
    'Preview Four,,7,100,YEN!',
    'Ｐｒｅｖｉｅｗ Five,,,,',
  ].join('\n')
  const mapping = mappingOf('NAME', 'WEBSITE', 'EMPLOYEES', 'ANNUAL_REVENUE', 'CURRENCY')

  it('shows beforehand what would become of each row, and changes nothing', async () => {
    await app.make.account({ name: 'Preview five' })
    const importId = await receive(text)
    const preview = await previewAccountImport(app.as('aiko'), { importId, mapping })
    expect(preview).toMatchObject({
      __typename: 'AccountImportPreview',
      newCount: 1,
      duplicateCount: 2,
      errorCount: 4,
      errors: [
        { row: 4, column: 'Employees', value: 'many' },
        { row: 5, column: 'Name' },
        { row: 6, column: null, message: expect.stringContaining('6 cells') },
        { row: 7, column: 'Currency', value: 'YEN!' },
      ],
    })
    expect(preview).toHaveProperty('rows.0', {
      row: 2,
      outcome: 'NEW',
      values: [
        { field: 'NAME', value: 'Preview One' },
        { field: 'WEBSITE', value: 'https://www.one.example/' },
        { field: 'EMPLOYEES', value: '1200' },
        { field: 'ANNUAL_REVENUE', value: 'USD 1.50' },
        { field: 'CURRENCY', value: 'USD' },
      ],
    })
    expect(await ownNames(importId)).toEqual([])
    expect(await state(importId)).toMatchObject({ status: 'READY' })
  })

  it('creates what the preview promised, keeps the errors by row, and is done once', async () => {
    const importId = await receive(text.replaceAll(/preview|Ｐｒｅｖｉｅｗ/gi, 'Imported'))
    const input = { importId, mapping }
    const results = await Promise.allSettled([
      startAccountImport(app.as('aiko'), input),
      startAccountImport(app.as('aiko'), input),
    ])
    // The second joins the first while it runs, and is told when that is over already.
    const outcomes = results.map(result =>
      result.status === 'fulfilled' ? result.value.__typename : result.reason.code,
    )
    expect(outcomes).toContain('AccountImportStarted')
    expect(['AccountImportStarted', 'CONFLICT']).toEqual(expect.arrayContaining(outcomes))
    await settleAccountImports()
    expect(await state(importId)).toMatchObject({
      status: 'FINISHED',
      rowCount: 7,
      processedCount: 7,
      createdCount: 2,
      skippedCount: 1,
      failedCount: 4,
      viewerCanUndo: true,
      errors: [{ row: 4 }, { row: 5 }, { row: 6 }, { row: 7 }],
    })
    expect(await ownNames(importId)).toEqual(['Imported Five', 'Imported One'])
    await expect(startAccountImport(app.as('aiko'), input)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    ['no name', [{ index: 1, field: 'WEBSITE' as const }], /name/],
    ['a column that is not there', [{ index: 9, field: 'NAME' as const }], /columns/],
    [
      'one field twice',
      [
        { index: 0, field: 'NAME' as const },
        { index: 1, field: 'NAME' as const },
      ],
      /same meaning/,
    ],
    [
      'one column twice',
      [
        { index: 0, field: 'NAME' as const },
        { index: 0, field: 'CITY' as const },
      ],
      /two meanings/,
    ],
  ])('says what to change about a mapping with %s', async (_, unusable, words) => {
    const importId = await receive(text)
    for (const command of [previewAccountImport, startAccountImport]) {
      const result = await command(app.as('aiko'), { importId, mapping: unusable })
      expect(result).toMatchObject({ __typename: 'UnusableMapping', message: expect.stringMatching(words) })
    }
  })

  it('is not found by another firm', async () => {
    const importId = await receive(text)
    const gone = { code: 'NOT_FOUND' }
    for (const person of ['kenji', 'stranger'] as const) {
      await expect(previewAccountImport(app.as(person), { importId, mapping })).rejects.toMatchObject(gone)
      await expect(startAccountImport(app.as(person), { importId, mapping })).rejects.toMatchObject(gone)
      await expect(undoAccountImport(app.as(person), importId)).rejects.toMatchObject(gone)
    }
  })

  it('goes on where it stood when the server ended, and doubles nothing however many go on with it', async () => {
    const names = Array.from({ length: 2500 }, (_, index) => `Crash ${String(index).padStart(4, '0')}`)
    const importId = await receive(`Name\n${names.join('\n')}\n`)
    const stored = JSON.stringify({ columns: mappingOf('NAME'), language: 'en' })
    await app
      .as('aiko')
      .write(tx =>
        tx
          .updateTable('account_import')
          .set({ status: 'RUNNING', mapping: stored, processed_count: 1000 })
          .where('id', '=', importId)
          .execute(),
      )
    const { source } = app.app
    await Promise.all([
      runAccountImport(source, app.identity('aiko'), importId),
      runAccountImport(source, app.identity('aiko'), importId),
      resumeAccountImports(source).then(settleAccountImports),
    ])
    expect(await ownNames(importId)).toEqual(names.slice(1000))
    expect(await state(importId)).toMatchObject({
      status: 'FINISHED',
      processedCount: 2500,
      createdCount: 1500,
    })
  })

  it('is undone but for what was changed, shared or used since', async () => {
    const importId = await receive('Name\nUndo A\nUndo B\nUndo C\nUndo D\n')
    await expect(undoAccountImport(app.as('aiko'), importId)).rejects.toMatchObject({ code: 'CONFLICT' })
    await startAccountImport(app.as('aiko'), { importId, mapping: mappingOf('NAME') })
    await settleAccountImports()
    const ids = await app
      .as('aiko')
      .query(tx =>
        tx
          .selectFrom('account')
          .select(['id', 'name'])
          .where('import_id', '=', importId)
          .orderBy('name')
          .execute(),
      )
    const [, b, c, d] = ids.map(({ id }) => id)
    await updateAccount(app.as('aiko'), {
      accountId: b ?? '',
      expectedVersion: 1,
      values: { name: 'Undo B', city: 'Nara' },
    })
    await app.make.grant(c ?? '')
    await app.make.grant(d ?? '')
    await app.make.deal({ accountId: d ?? '' })
    expect(await undoAccountImport(app.as('aiko'), importId)).toMatchObject({ removedCount: 1, keptCount: 3 })
    expect(await undoAccountImport(app.as('aiko'), importId)).toMatchObject({ removedCount: 1, keptCount: 3 })
    expect(await ownNames(importId)).toEqual(['Undo B', 'Undo C', 'Undo D'])
    expect(await state(importId)).toMatchObject({ status: 'UNDONE', viewerCanUndo: false })
  })

  it('says what is wrong in the language of who imports', async () => {
    const importId = await receive('会社名,従業員数\n東京商事,たくさん\n', 'kenji')
    const preview = await previewAccountImport(app.as('kenji'), {
      importId,
      mapping: mappingOf('NAME', 'EMPLOYEES'),
    })
    expect(preview).toMatchObject({
      errors: [{ row: 2, column: '従業員数', message: '1200 のような整数で入力してください。' }],
    })
  })
})
