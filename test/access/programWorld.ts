import { acceptEnrolment } from '@enishi/server/src/programs/acceptEnrolment.ts'
import { createProgram } from '@enishi/server/src/programs/createProgram.ts'
import { inviteToProgram } from '@enishi/server/src/programs/inviteToProgram.ts'
import { recordCertification } from '@enishi/server/src/programs/recordCertification.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import type { TestApp } from '../support/index.ts'

/** A program of Aurora that Sakura is in, one that it is asked into, and one of Sakura's own that its partners may apply to. */
export async function makePrograms(app: TestApp) {
  const aiko = app.as('aiko')
  const tierKey = newId()
  const tiers = [
    { key: tierKey, nameEn: 'Secrettier', nameJa: '秘密', benefits: ['Secretbenefit'], requirements: [] },
  ]
  const [programId, otherId, offeredId] = [newId(), newId(), newId()]
  await createProgram(aiko, { id: programId, name: 'Secretprogram', description: 'Secretterms', tiers })
  await createProgram(aiko, { id: otherId, name: 'Secretsecond', tiers })
  await createProgram(app.as('kenji'), { id: offeredId, name: 'Secretoffer', isOpen: true, tiers })
  const [enrolmentId, invitedId, certificationId] = [newId(), newId(), newId()]
  const partner = { partnershipId: app.partnershipWith('kenji'), partnerId: app.organizationId('kenji') }
  await inviteToProgram(aiko, { id: enrolmentId, programId, ...partner })
  await acceptEnrolment(app.as('kenji'), { id: enrolmentId, expectedVersion: 1 })
  await recordCertification(aiko, { enrolmentId, id: certificationId, input: { name: 'Secretcertificate' } })
  await inviteToProgram(aiko, { id: invitedId, programId: otherId, message: 'Secretcall', ...partner })
  return { programId, otherId, offeredId, tierKey, tiers, enrolmentId, invitedId, certificationId }
}
