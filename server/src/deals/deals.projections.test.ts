import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { moveDeal } from './moveDeal.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

async function stages() {
  const { data } = await app.graphql('aiko', '{ dealStages { stage count totals { minor currency } } }')
  const heads = data?.['dealStages'] as { stage: string; count: number }[]
  expect(heads.map(({ stage }) => stage)).toEqual([
    'REGISTERED',
    'QUALIFIED',
    'PROPOSAL',
    'NEGOTIATION',
    'WON',
    'LOST',
  ])
  return new Map(heads.map(({ stage, count }) => [stage, count]))
}

describe('the list of deals', () => {
  it('stands newest change first, filtered and searched, and counted by stage', async () => {
    const before = await stages()
    const older = await app.make.deal({ title: '九州の商談 alpha' })
    const newer = await app.make.deal({ title: '九州の商談 beta' })
    await moveDeal(app.as('kenji'), { dealId: older.id, stage: 'WON', expectedVersion: 1 })
    const list = async (filter: string) => {
      const { data, errors } = await app.graphql(
        'aiko',
        `{ deals(${filter}) { nodes { id } totalCount { value } } }`,
      )
      expect(errors).toEqual([])
      return (data?.['deals'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id)
    }
    expect(await list('first: 2')).toEqual([older.id, newer.id])
    expect(await list('search: "九州"')).toEqual([older.id, newer.id])
    expect(await list(`search: "${newer.number}"`)).toEqual([newer.id])
    expect(await list('search: "九州", stage: WON')).toEqual([older.id])
    expect(await list(`search: "九州", partnershipId: "${app.partnershipWith('marta')}"`)).toEqual([])
    expect(await list(`accountId: "${newer.accountId}"`)).toEqual([newer.id])
    expect(await list('search: "100%_"')).toEqual([])
    const after = await stages()
    expect(after.get('WON')).toBe((before.get('WON') ?? 0) + 1)
    expect(after.get('REGISTERED')).toBe((before.get('REGISTERED') ?? 0) + 1)
    const { data } = await app.graphql('marta', '{ deals(search: "九州") { nodes { id } } }')
    expect(data).toEqual({ deals: { nodes: [] } })
  })

  it('pages without loss or repetition', async () => {
    const made = []
    for (let i = 0; i < 5; i++) made.push((await app.make.deal({ title: `Page turner ${i}` })).id)
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await app.graphql(
        'kenji',
        'query ($after: String) { deals(search: "page turner", first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { after },
      )
      const page = data?.['deals'] as {
        nodes: { id: string }[]
        pageInfo: { endCursor: string; hasNextPage: boolean }
      }
      seen.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(made.toReversed())
  })
})
