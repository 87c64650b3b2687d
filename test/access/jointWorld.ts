import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { addContact } from '@enishi/server/src/accounts/addContact.ts'
import { addCampaignBudgetLine } from '@enishi/server/src/campaigns/addCampaignBudgetLine.ts'
import { addCampaignTask } from '@enishi/server/src/campaigns/addCampaignTask.ts'
import { sendMessage } from '@enishi/server/src/chat/sendMessage.ts'
import { logDealActivity } from '@enishi/server/src/deals/logDealActivity.ts'
import { saveGrantTemplate } from '@enishi/server/src/grants/saveGrantTemplate.ts'
import { addPartnershipContact } from '@enishi/server/src/partnerships/addPartnershipContact.ts'
import { planExit } from '@enishi/server/src/partnerships/planExit.ts'
import { proposeRole } from '@enishi/server/src/partnerships/proposeRole.ts'
import { proposeDocument } from '@enishi/server/src/partnerships/proposeDocument.ts'
import { invitePartner } from '@enishi/server/src/partnerships/invitePartner.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import { startViewAs } from '@enishi/server/src/viewAs/startViewAs.ts'
import { withClient } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'
import { makePrograms } from './programWorld.ts'
import { makeProtection } from './protectionWorld.ts'

const sample = (name: string) => readFile(fileURLToPath(import.meta.resolve(`@enishi/edi/samples/${name}`)))

