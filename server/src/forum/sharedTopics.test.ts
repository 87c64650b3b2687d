import { beforeAll, describe, expect, it } from 'vitest'
import { becomePartners, showOutside } from '../../../test/support/grantsWorld.ts'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'
import type { GrantVerb } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { replyToSharedTopic } from './replyToSharedTopic.ts'
import { replyToTopic } from './replyToTopic.ts'
import { setTopicLocked } from './setTopicLocked.ts'

let app: TestApp
let sakuraToNowhere: string
beforeAll(async () => {
  app = await startTestApp()
  sakuraToNowhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
})

async function shown(fields: string[], verbs: GrantVerb[] = ['READ']) {
  const { id } = await app.make.topic({ title: 'Shown topic', body: 'First **words**' })
  const terms = { recordType: 'TOPIC' as const, recordId: id, partnershipId: sakuraToNowhere }
  return { id, grantId: await showOutside(app, { ...terms, fields, verbs }) }
}

async function seen(person: PersonName, id: string) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { sharedTopic(id: $id) { title kind postCount viewerCanReply sharedFields
      posts { nodes { no authorName authorFirm isOwn bodyHtml } } } topic(id: $id) { id } }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['sharedTopic'] as { posts: { nodes: { authorName: string }[] } | null } | null
}

const reply = (person: PersonName, topicId: string, clientPostId = newId()) =>
  replyToSharedTopic(app.as(person), { topicId, body: 'From outside', clientPostId })

describe('a topic shown to a firm outside of it', () => {
  it('shows its posts, with the names of who wrote them, where they are shared', async () => {
    const { id, grantId } = await shown(['posts'])
    expect(await seen('stranger', id)).toEqual({
      title: 'Shown topic',
      kind: null,
      postCount: 1,
      viewerCanReply: false,
      sharedFields: ['title', 'posts'],
      posts: {
        nodes: [
          {
            no: 1,
            authorName: people.aiko.name,
            authorFirm: 'Aurora Systems',
            isOwn: false,
            bodyHtml: expect.stringContaining('<strong>words</strong>'),
          },
        ],
      },
    })
    const closed = await shown(['kind'], ['READ', 'COMMENT'])
    expect(await seen('stranger', closed.id)).toMatchObject({
      kind: 'DISCUSSION',
      postCount: null,
      posts: null,
    })
    for (const person of ['aiko', 'marta'] as const) expect(await seen(person, id)).toBeNull()
    await revokeGrant(app.as('kenji'), grantId)
    expect(await seen('stranger', id)).toBeNull()
  })

  it('is answered from outside where that is allowed, once, and its firms read by whom', async () => {
    const { id } = await shown(['posts'], ['READ', 'COMMENT'])
    const clientPostId = newId()
    await reply('stranger', id, clientPostId)
    await reply('stranger', id, clientPostId)
    const { data, errors } = await app.graphql(
      'aiko',
      `query ($id: ID!) { topic(id: $id) { postCount posts { nodes { no body author { name organization { name } } } } } }`,
      { id },
    )
    expect(errors).toEqual([])
    expect(data?.['topic']).toMatchObject({
      postCount: 2,
      posts: {
        nodes: [
          { no: 1 },
          {
            no: 2,
            body: 'From outside',
            author: { name: people.stranger.name, organization: { name: 'Nowhere Tools' } },
          },
        ],
      },
    })
    await replyToTopic(app.as('aiko'), { topicId: id, body: 'Thank you', clientPostId: newId() })
    expect((await seen('stranger', id))?.posts?.nodes).toHaveLength(3)
  })

  it('is not answered by whom may only read it, nor where its posts are not shared, nor by a stranger', async () => {
    const { id } = await shown(['posts'])
    await expect(reply('stranger', id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const hidden = await shown(['kind'], ['READ', 'COMMENT'])
    await expect(reply('stranger', hidden.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(reply('marta', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(reply('stranger', 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(reply('stranger', id, 'nonsense')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is not answered once it is closed, or the grant revoked', async () => {
    const { id, grantId } = await shown(['posts'], ['READ', 'COMMENT'])
    await setTopicLocked(app.as('aiko'), id, true)
    await expect(reply('stranger', id)).rejects.toMatchObject({ code: 'CONFLICT' })
    await setTopicLocked(app.as('aiko'), id, false)
    await revokeGrant(app.as('kenji'), grantId)
    await expect(reply('stranger', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
