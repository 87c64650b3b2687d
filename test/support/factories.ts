import { createAccount } from '@enishi/server/src/accounts/createAccount.ts'
import { startCampaign } from '@enishi/server/src/campaigns/startCampaign.ts'
import { openRoom } from '@enishi/server/src/chat/openRoom.ts'
import { openDeal } from '@enishi/server/src/deals/openDeal.ts'
import { addTradingIdentity, setDefaultDeal } from '@enishi/server/src/exchange/tradingIdentities.ts'
import { startTopic } from '@enishi/server/src/forum/startTopic.ts'
import { shareRecord } from '@enishi/server/src/grants/shareRecord.ts'
import { createApiKey } from '@enishi/server/src/identity/createApiKey.ts'
import type { RequestContext } from '@enishi/server/src/platform/context.ts'
import type {
  AccountInput,
  CreateApiKeyInput,
  OpenDealInput,
  ShareRecordInput,
  StartCampaignInput,
  StartTopicInput,
} from '@enishi/server/src/platform/graphql/generated/resolvers.ts'
import { RecordRef } from '@enishi/server/src/platform/graphql/projection.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import type { PersonName } from './people.ts'

export interface Made {
  id: string
  version: number
}

/** Records of the tests, made by the product's own commands; between Aurora and Sakura unless said otherwise. */
export interface Factories {
  /** An account of somebody's firm (aiko's), seen by nobody else. */
  account(values?: Partial<AccountInput>, by?: PersonName): Promise<Made>
  /** A grant on an account to Sakura; at once active, since Sakura accepts beforehand. */
  grant(recordId: string, values?: Partial<ShareRecordInput>, by?: PersonName): Promise<Made>
  /** An account of Aurora that Sakura sees: its name and these fields. */
  sharedAccount(values?: Partial<AccountInput>, fields?: string[]): Promise<Made & { grantId: string }>
  /** A joint deal, on a shared account of its own unless one is given. */
  deal(
    values?: Partial<OpenDealInput>,
    by?: PersonName,
  ): Promise<Made & { accountId: string; number: string }>
  campaign(values?: Partial<StartCampaignInput>, by?: PersonName): Promise<Made & { planId: string }>
  topic(values?: Partial<StartTopicInput>, by?: PersonName): Promise<Made>
  room(title?: string, by?: PersonName): Promise<Made>
  /** Identifiers of both firms in their envelopes, as edi/samples name them, and the deal that orders land on. */
  tradingAgreement(defaultDealId: string): Promise<void>
  /** A key of somebody's system (kenji's); the secret goes into `x-api-key`. */
  apiKey(values?: Partial<CreateApiKeyInput>, by?: PersonName): Promise<{ id: string; secret: string }>
}

interface Base {
  as(person: PersonName | undefined): RequestContext
  organizationId(person: PersonName): string
  partnershipWith(person: 'kenji' | 'marta'): string
}

export function createFactories({ as, organizationId, partnershipWith }: Base): Factories {
  const make: Factories = {
    async account(values = {}, by = 'aiko') {
      const { account } = await createAccount(as(by), { name: `Account ${newId().slice(-6)}`, ...values })
      return { id: account.id, version: 1 }
    },
    async grant(recordId, values = {}, by = 'aiko') {
      const result = await shareRecord(as(by), {
        recordType: 'ACCOUNT',
        recordId,
        partnershipId: partnershipWith('kenji'),
        fields: [],
        verbs: ['READ'],
        ...values,
      })
      if (result.__typename !== 'RecordShared') throw new Error(result.message)
      return { id: result.grant.id, version: 1 }
    },
    async sharedAccount(values = {}, fields = ['website', 'city']) {
      const account = await make.account(values)
      const grant = await make.grant(account.id, { fields })
      return { ...account, grantId: grant.id }
    },
    async deal(values = {}, by = 'aiko') {
      const accountId = values.accountId ?? (await make.sharedAccount()).id
      const result = await openDeal(as(by), {
        partnershipId: partnershipWith('kenji'),
        title: 'Ten gateways',
        amount: { minor: 1_250_000, currency: 'USD' },
        ...values,
        accountId,
      })
      if (result.__typename !== 'DealOpened') throw new Error(result.message)
      const { id } = result.deal
      const { number } = await as(by).query(tx =>
        tx.selectFrom('deal').select('number').where('id', '=', id).executeTakeFirstOrThrow(),
      )
      return { id, version: 1, accountId, number }
    },
    async campaign(values = {}, by = 'aiko') {
      const result = await startCampaign(as(by), {
        partnershipId: partnershipWith('kenji'),
        name: 'Roadshow',
        ...values,
      })
      if (!(result.campaign instanceof RecordRef)) throw new Error(result.message)
      const { id } = result.campaign
      const plan = await as(by).query(tx =>
        tx.selectFrom('plan').select('id').where('campaign_id', '=', id).executeTakeFirstOrThrow(),
      )
      return { id, version: 1, planId: plan.id }
    },
    async topic(values = {}, by = 'aiko') {
      const { topic } = await startTopic(as(by), {
        partnershipId: partnershipWith('kenji'),
        kind: 'DISCUSSION',
        title: 'Autumn prices',
        body: 'Which prices hold until spring?',
        clientPostId: newId(),
        ...values,
      })
      return { id: topic.id, version: 1 }
    },
    async room(title = 'Aurora × Sakura', by = 'aiko') {
      const room = await openRoom(as(by), { partnershipId: partnershipWith('kenji'), title })
      return { id: room.id, version: 1 }
    },
    async tradingAgreement(defaultDealId) {
      const partnershipId = partnershipWith('kenji')
      for (const [person, identifier] of [
        ['aiko', 'AURORASYSTEMS'],
        ['kenji', 'SAKURATRADING'],
      ] as const) {
        await addTradingIdentity(as(person), {
          partnershipId,
          organizationId: organizationId(person),
          qualifier: 'ZZ',
          identifier,
        })
      }
      await setDefaultDeal(as('aiko'), partnershipId, defaultDealId)
    },
    async apiKey(values = {}, by = 'kenji') {
      const { apiKey, secret } = await createApiKey(as(by), {
        name: 'Order system',
        scopes: ['EDI_SEND'],
        partnershipId: partnershipWith('kenji'),
        ...values,
      })
      return { id: apiKey.id, secret }
    },
  }
  return make
}
