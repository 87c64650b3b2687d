import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

async function search(person: PersonName, text: string) {
  const { data, errors } = await app.graphql(
    person,
    'query ($text: String!) { search(text: $text) { kind id title subtitle } }',
    { text },
  )
  expect(errors).toEqual([])
  return (data as { search: { kind: string; id: string; title: string }[] }).search
}

const titles = async (person: PersonName, text: string) => (await search(person, text)).map(hit => hit.title)

describe('the search', () => {
  it('finds what is one’s own and what is shared, of every kind; a third firm finds nothing', async () => {
    const account = await app.make.sharedAccount({ name: 'Zephyr Works' })
    await app.make.account({ name: 'Zephyr Secret' })
    const deal = await app.make.deal({ accountId: account.id, title: 'zephyr rollout' })
    const campaign = await app.make.campaign({ name: 'ZEPHYR days' })
    const topic = await app.make.topic({ title: 'About Zephyr' })
    const joint = [
      { kind: 'ACCOUNT', id: account.id, title: 'Zephyr Works' },
      { kind: 'DEAL', id: deal.id, title: 'zephyr rollout', subtitle: deal.number },
      { kind: 'CAMPAIGN', id: campaign.id },
      { kind: 'TOPIC', id: topic.id },
    ]
    const theirs = await search('kenji', ' Zephyr ')
    expect(theirs).toHaveLength(4)
    for (const hit of joint) expect(theirs).toContainEqual(expect.objectContaining(hit))
    expect(await search('aiko', 'zephyr')).toHaveLength(5)
    expect(await titles('aiko', 'zephyr')).toContain('Zephyr Secret')
    for (const person of ['marta', 'stranger'] as const) expect(await search(person, 'zephyr')).toEqual([])
    await app.graphql('aiko', 'mutation ($id: ID!) { revokeGrant(grantId: $id) { id } }', {
      id: account.grantId,
    })
    expect(await titles('kenji', 'zephyr')).not.toContain('Zephyr Works')
  })

  it('finds partners by their firm’s name', async () => {
    const [hit] = await search('aiko', 'sakura')
    expect(hit).toMatchObject({
      kind: 'PARTNERSHIP',
      id: app.partnershipWith('kenji'),
      title: 'Sakura Trading',
    })
    expect(await search('marta', 'sakura')).toEqual([])
  })

  it('takes % and _ and \\ as the characters they are', async () => {
    await app.make.account({ name: 'Half 50% off' })
    await app.make.account({ name: 'Half 50 off' })
    await app.make.account({ name: 'snake_case' })
    await app.make.account({ name: 'snakeXcase' })
    await app.make.account({ name: 'back\\slash' })
    expect(await titles('aiko', '50%')).toEqual(['Half 50% off'])
    expect(await titles('aiko', 'snake_')).toEqual(['snake_case'])
    expect(await titles('aiko', 'k\\s')).toEqual(['back\\slash'])
    for (const text of ['%%', '__', "'; drop table account; --"])
      expect(await search('aiko', text)).toEqual([])
  })

  it('asks for two characters, finds Japanese, and brings at most twenty', async () => {
    await app.make.account({ name: '株式会社さくら物産' })
    expect(await titles('aiko', 'さくら')).toEqual(['株式会社さくら物産'])
    for (const text of ['', ' ', 's', ' s ']) expect(await search('aiko', text)).toEqual([])
    for (let index = 0; index < 10; index++) await app.make.account({ name: `Quartz ${index}` })
    expect(await search('aiko', 'quartz')).toHaveLength(8)
  })
})
