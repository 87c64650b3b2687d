import type { Dice } from './randomWorld.ts'
import { idOf } from './world.ts'
import type { Enrolment, Firm, Member, Partnership, Program, World } from './world.ts'

const id = (kind: string, index: number) => idOf(0xffffffff, kind, index)

/** Each firm but the lone one has a program, some have two. */
export function drawPrograms(dice: Dice, firms: readonly Firm[]): Program[] {
  const owners = firms.flatMap(firm => (dice.chance(40) ? [firm, firm] : [firm]))
  return owners.map((firm, index) => ({
    id: id('program', index),
    firmId: firm.id,
    isOpen: dice.chance(40),
  }))
}

const isOpen = ({ status }: Enrolment) => ['INVITED', 'APPLIED', 'ACTIVE'].includes(status)

/** A partner of the program's firm is asked, asks, is in, or was; what ties them ended, so did it. */
export function drawEnrolments(
  dice: Dice,
  programs: readonly Program[],
  partnerships: readonly Partnership[],
): Enrolment[] {
  const enrolments: Enrolment[] = []
  for (const { id: programId, firmId: ownerId } of programs) {
    for (const { id: partnershipId, parties, status } of partnerships) {
      const owner = parties.find(party => party.firmId === ownerId)
      const partner = dice.one(parties.filter(party => party.firmId !== ownerId))
      if (!owner || dice.chance(40)) continue
      const isTied = status !== 'ENDED' && !owner.hasLeft && !partner.hasLeft
      const partnerId = partner.firmId
      const drawn = dice.one([
        'INVITED',
        'APPLIED',
        'ACTIVE',
        'ACTIVE',
        'DECLINED',
        'WITHDRAWN',
        'ENDED',
      ] as const)
      const another = enrolments.some(
        each => each.programId === programId && each.partnerId === partnerId && isOpen(each),
      )
      const enrolment: Enrolment = {
        id: id('enrolment', enrolments.length),
        programId,
        ownerId,
        partnerId,
        partnershipId,
        status: drawn,
      }
      enrolments.push(
        isOpen(enrolment) && (another || !isTied) ? { ...enrolment, status: 'ENDED' } : enrolment,
      )
    }
  }
  return enrolments
}

/** A firm reads its own programs, those it is asked into, has applied to or is in, and those open to it. */
export function seesProgram(world: World, viewer: Member, programId: unknown): boolean {
  const program = world.programs.find(each => each.id === programId)
  if (!program) return false
  if (program.firmId === viewer.firmId) return true
  const isEnrolled = world.enrolments.some(
    each => each.programId === program.id && each.partnerId === viewer.firmId && isOpen(each),
  )
  return isEnrolled || (program.isOpen && arePartnersNow(world, program.firmId, viewer.firmId))
}

const arePartnersNow = ({ partnerships }: World, firmId: string, otherId: string): boolean =>
  partnerships.some(
    ({ status, parties }) =>
      status === 'ACTIVE' &&
      [firmId, otherId].every(each => parties.some(party => party.firmId === each && !party.hasLeft)),
  )
