import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from './index.ts'
import type { TestApp } from './index.ts'

describe('a test app', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })

  it('knows people of two partnerships and a stranger, and answers them over HTTP', async () => {
    for (const [person, partners] of [
      ['aiko', ['Borealis Retail', 'Sakura Trading']],
      ['kenji', ['Aurora Systems']],
      ['marta', ['Aurora Systems']],
      ['stranger', []],
    ] as const) {
      const { data, errors } = await app.graphql(person, '{ partnerships { nodes { name status } } }')
      expect(errors).toEqual([])
      const { nodes } = data?.['partnerships'] as { nodes: { name: string; status: string }[] }
      expect(nodes.map(node => node.name).sort()).toEqual(partners)
    }
  })

  it('makes every kind of record', async () => {
    const deal = await app.make.deal()
    expect(deal.number).toBe('D-1001')
    await app.make.campaign()
    await app.make.topic()
    await app.make.room()
    await app.make.tradingAgreement(deal.id)
    expect((await app.make.apiKey()).secret).toMatch(/^enk_/)
    const { data } = await app.graphql(
      'kenji',
      'query ($id: ID!) { deal(id: $id) { title account { name } } }',
      { id: deal.id },
    )
    expect(data).toMatchObject({
      deal: { title: 'Ten gateways', account: { name: expect.stringMatching(/^Account/) } },
    })
  })
})
