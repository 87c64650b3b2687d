import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { addContact } from '../accounts/addContact.ts'
import { createAccount } from '../accounts/createAccount.ts'
import { addCampaignBudgetLine } from '../campaigns/addCampaignBudgetLine.ts'
import { addCampaignTask } from '../campaigns/addCampaignTask.ts'
import { startCampaign } from '../campaigns/startCampaign.ts'
import { openRoom } from '../chat/openRoom.ts'
import { sendMessage } from '../chat/sendMessage.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { logDealActivity } from '../deals/logDealActivity.ts'
import { openDeal } from '../deals/openDeal.ts'
import { addTradingIdentity, receiveInterchanges, setDefaultDeal } from '../exchange/index.ts'
import { replyToTopic } from '../forum/replyToTopic.ts'
import { startTopic } from '../forum/startTopic.ts'
import { shareRecord } from '../grants/shareRecord.ts'
import { placeOrder } from '../orders/index.ts'
import { acceptInvitation } from '../partnerships/acceptInvitation.ts'
import { invitePartner } from '../partnerships/invitePartner.ts'
import type { ContextSource } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import type { DemoContexts } from './loadDemo.ts'
import { showOutside } from './outside.ts'
import { loadPrograms } from './programs.ts'
import { accountNamed, daysFromNow, partnershipBetween, systemOf } from './records.ts'
import {
  auroraAccounts,
  borealisDeals,
  sakuraAccounts,
  sakuraDeals,
  sharedWithBorealis,
  sharedWithSakura,
} from './world.ts'

type Step = (firms: DemoContexts, source: ContextSource) => Promise<void>

