import { beforeAll, describe, expect, it } from 'vitest'
import { becomePartners, showOutside } from '../../../test/support/grantsWorld.ts'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'
import type { GrantVerb } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { sendMessage } from './sendMessage.ts'
import { writeToSharedRoom } from './writeToSharedRoom.ts'

let app: TestApp
let sakuraToNowhere: string
beforeAll(async () => {
  app = await startTestApp()
  sakuraToNowhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
})

async function shown(fields: string[], verbs: GrantVerb[] = ['READ']) {
  const { id } = await app.make.room('Shown room')
  await sendMessage(app.as('aiko'), { roomId: id, body: 'Good morning', clientMessageId: newId() })
  const terms = { recordType: 'ROOM' as const, recordId: id, partnershipId: sakuraToNowhere }
  return { id, grantId: await showOutside(app, { ...terms, fields, verbs }) }
}

async function seen(person: PersonName, id: string) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { sharedRoom(id: $id) { title lastSeq viewerCanWrite
      messages { nodes { seq authorName authorFirm isOwn bodyHtml } } } room(id: $id) { id } }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['sharedRoom']
}

const write = (person: PersonName, roomId: string, clientMessageId = newId()) =>
  writeToSharedRoom(app.as(person), { roomId, body: 'From outside', clientMessageId })

describe('a room shown to a firm outside of it', () => {
  it('shows its messages where they are shared, until it is revoked', async () => {
    const { id, grantId } = await shown(['messages'])
    expect(await seen('stranger', id)).toMatchObject({
      title: 'Shown room',
      lastSeq: 1,
      viewerCanWrite: false,
      messages: {
        nodes: [{ seq: 1, authorName: people.aiko.name, authorFirm: 'Aurora Systems', isOwn: false }],
      },
    })
    const closed = await shown([], ['READ', 'COMMENT'])
    expect(await seen('stranger', closed.id)).toMatchObject({ lastSeq: null, messages: null })
    for (const person of ['aiko', 'marta'] as const) expect(await seen(person, id)).toBeNull()
    await revokeGrant(app.as('kenji'), grantId)
    expect(await seen('stranger', id)).toBeNull()
  })

  it('is written into from outside where that is allowed, once, and its firms read by whom', async () => {
    const { id } = await shown(['messages'], ['READ', 'COMMENT'])
    const clientMessageId = newId()
    await write('stranger', id, clientMessageId)
    await write('stranger', id, clientMessageId)
    const { data, errors } = await app.graphql(
      'kenji',
      `query ($id: ID!) { chatMessages(roomId: $id) { nodes { seq body author { name organization { name } } } } }`,
      { id },
    )
    expect(errors).toEqual([])
    expect(data?.['chatMessages']).toMatchObject({
      nodes: [
        { seq: 1 },
        {
          seq: 2,
          body: 'From outside',
          author: { name: people.stranger.name, organization: { name: 'Nowhere Tools' } },
        },
      ],
    })
  })

  it('is not written into by whom may only read it, after the revocation, or by a stranger', async () => {
    const { id } = await shown(['messages'])
    await expect(write('stranger', id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(write('marta', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(write('stranger', 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(write('stranger', id, 'nonsense')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const open = await shown(['messages'], ['READ', 'COMMENT'])
    await revokeGrant(app.as('kenji'), open.grantId)
    await expect(write('stranger', open.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const direct = sendMessage(app.as('stranger'), { roomId: id, body: 'Hello', clientMessageId: newId() })
    await expect(direct).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
