import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { expect } from 'vitest'
import type {
  CreateProgramInput,
  ProgramRequirementInput,
  ProgramTierInput,
} from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { acceptEnrolment } from './acceptEnrolment.ts'
import { createProgram } from './createProgram.ts'
import { inviteToProgram } from './inviteToProgram.ts'

export const tier = (nameEn: string, requirements: ProgramRequirementInput[] = []): ProgramTierInput => ({
  key: newId(),
  nameEn,
  nameJa: `${nameEn}級`,
  benefits: [`${nameEn} support`],
  hasMarketingFunds: false,
  requirements,
})

/** Registered for everybody, Silver for two won deals, Gold for USD 20,000 won. */
export const ladder = () => [
  tier('Registered'),
  tier('Silver', [{ criterion: 'WON_DEALS', threshold: 2 }]),
  tier('Gold', [{ criterion: 'WON_AMOUNT', threshold: 2_000_000, currency: 'USD' }]),
]

/** A program of Aurora. */
export async function makeProgram(app: TestApp, values: Partial<CreateProgramInput> = {}) {
  const id = newId()
  await createProgram(app.as('aiko'), { id, name: 'Aurora Partner Network', tiers: ladder(), ...values })
  return id
}

/** Aurora asks the firm of kenji or marta in; answers the enrolment's id. */
export async function invite(app: TestApp, programId: string, person: 'kenji' | 'marta' = 'kenji') {
  const id = newId()
  const result = await inviteToProgram(app.as('aiko'), {
    id,
    programId,
    partnershipId: app.partnershipWith(person),
    partnerId: app.organizationId(person),
  })
  if (result.__typename !== 'EnrolmentOpened') throw new Error(result.message)
  return id
}

export async function enrol(app: TestApp, programId: string, person: 'kenji' | 'marta' = 'kenji') {
  const id = await invite(app, programId, person)
  await acceptEnrolment(app.as(person), { id, expectedVersion: 1 })
  return id
}

/** An enrolment as somebody's screen gets it; an empty object when it is not theirs to see. */
export async function readEnrolment(app: TestApp, person: PersonName, id: string) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { programEnrolment(id: $id) { status version answer programName program { name } tier { nameEn } computedTier { nameEn }
      override { reason until by { name } } certifications { name isExpired } viewerCanAnswer viewerCanWithdraw viewerCanEnd viewerCanManage
      standings { tier { nameEn } isMet criteria { criterion certification value threshold missing } }
      tierChanges { nodes { cause fromNameEn toNameEn reason by { name } } } } }`,
    { id },
  )
  expect(errors).toEqual([])
  return Object(data?.['programEnrolment'])
}