/** One of every record that Aurora and Sakura have together, each with a word of its own in its texts. */
export async function makeJointWorld(app: TestApp) {
  const { make } = app
  const aiko = app.as('aiko')
  const account = await make.sharedAccount(
    {
      name: 'Secretaccount KK',
      website: 'https://secretsite.example',
      city: 'Secretcity',
      notes: 'Secretnote',
    },
    ['website', 'city', 'contacts'],
  )
  await addContact(aiko, account.id, { name: 'Secretcontact', email: 'secret@customer.example' })
  const lone = await make.account({ name: 'Secretlone Ltd' })
  const deal = await make.deal({ accountId: account.id, title: 'Secretdeal' })
  await logDealActivity(app.as('kenji'), {
    dealId: deal.id,
    kind: 'NOTE',
    body: 'Secretactivity',
    clientId: newId(),
  })
  const campaign = await make.campaign({ name: 'Secretcampaign', goal: 'Secretgoal' })
  const taskId = newId()
  await addCampaignTask(aiko, {
    campaignId: campaign.id,
    id: taskId,
    input: { title: 'Secrettask', isDone: false },
  })
  const lineId = newId()
  await addCampaignBudgetLine(aiko, {
    campaignId: campaign.id,
    id: lineId,
    input: {
      label: 'Secretline',
      payerId: app.organizationId('kenji'),
      amount: { minor: 1, currency: 'JPY' },
    },
  })
  const topic = await make.topic({ title: 'Secrettopic', body: 'Secretpost' })
  const room = await make.room('Secretroom')
  await sendMessage(aiko, { roomId: room.id, body: 'Secretmessage', clientMessageId: newId() })
  await make.tradingAgreement(deal.id)
  const key = await make.apiKey({ name: 'Secretkey' })
  const headers = { 'x-api-key': key.secret }
  const edi = { method: 'POST', headers, body: new Uint8Array(await sample('po-850.edi')) }
  const posted = await app.fetch('/edi/inbound', edi)
  if (posted.status !== 200)
    throw new Error(`The order was not taken: ${posted.status} ${await posted.text()}`)
  const csv = 'name,city\nSecretimport,Secrettown\n'
  const uploaded = await app.fetch('/files/account-imports?name=secretfile.csv', {
    as: 'aiko',
    method: 'POST',
    body: csv,
  })
  const { importId } = await uploaded.json()
  const invited = await invitePartner(aiko, {
    email: 'somebody@elsewhere.example',
    inviterRole: 'VENDOR',
    inviteeRole: 'RESELLER',
    message: 'Secretinvitation',
  })
  if (!invited.invitation) throw new Error('Nobody was invited.')

  const paper = await app.fetch('/files/upload?name=secretpaper.txt', {
    as: 'aiko',
    method: 'POST',
    body: 'Secretterms',
  })
  const { fileId } = await paper.json()
  const proposed = await proposeDocument(aiko, {
    partnershipId: app.partnershipWith('kenji'),
    kind: 'AGREEMENT',
    title: 'Secretagreement',
    fileId,
    note: 'Secretnotice',
  })

  const { template } = await saveGrantTemplate(aiko, {
    name: 'Secrettemplate',
    partnershipId: app.partnershipWith('kenji'),
    recordType: 'ACCOUNT',
    fields: ['city'],
    verbs: ['READ'],
    purpose: 'Secretpurpose',
  })

  const contactId = newId()
  await addPartnershipContact(aiko, {
    id: contactId,
    partnershipId: app.partnershipWith('kenji'),
    memberId: app.memberId('aiko'),
    input: { role: 'TECHNICAL', email: 'secret@aurora.example', phone: 'Secretphone' },
  })
  const programs = await makePrograms(app)
  const protection = await makeProtection(app)

  const change = await proposeRole(aiko, {
    partnershipId: app.partnershipWith('kenji'),
    organizationId: app.organizationId('kenji'),
    role: 'DISTRIBUTOR',
  })
  if (!change.proposal) throw new Error('Nothing was proposed.')
  const exit = await planExit(aiko, {
    partnershipId: app.partnershipWith('kenji'),
    coolingOffDays: 30,
    reason: 'Secretreason',
    choices: [],
  })
  if (exit.__typename !== 'ExitPlanned') throw new Error(exit.message)

  const rows = await withClient(app.ownerUrl, async client => {
    // Asked as if the account belonged to several firms.
    await client.query(
      'insert into grant_consent (grant_id, org_id, giver_org_id) select id, org_id, org_id from record_grant where id = $1',
      [account.grantId],
    )
    await client.query(`update account set phone = 'Secretphone' where id = $1`, [lone.id])
    await client.query('update deal set probability = 50 where id = $1', [deal.id])
    const one = async (text: string) => String((await client.query<{ id: string }>(text)).rows[0]?.id)
    return {
      orderId: await one('select id from purchase_order'),
      interchangeId: await one('select id from interchange'),
      postId: await one('select id from post'),
      accountVersionId: await one(`select id from record_history where record_type = 'ACCOUNT'`),
      dealVersionId: await one(`select id from record_history where record_type = 'DEAL'`),
      memberId: app.memberId('kenji'),
      documentVersionId: await one('select id from document_version'),
      fileSha256: await one(`select encode(sha256, 'hex') as id from file`),
      tradingIdentityId: await one('select id from trading_identity limit 1'),
      ids: (
        await client.query<{ id: string }>(
          'select record_id as id from admission where partnership_id = $1',
          [app.partnershipWith('kenji')],
        )
      ).rows,
    }
  })
  const secrets = [
    ...rows.ids.map(row => row.id),
    ...[
      account.id,
      lone.id,
      account.grantId,
      taskId,
      lineId,
      key.id,
      rows.interchangeId,
      rows.postId,
      importId,
      protection.exportId,
      protection.waitingExportId,
      ...Object.values(programs).filter(each => typeof each === 'string'),
      invited.invitation.id,
      fileId,
      contactId,
      template.id,
      change.proposal.id,
      exit.exit.id,
      rows.documentVersionId,
      rows.fileSha256,
    ],
    ...[
      rows.tradingIdentityId,
      app.organizationId('kenji'),
      app.memberId('kenji'),
      'Sakura',
      'Secret',
      'SKT-PO',
      'AUR-GW',
    ],
  ].map(each => each.toLowerCase())

  const view = await startViewAs(aiko, {
    partnershipId: app.partnershipWith('kenji'),
    organizationId: app.organizationId('kenji'),
  })

  return {
    account,
    lone,
    deal,
    campaign,
    taskId,
    lineId,
    topic,
    room,
    key,
    importId,
    contactId,
    templateId: template.id,
    viewAsId: view.id,
    receiverId: app.organizationId('kenji'),
    programs,
    ...protection,
    proposalId: change.proposal.id,
    exitId: exit.exit.id,
    documentId: proposed.document.id,
    ...rows,
    invitationId: invited.invitation.id,
    partnershipId: app.partnershipWith('kenji'),
    leaks: (text: string) => secrets.filter(secret => text.toLowerCase().includes(secret)),
  }
}

export type JointWorld = Awaited<ReturnType<typeof makeJointWorld>>
