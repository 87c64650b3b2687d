import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { updateAccount } from '@enishi/server/src/accounts/updateAccount.ts'
import { addCampaignTask } from '@enishi/server/src/campaigns/addCampaignTask.ts'
import { logDealActivity } from '@enishi/server/src/deals/logDealActivity.ts'
import { replyToTopic } from '@enishi/server/src/forum/replyToTopic.ts'
import { changeGrant } from '@enishi/server/src/grants/changeGrant.ts'
import { startAccountImport } from '@enishi/server/src/accounts/startAccountImport.ts'
import { editProgram } from '@enishi/server/src/programs/editProgram.ts'
import { recordCertification } from '@enishi/server/src/programs/recordCertification.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { documentOf, readSchema, rootFields } from '../support/apiSchema.ts'
import { startTestApp } from '../support/index.ts'
import type { PersonName, TestApp } from '../support/index.ts'
import { connectSubscriptions, listen } from '../support/subscriptions.ts'
import { makeJointWorld } from './jointWorld.ts'
import type { JointWorld } from './jointWorld.ts'

const schema = readSchema()
const names = rootFields(schema, 'Subscription').map(field => field.name)

interface Watched {
  args: Record<string, unknown>
  insider: PersonName
  /** Does what the subscription tells of. */
  happen: () => Promise<unknown>
}

describe('what subscriptions tell', () => {
  let app: TestApp
  let world: JointWorld
  const clients: Client[] = []

  beforeAll(async () => {
    app = await startTestApp()
    world = await makeJointWorld(app)
  })
  afterAll(() => Promise.all(clients.map(client => client.dispose())))

  const watched = (): Record<string, Watched> => {
    const partnershipId = app.partnershipWith('kenji')
    const aiko = app.as('aiko')
    const postOrder = async () => {
      const sample = await readFile(
        fileURLToPath(import.meta.resolve('@enishi/edi/samples/orders-d96a.edi')),
        'utf8',
      )
      const number = newId().slice(-12)
      const body = sample.replaceAll('SK00000201', number).replaceAll('SKT-PO-2026-0418', number)
      const response = await app.fetch('/edi/inbound', {
        method: 'POST',
        headers: { 'x-api-key': world.key.secret },
        body,
      })
      expect(response.status).toBe(200)
    }
    return {
      accountImportChanged: {
        args: { id: world.importId },
        insider: 'aiko',
        happen: () =>
          startAccountImport(aiko, { importId: world.importId, mapping: [{ index: 0, field: 'NAME' }] }),
      },
      campaignChanged: {
        args: { partnershipId },
        insider: 'kenji',
        happen: () =>
          addCampaignTask(aiko, {
            campaignId: world.campaign.id,
            id: newId(),
            input: { title: 'Secrettask', isDone: false },
          }),
      },
      dealChanged: {
        args: { partnershipId },
        insider: 'kenji',
        happen: () =>
          logDealActivity(aiko, {
            dealId: world.deal.id,
            kind: 'CALL',
            body: 'Secretcall',
            clientId: newId(),
          }),
      },
      interchangeReceived: { args: { partnershipId }, insider: 'aiko', happen: postOrder },
      topicChanged: {
        args: { partnershipId },
        insider: 'kenji',
        happen: () =>
          replyToTopic(aiko, { topicId: world.topic.id, body: 'Secretreply', clientPostId: newId() }),
      },
      grantChanged: {
        args: {},
        insider: 'kenji',
        happen: () =>
          changeGrant(aiko, {
            grantId: world.account.grantId,
            expectedVersion: 1,
            fields: ['website'],
            verbs: ['READ'],
          }),
      },
      sharedRecordChanged: {
        args: { recordType: 'ACCOUNT', recordId: world.account.id },
        insider: 'kenji',
        happen: async () => {
          const { version } = await aiko.query(tx =>
            tx
              .selectFrom('account')
              .select('version')
              .where('id', '=', world.account.id)
              .executeTakeFirstOrThrow(),
          )
          const values = { name: 'Secretaccount KK' }
          await updateAccount(aiko, { accountId: world.account.id, expectedVersion: version, values })
        },
      },
      partnershipEventAdded: {
        args: { partnershipId },
        insider: 'kenji',
        happen: () => app.make.room('Secretroom'),
      },
      programChanged: {
        args: {},
        insider: 'kenji',
        happen: async () => {
          const { programId } = world.programs
          const { version } = await aiko.query(tx =>
            tx.selectFrom('program').select('version').where('id', '=', programId).executeTakeFirstOrThrow(),
          )
          const words = { name: 'Secretrenamed', description: '', isOpen: false, stageNames: [] }
          await editProgram(aiko, { programId, expectedVersion: version, ...words })
        },
      },
      enrolmentChanged: {
        args: {},
        insider: 'kenji',
        happen: () =>
          recordCertification(aiko, {
            enrolmentId: world.programs.enrolmentId,
            id: newId(),
            input: { name: 'Secretpilot' },
          }),
      },
      orderReceived: { args: { partnershipId }, insider: 'aiko', happen: postOrder },
    }
  }

  it('is tried for every field of the schema', () => {
    expect(Object.keys(watched()).sort()).toEqual(names.toSorted())
  })

  it.each(names)('%s reaches its firms alone', async name => {
    const each = watched()[name]
    if (!each) throw new Error(`${name} has no case.`)
    const query = documentOf(schema, 'Subscription', name, Object.keys(each.args), 2)
    const open = async (person: PersonName | undefined) => {
      const client = connectSubscriptions(app.origin, person ? await app.signIn(person) : undefined)
      clients.push(client)
      return listen(client, query, each.args)
    }
    const insider = await open(each.insider)
    const outsiders = [await open('marta'), await open('stranger')]
    const nobody = await open(undefined)
    await vi.waitFor(() => expect(nobody.faults).not.toEqual([]), { timeout: 10_000 })
    // Happens again until the insider's subscription is surely open.
    await vi.waitFor(
      async () => {
        if (insider.events.length === 0) await each.happen()
        expect(insider.faults).toEqual([])
        expect(insider.events).not.toEqual([])
      },
      { timeout: 20_000, interval: 700 },
    )
    for (const outsider of [...outsiders, nobody]) {
      expect(outsider.events).toEqual([])
      expect(world.leaks(JSON.stringify(outsider.faults))).toEqual([])
    }
  })
})
