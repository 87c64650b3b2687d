import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { renameOrganization } from './renameOrganization.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const nameAt = async (person: 'aiko' | 'kenji') =>
  JSON.stringify(
    (await app.graphql(person, '{ partnerships(first: 10) { nodes { parties { organization { name } } } } }'))
      .data,
  )

describe('the name of a firm', () => {
  it('is changed for all its partners at once, and the change is on record, once', async () => {
    for (let time = 0; time < 2; time++) await renameOrganization(app.as('aiko'), '  Aurora Holdings ')
    expect(await nameAt('kenji')).toContain('Aurora Holdings')
    expect(await nameAt('kenji')).not.toContain('Aurora Systems')
    const { data } = await app.graphql('aiko', '{ auditTrail { nodes { action details } } }')
    const { nodes } = (data as { auditTrail: { nodes: { action: string; details: string }[] } }).auditTrail
    const renamed = nodes.filter(({ action }) => action === 'organization.renamed')
    expect(renamed.map(({ details }) => JSON.parse(details))).toEqual([
      { former: 'Aurora Systems', name: 'Aurora Holdings' },
    ])
  })

  it('is for administrators, and is never empty or endless', async () => {
    await expect(renameOrganization(app.as('aiko', { roles: ['SELLER'] }), 'Mine')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    for (const name of [' ', 'x'.repeat(201)])
      await expect(renameOrganization(app.as('aiko'), name)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        field: 'name',
      })
    await expect(renameOrganization(app.as(undefined), 'Nobody')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })
})
