import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { receiveAccountFile } from './receiveAccountFile.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const upload = async (person: PersonName | undefined, body: Buffer | string, name = 'customers.csv') => {
  const response = await app.fetch(`/files/account-imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    as: person,
    headers: { 'content-type': 'application/octet-stream' },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  const answer: { importId?: string; code?: string; message?: string } = JSON.parse(await response.text())
  return { status: response.status, ...answer }
}

const state = async (person: PersonName, id: string) => {
  const { data } = await app.graphql(
    person,
    'query ($id: ID!) { accountImport(id: $id) { fileName encoding separator status rowCount columns { index name samples suggestedField } } }',
    { id },
  )
  return data?.['accountImport']
}

describe('a file of accounts', () => {
  it('is received with its encoding, separator, columns and what they likely mean', async () => {
    const bytes = iconv.encode(
      '会社名;電話番号;社内コード\n東京商事;03-1;A1\n大阪物産;06-2;A2\n',
      'Shift_JIS',
    )
    const { status, importId } = await upload('aiko', bytes, '../顧客 一覧.csv')
    expect(status).toBe(201)
    expect(await state('aiko', importId ?? '')).toMatchObject({
      fileName: '顧客 一覧.csv',
      encoding: 'Shift_JIS',
      separator: ';',
      status: 'READY',
      rowCount: 2,
      columns: [
        { index: 0, name: '会社名', samples: ['東京商事', '大阪物産'], suggestedField: 'NAME' },
        { index: 1, name: '電話番号', samples: ['03-1', '06-2'], suggestedField: 'PHONE' },
        { index: 2, name: '社内コード', samples: ['A1', 'A2'], suggestedField: null },
      ],
    })
    expect(await state('kenji', importId ?? '')).toBeNull()
  })

  it.each([
    ['a spreadsheet', 'PK\x03\x04....', /CSV/],
    ['headings alone', 'Name,City\n', /no accounts below/],
    ['no headings', 'Acme,https://acme.example\nBolt,https://bolt.example\n', /headings/],
    ['an open quotation', 'Name,City\nAcme,"Tokyo\n', /never closes/],
  ])('is refused with what to do: %s', async (_, text, words) => {
    const { status, code, message } = await upload('aiko', text)
    expect({ status, code }).toEqual({ status: 400, code: 'BAD_INPUT' })
    expect(message).toMatch(words)
  })

  it('is refused when it is larger than 20 MB, from guests, and from nobody', async () => {
    expect(await upload('aiko', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).toMatchObject({
      status: 413,
      code: 'TOO_LARGE',
    })
    expect(await upload(undefined, 'Name\nAcme\n')).toMatchObject({ status: 401 })
    const guest = receiveAccountFile(
      app.as('aiko', { roles: ['GUEST'] }),
      'x.csv',
      Buffer.from('Name\nAcme\n'),
    )
    await expect(guest).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
