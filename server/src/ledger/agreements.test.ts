import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { erasePersonalData } from '../audit/erasePersonalData.ts'
import { acceptInvitation } from '../partnerships/acceptInvitation.ts'
import { answerProposal } from '../partnerships/answerProposal.ts'
import { makeInvitationLink } from '../partnerships/makeInvitationLink.ts'
import { proposeDocument } from '../partnerships/proposeDocument.ts'
import { proposeFirm } from '../partnerships/proposeFirm.ts'
import { proposeRole } from '../partnerships/proposeRole.ts'
import { signDocument } from '../partnerships/signDocument.ts'
import { withdrawDocument } from '../partnerships/withdrawDocument.ts'
import { createContext } from '../platform/context.ts'
import { receiveFile } from '../platform/files/receiveFile.ts'
import { newId } from '../platform/ids.ts'
import { declineEnrolment } from '../programs/declineEnrolment.ts'
import { endEnrolment } from '../programs/endEnrolment.ts'
import { setTier } from '../programs/setTier.ts'
import { enrol, invite, ladder, makeProgram } from '../programs/testSupport.ts'
import { checkPartnershipLedger } from './checkPartnershipLedger.ts'
import { readEntries } from './testSupport.ts'

let app: TestApp
let home: string
let partnershipId: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-agreements-'))
  app = await startTestApp({ env: { home } })
  partnershipId = app.partnershipWith('kenji')
})
afterAll(() => rm(home, { recursive: true, force: true }))

const entriesOf = (person: PersonName, recordType: string, recordId: string) =>
  readEntries(app, person, { partnershipId, recordType, recordId })

const kindsOf = async (person: PersonName, recordType: string, recordId: string) =>
  (await entriesOf(person, recordType, recordId)).map(({ kind }) => kind)

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

async function propose(text: string) {
  const { fileId } = await receiveFile(app.as('aiko'), 'agreement.txt', bytesOf(text))
  const { document } = await proposeDocument(app.as('aiko'), {
    partnershipId,
    kind: 'AGREEMENT',
    title: 'Secret of Ms. Mori',
    fileId,
  })
  const [version] = await withClient(
    app.ownerUrl,
    async client =>
      (
        await client.query<{ id: string; sha256: string }>(
          `select id, encode(sha256, 'hex') as sha256 from document_version where document_id = $1`,
          [document.id],
        )
      ).rows,
  )
  if (!version) throw new Error('Nothing was proposed.')
  return { documentId: document.id, ...version }
}

async function joinMarta() {
  const asked = await proposeFirm(app.as('aiko'), { partnershipId, role: 'DISTRIBUTOR' })
  if (asked.__typename !== 'ChangeProposed') throw new Error(asked.message)
  await answerProposal(app.as('kenji'), asked.proposal.id, true)
  const invitation = await withClient(
    app.ownerUrl,
    async client =>
      (
        await client.query<{ id: string }>('select id from partnership_invitation where proposal_id = $1', [
          asked.proposal.id,
        ])
      ).rows[0]?.id,
  )
  const { url } = await makeInvitationLink(app.as('aiko'), invitation ?? '')
  await acceptInvitation(app.as('marta'), { token: url.split('/').at(-1) ?? '', acceptsSharedRecords: true })
  return asked.proposal.id
}

/** Marta, who works for Sakura too now. */
async function colleagueOfKenji() {
  const identity = app.identity('marta')
  const memberId = newId()
  const organizationId = app.organizationId('kenji')
  await withClient(app.ownerUrl, client =>
    client.query(
      `insert into member (id, org_id, person_id, name, roles) values ($1, $2, $3, 'Marta', '{OWNER}')`,
      [memberId, organizationId, identity.personId],
    ),
  )
  const viewer = { personId: identity.personId, organizationId, memberId, roles: ['OWNER' as const] }
  return createContext(app.app.source, { ...identity, viewer }, 'en')
}