/** The demo world, in the order in which the firms would have done it. */
export const demoSteps: Record<string, Step> = {
  async partnerships(firms) {
    const partners = [
      {
        ctx: firms['Sakura Trading'],
        email: 'kenji@sakura.example',
        message: 'Let us sell the autumn line together.',
      },
      {
        ctx: firms['Borealis Retail'],
        email: 'marta@borealis.example',
        message: 'Welcome to our Nordic programme.',
      },
    ]
    for (const { ctx, email, message } of partners) {
      await invitePartner(firms['Aurora Systems'], {
        email,
        inviterRole: 'VENDOR',
        inviteeRole: 'RESELLER',
        message,
      })
      const { rows } = await ctx.query(tx =>
        sql<{ id: string }>`select id from private.invitations_to_viewer()`.execute(tx),
      )
      const invitation = rows[0]
      if (invitation) await acceptInvitation(ctx, { id: invitation.id, acceptsSharedRecords: true })
    }
  },

  async accounts(firms) {
    for (const [ctx, accounts] of [
      [firms['Aurora Systems'], auroraAccounts],
      [firms['Sakura Trading'], sakuraAccounts],
    ] as const) {
      for (const { revenue, contacts = [], ...values } of accounts) {
        const { account } = await createAccount(ctx, { ...values, annualRevenue: revenue ?? null })
        for (const contact of contacts) await addContact(ctx, account.id, contact)
      }
    }
  },

  async shares(firms) {
    const aurora = firms['Aurora Systems']
    for (const [partner, { accounts, fields, purpose }] of [
      [firms['Sakura Trading'], sharedWithSakura],
      [firms['Borealis Retail'], sharedWithBorealis],
    ] as const) {
      const partnershipId = await partnershipBetween(aurora, partner)
      for (const name of accounts) {
        const recordId = await accountNamed(aurora, name)
        await shareRecord(aurora, {
          recordType: 'ACCOUNT',
          recordId,
          partnershipId,
          fields,
          verbs: ['READ'],
          purpose,
        })
      }
    }
  },

  async deals(firms) {
    const aurora = firms['Aurora Systems']
    for (const [partner, deals] of [
      [firms['Sakura Trading'], sakuraDeals],
      [firms['Borealis Retail'], borealisDeals],
    ] as const) {
      const partnershipId = await partnershipBetween(aurora, partner)
      for (const { account, title, minor, currency, stage, days } of deals) {
        const opened = await openDeal(aurora, {
          partnershipId,
          accountId: await accountNamed(aurora, account),
          title,
          amount: { minor, currency },
          closeDate: daysFromNow(days),
        })
        if (opened.__typename !== 'DealOpened') throw new Error(`${title}: ${opened.message}`)
        const dealId = opened.deal.id
        await logDealActivity(partner, {
          dealId,
          kind: 'NOTE',
          body: `First meeting with ${account}.`,
          clientId: newId(),
        })
        if (stage !== 'REGISTERED') await moveDeal(partner, { dealId, stage, expectedVersion: 1 })
      }
    }
  },

  async campaign(firms) {
    const { 'Aurora Systems': aurora, 'Sakura Trading': sakura } = firms
    const partnershipId = await partnershipBetween(aurora, sakura)
    const started = await startCampaign(aurora, {
      partnershipId,
      name: 'Autumn edge roadshow',
      goal: '40 qualified visitors in Osaka and Kyoto',
      startsOn: daysFromNow(10),
      endsOn: daysFromNow(45),
    })
    if (!(started.campaign instanceof RecordRef)) throw new Error('The campaign could not be started.')
    const campaignId = started.campaign.id
    const tasks = [
      {
        title: 'Book the venue in Osaka',
        assigneeId: requireViewer(sakura.identity).memberId,
        dueOn: daysFromNow(3),
        isDone: true,
      },
      {
        title: 'Translate the invitation',
        assigneeId: requireViewer(sakura.identity).memberId,
        dueOn: daysFromNow(6),
        isDone: false,
      },
      {
        title: 'Ship two demo gateways',
        assigneeId: requireViewer(aurora.identity).memberId,
        dueOn: daysFromNow(8),
        isDone: false,
      },
    ]
    for (const input of tasks) await addCampaignTask(aurora, { campaignId, id: newId(), input })
    const lines = [
      {
        label: 'Venue and catering',
        payerId: requireViewer(sakura.identity).organizationId,
        amount: { minor: 480_000, currency: 'JPY' },
      },
      {
        label: 'Demo hardware',
        payerId: requireViewer(aurora.identity).organizationId,
        amount: { minor: 620_000, currency: 'USD' },
      },
    ]
    for (const input of lines) await addCampaignBudgetLine(aurora, { campaignId, id: newId(), input })
  },

  async talk(firms) {
    const { 'Aurora Systems': aurora, 'Sakura Trading': sakura, 'Borealis Retail': borealis } = firms
    const partnershipId = await partnershipBetween(aurora, sakura)
    const question = await startTopic(sakura, {
      partnershipId,
      kind: 'QUESTION',
      title: 'Can the gateway run without a fixed IP address?',
      body: 'Hoshino Foods has only **mobile uplinks** in two plants. Does the gateway register itself?',
      clientPostId: newId(),
    })
    await replyToTopic(aurora, {
      topicId: question.topic.id,
      body: 'Yes: since firmware 4.2 it dials out and keeps the tunnel.\n\n1. Set `uplink = auto`\n2. Allow port 443 outwards',
      clientPostId: newId(),
    })
    await startTopic(aurora, {
      partnershipId,
      kind: 'ANNOUNCEMENT',
      title: 'Price list for the winter quarter',
      body: 'The new list is valid from 1 December. Registered deals keep their prices.',
      clientPostId: newId(),
    })
    const room = await openRoom(aurora, { partnershipId, title: 'Aurora × Sakura' })
    for (const [who, body] of [
      [aurora, 'Good morning! The demo gateways leave our warehouse on Thursday.'],
      [sakura, 'ありがとうございます。会場は仮押さえ済みです。'],
      [aurora, 'Great. Shall we go through the plan at 15:00 JST?'],
    ] as const) {
      await sendMessage(who, { roomId: room.id, body, clientMessageId: newId() })
    }
    const nordic = await openRoom(aurora, {
      partnershipId: await partnershipBetween(aurora, borealis),
      title: 'Nordic programme',
    })
    await sendMessage(aurora, { roomId: nordic.id, body: 'Welcome, Marta!', clientMessageId: newId() })
  },

  async exchange(firms, source) {
    const { 'Aurora Systems': aurora, 'Sakura Trading': sakura } = firms
    const partnershipId = await partnershipBetween(aurora, sakura)
    for (const [ctx, identifier] of [
      [aurora, 'AURORASYSTEMS'],
      [sakura, 'SAKURATRADING'],
    ] as const) {
      const { organizationId } = requireViewer(ctx.identity)
      await addTradingIdentity(ctx, { partnershipId, organizationId, qualifier: 'ZZ', identifier })
    }
    const deal = await aurora.query(tx =>
      tx
        .selectFrom('deal')
        .select('id')
        .where('partnership_id', '=', partnershipId)
        .where('number', '=', 'D-1001')
        .executeTakeFirstOrThrow(),
    )
    await setDefaultDeal(aurora, partnershipId, deal.id)
    const system = await systemOf(source, sakura, partnershipId)
    for (const name of ['orders-d96a.edi', 'broken-850.edi']) {
      const bytes = await readFile(fileURLToPath(import.meta.resolve(`@enishi/edi/samples/${name}`)))
      await receiveInterchanges(system, bytes, placeOrder)
    }
  },

  programs: loadPrograms,
  outside: showOutside,
}