describe('the ledger of what firms agree', () => {
  it('holds which bytes were proposed, who signed them, and since when they are in force', async () => {
    const { documentId, id, sha256 } = await propose('Terms')
    await signDocument(app.as('aiko'), id, sha256)
    await signDocument(app.as('kenji'), id, sha256)
    const entries = await entriesOf('kenji', 'DOCUMENT', documentId)
    expect(entries.map(({ kind }) => kind)).toEqual([
      'document.proposed',
      'document.signed',
      'document.signed',
      'document.inForce',
    ])
    for (const { payload, words } of entries) {
      expect(payload).toMatchObject({ documentKind: 'AGREEMENT', versionNo: 1, versionId: id, sha256 })
      expect(words).toMatchObject({ title: 'Secret of Ms. Mori' })
    }
    expect(entries[2]).toMatchObject({
      by: app.organizationId('kenji'),
      payload: { organizationId: app.organizationId('kenji') },
      words: { signedName: 'Kenji Tanaka' },
    })
    expect(JSON.stringify(entries.map(({ payload }) => payload))).not.toMatch(/Mori|Kenji|Aiko/)
    const withdrawn = await propose('Other terms')
    await withdrawDocument(app.as('aiko'), withdrawn.id)
    expect(await kindsOf('kenji', 'DOCUMENT', withdrawn.documentId)).toEqual([
      'document.proposed',
      'document.withdrawn',
    ])
  })

  it('holds proposals, each other firm’s consent and what became of them, once', async () => {
    const organizationId = app.organizationId('kenji')
    const role = async () => {
      const asked = await proposeRole(app.as('aiko'), { partnershipId, organizationId, role: 'TECHNOLOGY' })
      if (asked.__typename !== 'ChangeProposed') throw new Error(asked.message)
      return asked.proposal.id
    }
    const declined = await role()
    await answerProposal(app.as('kenji'), declined, false)
    const carriedOut = await role()
    await Promise.all([1, 2].map(() => answerProposal(app.as('kenji'), carriedOut, true)))
    expect(await kindsOf('aiko', 'PROPOSAL', declined)).toEqual(['proposal.made', 'proposal.declined'])
    const entries = await entriesOf('aiko', 'PROPOSAL', carriedOut)
    expect(entries.map(({ kind, by }) => [kind, by])).toEqual([
      ['proposal.made', app.organizationId('aiko')],
      ['proposal.consented', organizationId],
      ['proposal.done', organizationId],
    ])
    expect(entries[0]?.payload).toMatchObject({
      proposalKind: 'CHANGE_ROLE',
      role: 'TECHNOLOGY',
      organizationId,
    })
  })

  it('holds enrolments and tiers for their two sides', async () => {
    const tiers = ladder()
    const programId = await makeProgram(app, { tiers })
    const enrolmentId = await enrol(app, programId)
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const gold = tiers[2]?.key ?? ''
    const { version } = await app
      .as('kenji')
      .query(tx =>
        tx
          .selectFrom('program_enrolment')
          .select('version')
          .where('id', '=', enrolmentId)
          .executeTakeFirstOrThrow(),
      )
    const held = { enrolmentId, expectedVersion: version, tierKey: gold, reason: 'Ms. Mori asked', until }
    expect(await setTier(app.as('aiko'), held)).toMatchObject({ __typename: 'EnrolmentEdited' })
    expect(
      await endEnrolment(app.as('kenji'), { id: enrolmentId, expectedVersion: version + 1 }),
    ).toMatchObject({ __typename: 'EnrolmentEdited' })
    const entries = await entriesOf('kenji', 'ENROLMENT', enrolmentId)
    expect(entries.map(({ kind }) => kind)).toEqual([
      'enrolment.invited',
      'enrolment.started',
      'enrolment.tierMoved',
      'enrolment.tierMoved',
      'enrolment.ended',
    ])
    expect(entries[0]).toMatchObject({
      payload: { programOwnerId: app.organizationId('aiko'), partnerId: app.organizationId('kenji') },
      words: { programName: 'Aurora Partner Network' },
    })
    expect(entries[3]).toMatchObject({
      payload: {
        cause: 'OVERRIDE',
        tierBefore: { en: 'Registered', ja: 'Registered級' },
        tier: { en: 'Gold', ja: 'Gold級' },
      },
      words: { reason: 'Ms. Mori asked' },
    })
    expect(JSON.stringify(entries.map(({ payload }) => payload))).not.toContain('Mori')
    const declined = await invite(app, programId)
    await declineEnrolment(app.as('kenji'), { id: declined, expectedVersion: 1 })
    expect(await kindsOf('aiko', 'ENROLMENT', declined)).toEqual(['enrolment.invited', 'enrolment.declined'])
  })

  it('tells a firm that joins later nothing of what it was not let in to', async () => {
    const { documentId } = await propose('Of before')
    const enrolmentId = await enrol(app, await makeProgram(app))
    const proposalId = await joinMarta()
    expect(await kindsOf('marta', 'DOCUMENT', documentId)).toEqual([])
    expect(await kindsOf('marta', 'ENROLMENT', enrolmentId)).toEqual([])
    expect(await kindsOf('aiko', 'PROPOSAL', proposalId)).toEqual([
      'proposal.made',
      'proposal.consented',
      'proposal.agreed',
      'proposal.done',
    ])
    expect(await kindsOf('stranger', 'PROPOSAL', proposalId)).toEqual([])
    const after = await propose('Of after')
    expect(await kindsOf('marta', 'DOCUMENT', after.documentId)).toEqual(['document.proposed'])
  })

  it('stays whole with all of them, also when a signer’s name was erased', async () => {
    const { documentId, id, sha256 } = await propose('Last terms')
    await signDocument(app.as('kenji'), id, sha256)
    await erasePersonalData(await colleagueOfKenji(), app.memberId('kenji'))
    const signed = (await entriesOf('aiko', 'DOCUMENT', documentId)).find(
      ({ kind }) => kind === 'document.signed',
    )
    expect(signed?.words).toMatchObject({ signedName: null })
    for (const person of ['aiko', 'kenji', 'marta'] as const)
      expect(await checkPartnershipLedger(app.as(person), partnershipId)).toMatchObject({ fault: null })
  })
})
